import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { type Intent, optionsIn } from '#core/commands/intent.ts';
import { parseFields } from '#core/commands/options/parse.ts';
import type { Document } from '#core/document.ts';

/** What is answered to somebody, and the intent that was answered, where one was. */
export interface Answered {
  readonly answer: Reply;
  readonly intent?: Intent | undefined;
}

/** Does what an intent asks for; never rejects. */
export async function runIntent(
  appApi: Pick<AppApi, 'commands' | 'dispatch' | 'explain'>,
  intent: Intent,
  caller: Caller,
): Promise<Reply> {
  try {
    const command = findCommand(appApi.commands, intent.command);
    return await appApi.dispatch(command.name, parseFields(command, optionsIn(intent)), caller);
  } catch (error) {
    return appApi.explain(error);
  }
}

/** A document as it is for one reader alone: nobody else is there that a paper could be for. */
export function forOneReader(document: Document): Document {
  return { papers: 'mine', ...document };
}
