import type { Intent } from './intent.ts';
import type { Described } from './options/described.ts';
import { optionsAmong } from './options/parse.ts';

/** An intent whose fields somebody has typed: an option that stands among a field's free words ("agents sort:date") is taken out of them. Throws a UserError as `parseOptions` does. */
export function readFields(commands: readonly Described[], { command: name, options = {} }: Intent): Intent {
  const command = commands.find((each) => each.name === name);
  const rest = command?.rest;
  const typed = rest === undefined ? undefined : options[rest];
  if (!command || rest === undefined || typeof typed !== 'string') return { command: name, options };
  const { named, words } = optionsAmong(command, typed, Object.keys(options));
  return named.length > 0
    ? { command: name, options: { ...options, ...Object.fromEntries(named), [rest]: words } }
    : { command: name, options };
}
