import { COMMON_SHORT } from '#core/text/acronyms.ts';
import { otherSpellings } from '#core/text/spelling-pairs.ts';
import { slips } from '#core/text/typos.ts';
import { isStopword, stem, stemOnce, words } from '#core/text/words.ts';
import type { Reference } from '../reference.ts';

/** A guess at a word that no paper has is believed where so many have it. */
const FEWEST_PAPERS = 3;
/** Shorter words have too many neighbours to guess. */
const SHORTEST = { typo: 5, compound: 7, part: 3 };
const MOST = 3;

/** What the archive knows before anything was learned of it. */
export interface KnownForms {
  /** What it says that a short form stands for. */
  longFormOf(short: string): string | undefined;
  /** The share of its papers that have a word, 0 to 1. */
  shareOf(word: string): number;
}

/**
 * How else a topic may be said: with what a short form stands for, in the other spelling, and, where the archive has never seen a
 * word, with what it may be a slip of or is composed of. A paper is on the topic where it is on any of them.
 */
export function alternativesOf(topic: string, reference: Reference, known: KnownForms): string[] {
  const others = new Set<string>();
  const typed = [...new Set(words(topic))].filter((word) => !isStopword(word));
  for (const word of typed) {
    const { papers } = reference;
    const share = papers > 0 ? papersWith(stem(word), reference) / papers : known.shareOf(word);
    const long = share <= COMMON_SHORT ? known.longFormOf(word) : undefined;
    const meant = [...(long ? [long] : []), ...respelled(word, reference)];
    for (const other of meant) others.add(replaced(topic, word, other));
  }
  others.delete(topic);
  return [...others].slice(0, MOST);
}

function respelled(word: string, reference: Reference): string[] {
  if (papersWith(stem(word), reference) > 0) return pairsOf(word, reference).slice(0, 1);
  return [meantBy(word, reference) ?? []].flat();
}

/** Its other spellings; before there is an archive to ask, all that there may be. */
function pairsOf(word: string, reference: Reference): string[] {
  const mayBe = (other: string) => reference.papers === 0 || isKnown(other, reference);
  return otherSpellings(word).filter((other) => stemOnce(other) !== stem(word) && mayBe(other));
}

/** What a word that no paper has is most likely meant for: its other spelling, what it is a slip of, or the two words it is composed of; undefined where nothing is near. */
export function meantBy(word: string, reference: Reference): string | undefined {
  const known = (other: string) => isKnown(other, reference);
  const guess = word.length < SHORTEST.typo || !/^[a-z]+$/.test(word) ? [] : [...slips(word)].filter(known);
  const [likeliest] = guess.sort(
    (a, b) => byPapers(b, reference) - byPapers(a, reference) || (a < b ? -1 : 1),
  );
  return pairsOf(word, reference)[0] ?? likeliest ?? splits(word, known)[0];
}

function splits(word: string, known: (part: string) => boolean): string[] {
  if (word.length < SHORTEST.compound) return [];
  const { part } = SHORTEST;
  return Array.from({ length: Math.max(0, word.length - 2 * part + 1) }, (_, at) => at + part)
    .map((at) => [word.slice(0, at), word.slice(at)] as const)
    .filter((parts) => parts.every((each) => !isStopword(each) && known(each)))
    .map((parts) => parts.join(' '));
}

function replaced(topic: string, word: string, other: string): string {
  return words(topic)
    .map((each) => (each === word ? other : each))
    .join(' ');
}

function isKnown(word: string, reference: Reference): boolean {
  return byPapers(word, reference) >= FEWEST_PAPERS;
}

function byPapers(word: string, reference: Reference): number {
  return papersWith(stemOnce(word), reference);
}

function papersWith(stemmed: string, { numbers, papersWith: having }: Reference): number {
  const number = numbers.get(stemmed);
  return number === undefined ? 0 : (having[number] ?? 0);
}
