import { findCommand } from '../find-command.ts';
import type { Intent, OptionValue } from '../intent.ts';
import type { Described } from './described.ts';
import { parseOptions } from './parse.ts';

/** What a typed line asks for; what is usual anyway is left out. Throws a UserError that says what to type instead. */
export function readLine(commands: readonly Described[], line: string): Intent {
  const [, name = '', rest = ''] = /^\s*(\S+)([\s\S]*)$/.exec(line) ?? [];
  const command = findCommand(commands, name);
  const { shape } = command.options;
  const given = Object.entries(parseOptions(command, rest)).flatMap(([option, value]) =>
    value === undefined || value === shape[option]?.safeParse(undefined).data
      ? []
      : [[option, fieldOf(value)] as const],
  );
  return given.length > 0
    ? { command: command.name, options: Object.fromEntries(given) }
    : { command: command.name };
}

function fieldOf(value: unknown): OptionValue {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
