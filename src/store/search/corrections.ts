import type { DatabaseSync } from 'node:sqlite';
import { nameSpellings, nameWords } from '#core/search/name-words.ts';
import { slips } from '#core/text/typos.ts';
import { stem, stemOnce } from '#core/text/words.ts';
import type { Readers } from './postings/readers.ts';

const CORRECTION = {
  /** Shorter words have too many neighbours to guess; of so short a one, the longer word has this length. */
  shortest: 5,
  /** A word is meant as typed where one in so many papers has it, up to `known`; a correction is this many times more frequent. */
  papersEach: 8_000,
  known: 5,
  times: 10,
  /** A correction is in so many papers at least; of a long enough word that no paper has, in one: the name of what was made stands in its own paper alone. */
  least: 2,
  leastOfNone: 1,
  /** Of a word so long that no paper has, two letters in the other order are a slip: RLFH. */
  swapped: 4,
  /** How many papers more the same first letter, or the first two in the other order, is worth: few miss them. */
  sameStart: 2,
} as const;

/** Another word that a typed one may stand for, and the stem that it is found by. */
interface Correction {
  readonly word: string;
  readonly term: string;
  /** All that are one slip away and have that stem, likeliest first; few of them are words. */
  readonly words: readonly string[];
}

/** Finds the words that typed ones may stand for. */
export interface Corrector {
  /** Whether a word that so many of so many papers have is surely meant as typed: a word of a stored name is. */
  isKnown(word: string, found: number, papers: number): boolean;
  /** What a word may stand for that so many papers have, likeliest first: in more papers, those that begin as it does before others. */
  corrections(word: string, found: number): readonly Correction[];
}

export function corrector(db: DatabaseSync, { often }: Pick<Readers, 'often'>): Corrector {
  const named = db.prepare("SELECT 1 FROM name_word WHERE kind IN ('author', 'org') AND word = ? LIMIT 1");
  const isNamed = (word: string) =>
    nameWords(word)
      .flatMap(nameSpellings)
      .some((each) => named.get(each) !== undefined);
  return {
    isKnown(word, found, papers) {
      const enough = Math.min(CORRECTION.known, Math.ceil(papers / CORRECTION.papersEach));
      return found >= Math.max(1, enough) || isNamed(word);
    },
    corrections(word, found) {
      if (!/^[a-z]{4,}$/.test(word)) return [];
      const mayBeName = found === 0 && word.length >= CORRECTION.shortest;
      const fewest = mayBeName ? CORRECTION.leastOfNone : CORRECTION.least;
      const least = Math.max(fewest, found * CORRECTION.times);
      const others = [...slips(word)]
        .filter((other) => isLong(word, other) || (found === 0 && isSwapOf(word, other)))
        .map((other) => ({ word: other, term: stemOnce(other) }))
        .filter(({ term }) => term !== stem(word));
      const frequent = often([...new Set(others.map(({ term }) => term))], least);
      const likely = others
        .map((each) => ({
          ...each,
          papers: frequent.get(each.term) ?? 0,
          worth: worthOf(word, each.word),
        }))
        .filter(({ papers }) => papers > 0)
        .sort(
          (a, b) =>
            b.papers * b.worth - a.papers * a.worth ||
            kindOf(word, a.word) - kindOf(word, b.word) ||
            (a.word < b.word ? -1 : 1),
        );
      const once = new Map(likely.toReversed().map((each) => [each.term, each]));
      return likely
        .filter((each) => once.get(each.term) === each)
        .map(({ word: first, term }) => ({
          word: first,
          term,
          words: likely.filter((each) => each.term === term).map((each) => each.word),
        }));
    },
  };
}

function isLong(word: string, other: string): boolean {
  return Math.max(word.length, other.length) >= CORRECTION.shortest;
}

function isSwapOf(word: string, other: string): boolean {
  return word.length >= CORRECTION.swapped && isSwap(word, other);
}

function isSwap(word: string, other: string): boolean {
  return word.length === other.length && [...word].toSorted().join('') === [...other].toSorted().join('');
}

/** How likely a slip is by its kind, for words of one stem: "models" for "modles", and not "modeles". */
function kindOf(word: string, other: string): number {
  if (isSwap(word, other)) return 0;
  return other.length < word.length ? 1 : other.length > word.length ? 2 : 3;
}

function worthOf(word: string, other: string): number {
  const swapped = word.charAt(1) + word.charAt(0);
  return other[0] === word[0] || other.startsWith(swapped) ? CORRECTION.sameStart : 1;
}
