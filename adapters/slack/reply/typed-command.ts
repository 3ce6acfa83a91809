import type { Command } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { parseOptions } from '#core/commands/options/parse.ts';

/** What a typed line asks for. */
export interface TypedCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

type Commands = readonly Command<never>[];

/** Reads a line as it is typed behind the slash command. Throws a UserError that says what to type instead. */
export function typedCommand(commands: Commands, line: string): TypedCommand {
  const [, name = '', rest = ''] = /^\s*(\S+)([\s\S]*)$/.exec(line) ?? [];
  const command = findCommand(commands, name);
  return { name: command.name, options: parseOptions(command, rest) };
}

/** The same; undefined where the line cannot be read. */
function readable(commands: Commands, line: string): TypedCommand | undefined {
  try {
    return typedCommand(commands, line);
  } catch {
    return undefined;
  }
}

function isForMe({ options }: TypedCommand): boolean {
  return options.for === 'me' || options.whose === 'me';
}

const READING = new Set(['today', 'search', 'similar', 'paper', 'top']);
// Whether a paper is not for the channel or for the asker alone depends on who asks.
const OWN = new Set(['saved', 'save', 'unsave', 'topics', 'dismiss']);
/** Something will be posted into the channel after these. */
const ORDERING = new Set(['subscribe', 'resume']);

/** Whether a line changes nothing and is answered alike for everybody. */
export function isForAll(commands: Commands, line: string): boolean {
  const call = readable(commands, line);
  return call !== undefined && READING.has(call.name) && !isForMe(call);
}

/** Whether the answer to a line is the asker's own matter. */
export function isPersonal(commands: Commands, line: string): boolean {
  const call = readable(commands, line);
  return call !== undefined && (OWN.has(call.name) || isForMe(call));
}

/** Whether a line has a digest brought into the channel where it is typed. */
export function isOrder(commands: Commands, line: string): boolean {
  const call = readable(commands, line);
  return call !== undefined && ORDERING.has(call.name) && !isForMe(call);
}
