import type { Archive } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import type { NameKind } from '#core/search/names.ts';
import { isStopword } from '#core/text/words.ts';
import { namesInFull } from '../../access/names-in-full.ts';
import { papersOf } from '../../access/papers-of.ts';

type Names = Pick<Archive, 'named' | 'namesLike' | 'isOfName' | 'search' | 'papersWith' | 'papersWriting'>;

/** A name among other words, and those words. */
export interface NameAmong extends StoredName {
  readonly rest: readonly string[];
  /** Whether no stored paper writes it beside the word that stands next to it: "Google Maps" is a thing, and "Google robots" are robots of Google's. */
  readonly isApart: boolean;
  /** The search for all of the words, none of which is read as a name. */
  readonly asWords: string;
}

// Whoever types more has a title or a sentence.
const MOST_WORDS = 8;
const LONGEST = { org: 6, author: 3 };
const SHORTEST = 3;
// So many times more papers are from an organisation than speak of a word that is a part of its name, and so many at least.
const TIMES = 3;
const FEWEST = 5;
// A word in capitals is a name rather than a word, where not so many times more papers speak of it than are from whoever is called so.
const CAPITALS = /^[A-Z]{3,7}$/;
const TIMES_SPOKEN = 2;
/** Of more papers it is known that they are many. */
const COUNTED = 100;
// Small words that people are called.
const NAME_TOO = /^(?:he|an|so|may|her|you|will|do|am|own|van|de)$/i;
// Whose papers are asked for is not told by them.
const LEAVES_OUT = /^(?:not|no|without|except|excluding|but|versus|vs)$/i;
// In many names, so that by themselves they say whose papers are meant of none.
const OF_MANY =
  /^(?:university|institute|institut|lab|labs|laboratory|research|technology|technologies|college|academy|school|cent(?:er|re)|group|team|department|inc|ltd|corp|national|state|sciences?|ai|nlp|vision|the|of|for|and|at|in|de)$/i;
/** What stands beside a name and says nothing of what its papers are about. */
export const SAYS_NOTHING =
  /^(?:by|from|at|of|about|on|in|and|the|is|there|any|anything|something|show|me|find|written|published|released|author|papers?|articles?|works?|research|new|newest|latest|recent|s)$/i;

/** The organisation that words of a search name beside what it is about: "Tsinghua University agents", "nvidia robotics papers". Undefined where there is none, or its name is a word that papers are rather about. */
export function organizationAmong(archive: Names, typed: readonly string[]): NameAmong | undefined {
  return among(archive, typed, 'org', (run) =>
    run.length > 1 ? longName(archive, run) : shortName(archive, run[0] ?? ''),
  );
}

/** The author whose whole name stands among the words of a search that no stored paper has: "Sergey Levine robots". */
export function authorAmong(archive: Names, typed: readonly string[]): NameAmong | undefined {
  return among(archive, typed, 'author', (run) => (run.length > 1 ? authorOf(archive, run) : undefined));
}

function authorOf(archive: Names, run: readonly string[]): string | undefined {
  if (run.some((word) => isStopword(word.toLowerCase()) && !NAME_TOO.test(word))) return undefined;
  const name = archive.named('author', run.join(' '));
  return name !== undefined && speaking(archive, run.join(' ')) === 0 ? name : undefined;
}

function among(
  archive: Names,
  typed: readonly string[],
  kind: NameKind,
  nameOf: (run: readonly string[]) => string | undefined,
): NameAmong | undefined {
  if (typed.length < 2 || typed.length > MOST_WORDS || typed.some((word) => LEAVES_OUT.test(word)))
    return undefined;
  // "Tencent Hunyuan" is one of them, and not Hunyuan of Tencent's.
  if ((['org', 'author'] as const).some((each) => archive.isOfName(each, typed.join(' ')))) return undefined;
  for (let size = Math.min(LONGEST[kind], typed.length - 1); size > 0; size--) {
    for (let at = 0; at + size <= typed.length; at++) {
      const run = typed.slice(at, at + size);
      const [before, behind] = [typed.slice(0, at), typed.slice(at + size)];
      const rest = [...before, ...behind].filter((word) => !SAYS_NOTHING.test(word));
      const name = rest.length > 0 ? nameOf(run) : undefined;
      if (name === undefined) continue;
      const beside = [
        [before.at(-1), ...run],
        [...run, behind[0]],
      ].map((words) => words.filter(Boolean));
      const isApart = beside.every(
        (words) => words.length === run.length || speaking(archive, words.join(' ')) === 0,
      );
      const asWords = [...before, `"${run.join(' ')}"`, ...behind].join(' ');
      return { kind, name, rest, isApart, asWords };
    }
  }
  return undefined;
}

/** Several words that are an organisation's, one of them hardly anything else, and that are rather its name than what papers are about. */
function longName(archive: Names, run: readonly string[]): string | undefined {
  const typed = run.join(' ');
  if ([run[0], run.at(-1)].some((word) => isStopword((word ?? '').toLowerCase()))) return undefined;
  // Most words are nobody's: that is told from the names alone, before papers are counted.
  const whole = archive.named('org', typed);
  const name = whole ?? (archive.isOfName('org', typed) ? typed : undefined);
  if (name === undefined || !run.some((word) => isTelling(archive, word))) return undefined;
  const times = whole === undefined ? TIMES : 1;
  return speaking(archive, typed) * times <= papersFrom(archive, typed) ? name : undefined;
}

function isTelling(archive: Names, word: string): boolean {
  return isOwn(word) && (archive.papersWith(word) ?? Infinity) <= TIMES * papersFrom(archive, word);
}

/** One word that is an organisation's whole name, or so telling a part of some that hardly anything else is called so. */
function shortName(archive: Names, word: string): string | undefined {
  if (!isOwn(word)) return undefined;
  const called = CAPITALS.test(word) ? calledInShort(archive, word) : undefined;
  if (called) return called;
  const from = papersFrom(archive, word);
  if (from === 0) return undefined;
  const speak = archive.papersWith(word) ?? Infinity;
  if (from < speak) return undefined;
  return isMore(from, speak) || archive.named('org', word) !== undefined ? word : undefined;
}

/** The organisation that a word in capitals is short for: "MIT", which is a licence, too. */
function calledInShort(archive: Names, word: string): string | undefined {
  const speak = archive.papersWith(word) ?? Infinity;
  const [name] = speak > COUNTED ? [] : namesInFull(archive, word);
  if (name === undefined) return undefined;
  const from = papersFrom(archive, name);
  const short = archive.isOfName('org', word) ? word : name;
  return from >= FEWEST && from * TIMES_SPOKEN >= speak ? short : undefined;
}

/** Whether far more papers are from an organisation with a word in its name than have the word, "bytedance", or from one with several words as its whole name than write them, "Stanford University". */
export function isRatherName(archive: Names, typed: string): boolean {
  if (!typed.includes(' ')) return isRatherWord(archive, typed);
  const isWhole = archive.named('org', typed) !== undefined;
  return isWhole && isMore(papersFrom(archive, typed), speaking(archive, typed));
}

function isRatherWord(archive: Names, word: string): boolean {
  return isOwn(word) && isMore(papersFrom(archive, word), archive.papersWith(word) ?? Infinity);
}

function isMore(from: number, speak: number): boolean {
  return from >= FEWEST && from >= TIMES * speak;
}

function isOwn(word: string): boolean {
  return word.length >= SHORTEST && !OF_MANY.test(word) && !isStopword(word.toLowerCase());
}

function papersFrom(archive: Names, name: string): number {
  return papersOf(archive, { kind: 'org', name });
}

/** How many papers speak of some words, one behind the other. */
function speaking(archive: Names, words: string): number {
  return archive.papersWriting(words, COUNTED);
}
