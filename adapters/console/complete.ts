import type { Described } from '#core/commands/options/described.ts';
import { choicesOf } from '#core/commands/options/expected.ts';

/** Words that end the prompt. */
export const LEAVING: readonly string[] = ['quit', 'exit'];

/** What the last word of a line may become, and that word, as node:readline's `completer` wants them. */
export function completeLine(commands: readonly Described[], line: string): [string[], string] {
  const words = line.trimStart().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (words.length < 2) return [starting(last, [...commands.map(({ name }) => name), ...LEAVING], ' '), last];
  const command = commands.find(({ name }) => name === words[0]?.toLowerCase());
  if (!command) return [[], last];
  const before = /^--(\S+)$/.exec(words.at(-2) ?? '')?.[1];
  if (before && Object.hasOwn(command.options.shape, before))
    return [starting(last, choicesOf(command, before), ' '), last];
  const [, head = '', name = '', typed = ''] = /^((?:--)?([^\s:=-][^\s:=]*)[:=])(.*)$/.exec(last) ?? [];
  if (head) return [starting(typed, choicesOf(command, name), ' ').map((value) => head + value), last];
  return [wordsAfter(command, last), last];
}

/** The same, and what completes a value, such as the topics followed here or a zone; that replaces all that is typed of it. */
export async function completeWords(
  commands: readonly Described[],
  line: string,
  suggest: (command: string, option: string, typed: string) => Promise<readonly string[]>,
): Promise<[string[], string]> {
  const [, name = '', typed = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? [];
  const command = commands.find((each) => each.name === name.toLowerCase());
  for (const open of command ? openValues(command, typed) : []) {
    const values = await suggest(name.toLowerCase(), open.option, open.typed);
    const begun = begunBy(values.map(open.written), open);
    if (begun.length > 0) return [begun, open.whole];
  }
  return completeLine(commands, line);
}

// A name that is being typed.
const OPEN_NAME = /(?:^|[\s-])(?:author|org):[^:]*$/i;

interface OpenValue {
  readonly option: string;
  /** What is typed of the value, and that as it stands in the line. */
  readonly typed: string;
  readonly whole: string;
  /** How a value stands there. */
  readonly written: (value: string) => string;
  /** Whether what only holds the typed part is meant as well: people type a word of a name, and the city of a zone. */
  readonly holds: boolean;
}

/** The values that the end of a line may be a part of: of the option that is named there, else of the words; of a zone, its last word too. */
function openValues({ rest = '', completes = {} }: Described, typed: string): OpenValue[] {
  const kinds: Readonly<Record<string, string | undefined>> = completes;
  const holds = (option: string) => kinds[option] === 'zone' || OPEN_NAME.test(typed);
  for (const option of Object.keys(completes)) {
    const named = new RegExp(`(?:^|\\s)((?:--)?${option}[:=]|--${option} )(["“]?)([^"”]*)$`, 'i').exec(typed);
    const [, head = '', quote = '', part = ''] = named ?? [];
    const whole = head + quote + part;
    const written = (value: string) => head + quotedIf(value);
    if (named) return [{ option, typed: part, whole, written, holds: holds(option) }];
  }
  if (!Object.hasOwn(completes, rest)) return [];
  const last = typed.split(/\s+/).at(-1) ?? '';
  const ends = kinds[rest] === 'zone' && last !== typed ? [typed, last] : [typed];
  return ends.map((whole) => ({
    option: rest,
    typed: whole,
    whole,
    written: (value) => value,
    holds: holds(rest),
  }));
}

function quotedIf(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}

/** The values that begin as what is typed, or hold it: of several such, what is typed stays among them, so that Tab takes nothing away. */
function begunBy(values: readonly string[], { whole, holds }: OpenValue): string[] {
  const others = values.filter((value) => value !== whole);
  const begun = others.filter((value) => bare(value).startsWith(bare(whole)));
  if (begun.length > 0 || !holds) return begun;
  return others.length > 1 ? [whole, ...others] : others;
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll('"', '');
}

function wordsAfter(command: Described, last: string): string[] {
  const names = Object.keys(command.options.shape);
  if (last.startsWith('-'))
    return starting(
      last,
      names.map((name) => `--${name}`),
      ' ',
    );
  const bare = (command.bare ?? []).flatMap((name) => choicesOf(command, name));
  return [
    ...starting(last, bare, ' '),
    ...starting(
      last,
      names.filter((name) => name !== command.rest),
      ':',
    ),
  ];
}

function starting(typed: string, words: readonly string[], end: string): string[] {
  return words.filter((word) => word.startsWith(typed.toLowerCase())).map((word) => word + end);
}
