import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { startMenu, withGuesses } from '../../shared/conversation/menu.ts';
import { COMMAND } from '../ids.ts';

/** What a typed line asks for, or the answer that says why nothing can be made of it. */
export type Read = { readonly intent: Intent } | { readonly reply: Reply };

export function readTyped({ commands, explain }: AppApi, line: string): Read {
  if (!line.trim()) {
    return { reply: { status: 'answered', document: startMenu(commands, { prefix: COMMAND }) } };
  }
  try {
    return { intent: readLine(commands, line) };
  } catch (error) {
    return { reply: withGuesses(commands, explain(error), line) };
  }
}
