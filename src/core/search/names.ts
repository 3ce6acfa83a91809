import { type NameWord, nameSpellings, nameWords, plainest } from './name-words.ts';

/** Whose name it is. */
export type NameKind = 'author' | 'org';

/** The words that a name is found by: its own, and of an organisation those beside each other written as one. */
export function nameKeys(name: string, kind: NameKind): readonly string[] {
  const words = nameWords(name);
  const joined = kind === 'org' ? runsIn(words).filter(({ size }) => size > 1) : [];
  return [...new Set([...words.flatMap(nameSpellings), ...joined.flatMap(({ spelt }) => spelt)])];
}

/** The keys of an organisation's name that may stand for the word at a place among those typed, alone or with those beside it. */
export function keysOver(words: readonly NameWord[], at: number): readonly string[] {
  const over = runsIn(words).filter((run) => run.at <= at && at < run.at + run.size);
  return over.flatMap(({ spelt }) => spelt);
}

/**
 * Whether a name is meant by words that somebody typed: each of them is a whole word of it, in any order. Of an author,
 * one letter stands for a word that begins with it, on either side, where some other word is the same and no other given
 * name stands before it. Of an organisation, words beside each other may be written as one, on either side: Google DeepMind,
 * GoogleDeepMind.
 */
export function fitsName(name: string, typed: string, kind: NameKind): boolean {
  return besides(name, typed, kind, 'either') !== undefined;
}

/** Whether a name has all that somebody typed, as `fitsName`, but with no initial of its own standing for a word: "Li agents" is not A. Li. */
export function hasWords(name: string, typed: string, kind: NameKind): boolean {
  return besides(name, typed, kind, 'typed') !== undefined;
}

/** Whether just the words of a name were typed, in any order, none as an initial. */
export function isWholeName(name: string, typed: string, kind: NameKind): boolean {
  return besides(name, typed, kind, 'none')?.length === 0;
}

/** Which of some names is meant by words that somebody typed: one that has them whole goes before one with an initial. */
export function nameMeant(names: readonly string[], typed: string, kind: NameKind): string | undefined {
  const meant = names.filter((name) => fitsName(name, typed, kind));
  return meant.find((name) => besides(name, typed, kind, 'none') !== undefined) ?? meant[0];
}

/** A word of a list, or nothing where it was taken. */
type Slot = NameWord | undefined;

/** The words of a name beside those that were typed; undefined where something typed is none of it. */
function besides(
  name: string,
  typed: string,
  kind: NameKind,
  initials: 'either' | 'typed' | 'none',
): readonly Slot[] | undefined {
  const words = nameWords(typed);
  const left: Slot[] = [...nameWords(name)];
  const open = words.map((word): Slot => (take(left, (each) => isSame(each, word)) ? undefined : word));
  if (kind === 'org') takeJoined(open, left);
  const isSure = words.some((word, at) => open[at] === undefined && plainest(word).length > 1);
  if (kind === 'author' && isSure && initials !== 'none') {
    for (const [at, word] of open.entries()) {
      if (word === undefined || (initials === 'typed' && plainest(word).length > 1)) continue;
      const mayStand = (each: NameWord, place: number) =>
        standsFor(plainest(each), plainest(word)) && isGivenFirst(left, place);
      if (take(left, mayStand)) open[at] = undefined;
    }
  }
  const isMeant = words.length > 0 && open.every((word) => word === undefined);
  return isMeant ? left.filter((word) => word !== undefined) : undefined;
}

// So many words are written as one at most.
const MOST_JOINED = 3;

/** Words beside each other, written as one in each way to spell them. */
interface Run {
  readonly at: number;
  readonly size: number;
  readonly spelt: readonly string[];
}

/** Each run of words in a list that nothing was taken out of, longer ones first. */
function runsIn(words: readonly Slot[]): readonly Run[] {
  return words.flatMap((_, at) =>
    Array.from({ length: MOST_JOINED }, (_, less) => MOST_JOINED - less).flatMap((size) => {
      const run = words.slice(at, at + size).filter((word) => word !== undefined);
      if (run.length < size) return [];
      const last = run.map((word) => nameSpellings(word).at(-1)).join('');
      return [{ at, size, spelt: [...new Set([run.map(plainest).join(''), last])] }];
    }),
  );
}

/** Takes out of both lists what is the same, written as one word in either. */
function takeJoined(open: Slot[], left: Slot[]): void {
  if (!mayBeJoined(open, left)) return;
  for (const run of runsIn(open)) {
    if (!isThere(open, run)) continue;
    const same = runsIn(left).find(({ spelt }) => spelt.some((each) => run.spelt.includes(each)));
    if (!same) continue;
    open.fill(undefined, run.at, run.at + run.size);
    left.fill(undefined, same.at, same.at + same.size);
  }
}

/** Whether there is any use in looking: most names have nothing of a word, and a year of papers is asked. */
function mayBeJoined(open: readonly Slot[], left: readonly Slot[]): boolean {
  const words = open.filter((word) => word !== undefined);
  if (words.length === 0) return false;
  const there = left.filter((word) => word !== undefined);
  const spelt = [there.map(plainest).join(''), there.map((word) => nameSpellings(word).at(-1)).join('')];
  return words.every((word) => nameSpellings(word).some((each) => spelt.some((all) => all.includes(each))));
}

function isThere(words: readonly Slot[], { at, size }: Run): boolean {
  return words.slice(at, at + size).every((word) => word !== undefined);
}

function isSame(one: NameWord, other: NameWord): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return nameSpellings(one).some((each) => nameSpellings(other).includes(each));
}

/** Takes the first that will do out of a list; false where there is none. */
function take(list: Slot[], will: (each: NameWord, at: number) => boolean): boolean {
  const at = list.findIndex((each, place) => each !== undefined && will(each, place));
  if (at >= 0) list[at] = undefined;
  return at >= 0;
}

/** Whether no whole name that nobody typed stands before an initial: "Tuanfeng Y. Wang" is nobody called Yizhong. */
function isGivenFirst(left: readonly Slot[], at: number): boolean {
  const isInitial = (word: Slot) => word === undefined || plainest(word).length === 1;
  return !isInitial(left[at]) || left.slice(0, at).every(isInitial);
}

function standsFor(one: string, other: string): boolean {
  if (one.length === 1) return other.startsWith(one);
  return other.length === 1 && one.startsWith(other);
}
