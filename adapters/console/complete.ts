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

/** The same, and what completes the words of a command, such as the topics followed here; that replaces all that is typed of them. */
export async function completeWords(
  commands: readonly Described[],
  line: string,
  suggest: (command: string, option: string, typed: string) => Promise<readonly string[]>,
): Promise<[string[], string]> {
  const [, name = '', typed = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? [];
  const command = commands.find((each) => each.name === name.toLowerCase());
  const { rest = '', completes = {} } = command ?? {};
  const words = command && Object.hasOwn(completes, rest) ? await suggest(command.name, rest, typed) : [];
  const begun = words.filter((each) => each.startsWith(typed));
  return begun.length > 0 ? [begun, typed] : completeLine(commands, line);
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
