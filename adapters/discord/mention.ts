import type { Intent } from '#core/commands/intent.ts';
import type { Described } from '#core/commands/options/described.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import type { Part, Typed } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { typedLine } from './group.ts';
import { ROOT } from './ids.ts';

/** The slash command as Discord has registered it; all that can be asked is below it. */
export interface Root {
  readonly id: string;
  readonly commands: readonly Described[];
}

/** A command as a mention that can be tapped. */
export interface Mentioned extends Typed {
  readonly mention: string;
}

export function isMentioned(part: Part): part is Mentioned {
  return typeof part === 'object' && 'mention' in part;
}

/** A command that can be tapped, and behind it what is to be given with it, under the names that Discord asks for; as it is where its line cannot be read. */
export function mentioned(typed: Typed, { id, commands }: Root): Typed | Mentioned {
  const intent = intentOf(typed.command, commands);
  const plain = { command: typedLine(typed.command, commands) };
  if (!intent) return plain;
  const given = Object.entries(intent.options ?? {}).map(([name, value]) => `${name}:${value}`);
  const words = oneLine(given.join(' '));
  // Nothing in a span can be escaped, and a backtick ends it.
  if (words.includes('`')) return plain;
  const command = `</${ROOT} ${typedLine(intent.command, commands)}:${id}>`;
  return { ...plain, mention: words ? `${command} \`${words}\`` : command };
}

function intentOf(line: string, commands: readonly Described[]): Intent | undefined {
  // Alone it may lack what it needs: that is asked for once it is tapped.
  if (commands.some(({ name }) => name === line)) return { command: line };
  try {
    return readLine(commands, line);
  } catch {
    return undefined;
  }
}
