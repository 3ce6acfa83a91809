import { paperAlone, papersLinked, takePapers } from '../../search/paper-reference.ts';
import { oneLine } from '../../text/text.ts';
import { findCommand } from '../find-command.ts';
import type { Intent, OptionValue } from '../intent.ts';
import { actionOn, LOOK } from '../paper-actions.ts';
import type { Described } from './described.ts';
import { optionsAmong, parseOptions } from './parse.ts';

/** What a typed line asks for; what is usual anyway is left out. A paper's id or link alone looks at it, several are looked for. Throws a UserError that says what to type instead. */
export function readLine(commands: readonly Described[], line: string): Intent {
  const several = papersTyped(commands, line);
  if (several) return several;
  const paper = paperTyped(commands, line);
  if (paper !== undefined) return actionOn(LOOK, paper);
  const { name, rest } = splitLine(line);
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

/** An intent whose fields somebody has typed: an option that stands among a field's free words ("agents sort:date") is taken out of them. Throws a UserError as `parseOptions` does. */
export function readFields(commands: readonly Described[], { command: name, options = {} }: Intent): Intent {
  const command = commands.find((each) => each.name === name);
  const rest = command?.rest;
  const typed = rest === undefined ? undefined : options[rest];
  if (!command || rest === undefined || typeof typed !== 'string') return { command: name, options };
  const { named, words } = optionsAmong(command, typed, Object.keys(options));
  if (named.length === 0 && words.replace(/\s+/g, ' ') === oneLine(typed)) return { command: name, options };
  const { [rest]: _, ...others } = options;
  return {
    command: name,
    options: { ...others, ...Object.fromEntries(named), ...(words ? { [rest]: words } : {}) },
  };
}

/** The paper that a typed line is about, where it says nothing else, or is no command and links to it alone. */
function paperTyped(commands: readonly Described[], line: string): string | undefined {
  const alone = paperAlone(line);
  if (alone !== undefined) return alone;
  const { name } = splitLine(line);
  if (commands.some((command) => command.name === name.toLowerCase().replace(/^\//, ''))) return undefined;
  const linked = papersLinked(line);
  if (linked.length > 0) return linked.length === 1 ? linked[0] : undefined;
  // "open 2608.01234"; in a longer text an id is one word of many.
  if (line.length > LONGEST) return undefined;
  const { papers, rest } = takePapers(line);
  return papers.length === 1 && rest.split(' ').length <= FEW ? papers[0] : undefined;
}

/** The search for several papers that a line names without a word beside them. */
function papersTyped(commands: readonly Described[], line: string): Intent | undefined {
  if (line.length > LONGEST || !/\d{4}/.test(line)) return undefined;
  const { papers, rest } = takePapers(line);
  const search = commands.find(({ fallback }) => fallback);
  if (papers.length < 2 || /[\p{L}\p{N}]/u.test(rest) || search?.rest === undefined) return undefined;
  return { command: search.name, options: { [search.rest]: line.trim() } };
}

const FEW = 3;
const LONGEST = 200;

function splitLine(line: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^\s*(\S+)([\s\S]*)$/.exec(line) ?? [];
  return { name, rest };
}

function fieldOf(value: unknown): OptionValue {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
