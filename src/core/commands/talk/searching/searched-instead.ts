import type { Action } from '../../../document.ts';
import { closest } from '../../../text/closest.ts';
import { clipWords, oneLine } from '../../../text/text.ts';
import type { Command } from '../../command.ts';
import type { Intent } from '../../intent.ts';
import type { Described } from '../../options/described.ts';
import { choicesOf } from '../../options/expected.ts';
import { accepts, schemaOf } from '../../options/values.ts';
import { wordsOfLine } from '../../options/words.ts';

/** What has to be known of a command to tell whether the words behind its name are meant for it. */
export type Searchable = Described & Pick<Command<never>, 'instead'>;

/** The button that searches for words, where any command does, or does with them what `instead` says. */
export function searchFor(
  commands: readonly Pick<Searchable, 'name' | 'rest' | 'fallback'>[],
  words: string,
  instead: Partial<Intent> = {},
): Action | undefined {
  const named = commands.find(({ name, fallback }) =>
    instead.command ? name === instead.command : fallback,
  );
  if (named?.rest === undefined) return undefined;
  const { name, rest, fallback } = named;
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}${fallback ? ' for' : ''} ${clipWords(words, 40)}`;
  return { label, command: name, options: { ...instead.options, [rest]: words } };
}

const LONGEST = 200;
const ANY_TEXT = '?';
const SMALL =
  '(?:an?|the|some|any|more|less|new|papers?|works?|articles?|research|on|from|about|to|for|like|of|in|with|me|us|do|does|did|is|are|that|this|at|\\d+)';
// Where it is meant, and what digests are called.
const OFTEN_NAMED = ['channel', 'daily', 'weekly', 'monthly'];
// What stands between a command's name and what papers are to be about, and behind it: "papers to", "10 … papers".
const AROUND = new RegExp(
  `^(?:${SMALL}\\s+)+(?=\\S)|(?:\\s+(?:papers?|articles?|at|by|for|from|in|of|on|the|this|to|with))+$`,
  'gi',
);
// Nor do these name a subject, with or without others.
const ALONE = new RegExp(`^(?:${SMALL}|all|everything|first|it|last|one|now|forever|please)$`, 'i');

/** The search, or what else, that somebody may have meant who typed these words behind a command's name, where the command made nothing of them: "web agents". Undefined where they are the command's own, nearly so, or nothing to look for. */
export function searchedInstead(
  commands: readonly Searchable[],
  { command: name, words: typed }: { readonly command: string; readonly words: string },
): Action | undefined {
  const command = commands.find((each) => each.name === name);
  // A topic may be any words, and what is wrong with one is said by itself.
  if (!command || command.fallback || completionOf(command) === 'topic') return undefined;
  const words = withoutOptions(command, oneLine(typed));
  const names = commands.map((each) => each.name);
  if (words.length > LONGEST || !isToLookFor(command, words, names)) return undefined;
  const { instead } = command;
  const subject = instead ? notItsOwn(command, words).replace(AROUND, '') : `${name} ${words}`;
  return subject ? searchFor(commands, subject, instead) : undefined;
}

/** The words without those that the command takes: "week", "9am", "Berlin". */
function notItsOwn(command: Searchable, words: string): string {
  const { bare = [], rest } = command;
  // Where its one open option takes words alone, all of them were read as that one.
  const names = bare.length > 0 && rest !== undefined ? [...bare, rest] : bare;
  const closed = names.map((name) => schemaOf(command, name)).filter((schema) => !accepts(schema, ANY_TEXT));
  const left = words.split(' ').filter((word) => !closed.some((schema) => accepts(schema, word)));
  return left.join(' ');
}

/** What completes the option that takes a command's words. */
function completionOf({ rest = '', completes = {} }: Searchable): string | undefined {
  return (completes as Readonly<Record<string, string | undefined>>)[rest];
}

function withoutOptions({ options }: Searchable, words: string): string {
  const isOption = (word: string) =>
    Object.hasOwn(options.shape, word.slice(0, Math.max(0, word.indexOf(':'))));
  return wordsOfLine(words)
    .map(({ raw }) => raw)
    .filter((word) => !isOption(word) && !word.startsWith('-'))
    .join(' ');
}

/** Whether a word at least is none of the command's, and none of an address, a number or a flag. */
function isToLookFor(command: Searchable, words: string, names: readonly string[]): boolean {
  if (/@|:\/\//.test(words)) return false;
  const own = Object.keys(command.options.shape);
  const known = [...own, ...own.flatMap((option) => choicesOf(command, option)), ...OFTEN_NAMED];
  if (completionOf(command) === 'command') known.push(...names);
  const parts = words.split(' ').filter((word) => /^(?!.*:).*\p{L}{2}/u.test(word) && !ALONE.test(word));
  return parts.some((word) => closest(word, known) === undefined);
}
