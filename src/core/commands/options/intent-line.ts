import { type Intent, type OptionValue, optionsIn } from '../intent.ts';
import type { Described } from './described.ts';
import { choicesOf } from './expected.ts';
import { parseFields, parseOptions } from './parse.ts';

/** An intent as a line to type, which is read back as that intent whatever its words are. */
export function intentLine(commands: readonly Described[], intent: Intent): string {
  const command = commands.find(({ name }) => name === intent.command);
  const options = optionsIn(intent);
  // As people would type it; else every option by its name; and after two hyphens everything is words.
  const [plain = intent.command, named = plain, safe = plain] = linesFor(command, intent.command, options);
  return command ? ([plain, named].find((line) => reads(command, line, options)) ?? safe) : named;
}

type Options = Readonly<Record<string, OptionValue>>;

function linesFor(command: Described | undefined, name: string, options: Options): string[] {
  const { rest = '', bare = [] } = command ?? {};
  const order = Object.keys(command?.options.shape ?? options).filter((option) =>
    Object.hasOwn(options, option),
  );
  const others = order.filter((option) => option !== rest);
  const spelt = (option: string) => `${option}:${quoted(options[option] ?? '')}`;
  const isPlain = (option: string) =>
    command && bare.includes(option) && choicesOf(command, option).length > 0;
  const words = rest in options ? [String(options[rest])] : [];
  const [bareOnes, left] = [others.filter(isPlain), others.filter((option) => !isPlain(option))];
  return [
    [name, ...bareOnes.map((option) => String(options[option])), ...words, ...left.map(spelt)],
    [name, ...words, ...others.map(spelt)],
    [name, ...others.map(spelt), '--', ...words],
  ].map((parts) => parts.join(' '));
}

function quoted(value: OptionValue): string {
  const text = String(value);
  return /\s/.test(text) ? `"${text}"` : text;
}

function reads(command: Described, line: string, options: Options): boolean {
  try {
    const read = parseOptions(command, line.slice(command.name.length));
    return JSON.stringify(sorted(read)) === JSON.stringify(sorted(parseFields(command, options)));
  } catch {
    return false;
  }
}

function sorted(options: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
