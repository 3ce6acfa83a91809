import type { DatabaseSync } from 'node:sqlite';
import { otherSpellings } from '#core/text/spelling-pairs.ts';
import { stem, stemOnce, terms } from '#core/text/words.ts';
import { corrector } from '../corrections.ts';
import type { Readers } from '../postings/readers.ts';
import type { TermForm, Wanted } from '../postings/terms.ts';
import { rarity } from './score.ts';
import { RANKING } from './weights.ts';

const CORRECTION = {
  /** Guesses kept: the other words of the question decide between them. */
  guesses: 3,
  weight: 0.8,
  /** Words corrected in one question: guessing costs a millisecond a word, and few are mistyped. */
  words: 2,
} as const;

const ACRONYM = {
  /** Introduced by so many papers, or it may be one author's whim. */
  sightings: 3,
  /** Only words rarer than this share of the papers: common ones speak for themselves. */
  rarest: 0.002,
  weight: 0.4,
} as const;

const LETTERS = /^[a-z]{4,}$/;

/** The words wanted for a question, and what was added to those typed: stems of corrections, long forms. */
export interface Expansion {
  readonly wanted: readonly Wanted[];
  readonly corrections: readonly string[];
  readonly longForms: readonly string[];
  /** How a typed word may be written, itself first, then its corrections or its spelling elsewhere; nothing of one that is meant as typed. */
  readonly writings: ReadonlyMap<string, readonly string[]>;
}

/** How one word is read: the stems that are searched for it, those of them that are guesses, and how else it may be written. */
interface Reading {
  readonly forms: readonly TermForm[];
  readonly corrections: readonly string[];
  readonly others: readonly string[];
  readonly isDoubtful: boolean;
}

/** How many papers have a word, of how many, and whether it may be taken for a slip. */
interface Circumstances {
  readonly found: number;
  readonly papers: number;
  readonly mayGuess: boolean;
}

/** Adds to typed words their likely corrections and, for a rare acronym, what it stands for. */
export function expander(
  db: DatabaseSync,
  readers: Readers,
): (typed: readonly string[], papers: number) => Expansion {
  const longest = db.prepare(
    'SELECT long FROM search_acronym WHERE short = ? AND papers >= ? ORDER BY papers DESC, long LIMIT 1',
  );
  const { isKnown, corrections: correctionsOf } = corrector(db, readers);
  const othersOf = (term: string, word: string): string[] =>
    otherSpellings(word)
      .map(stemOnce)
      .filter((each) => each !== term && readers.having(each) > 0);
  /** A word in both of its spellings, where papers have the other: each says as much as the two together. Nothing of other words. */
  const pairOf = (term: string, word: string, papers: number): TermForm[] => {
    const [other] = LETTERS.test(word) ? othersOf(term, word) : [];
    if (other === undefined) return [];
    const [own, others] = [readers.having(term), readers.having(other)];
    const weightOf = (having: number) =>
      (rarity(papers, own + others) / rarity(papers, having)) ** RANKING.rarityPower;
    return [
      { term, weight: weightOf(own) },
      { term: other, weight: weightOf(others) },
    ];
  };
  /** What a word may stand for, as it is and by its likely corrections. */
  const guessesAt = (term: string, word: string, found: number): Reading => {
    const likely = correctionsOf(word, found).slice(0, CORRECTION.guesses);
    const corrections = likely.flatMap((each) => [each.term, ...othersOf(each.term, each.word)]);
    const guesses = corrections.map((each) => ({ term: each, weight: CORRECTION.weight }));
    const forms = [...asTyped(term, found, guesses), ...guesses];
    return { forms, corrections, others: likely.map((each) => each.word), isDoubtful: true };
  };
  const read = (term: string, word: string, { found, papers, mayGuess }: Circumstances): Reading => {
    const pair = pairOf(term, word, papers);
    // What is spelled so elsewhere is no slip.
    if (pair.length > 0)
      return { forms: pair, corrections: [], others: otherSpellings(word), isDoubtful: false };
    if (mayGuess && !isKnown(word, found, papers)) return guessesAt(term, word, found);
    return { forms: [{ term, weight: 1 }], corrections: [], others: [], isDoubtful: false };
  };
  return (typed, papers) => {
    const wanted: Wanted[] = [];
    const corrections: string[] = [];
    const longForms: string[] = [];
    const writings = new Map<string, readonly string[]>();
    let guessed = 0;
    for (const [term, word] of byStem(typed)) {
      const found = readers.having(term);
      const reading = read(term, word, { found, papers, mayGuess: guessed < CORRECTION.words });
      guessed += Number(reading.isDoubtful);
      wanted.push({ forms: reading.forms, essential: true });
      corrections.push(...reading.corrections);
      if (reading.others.length > 0) writings.set(word, [word, ...reading.others]);
      const long = found <= papers * ACRONYM.rarest && longest.get(word, ACRONYM.sightings)?.long;
      if (long) longForms.push(String(long));
    }
    return { wanted: [...wanted, ...longForms.flatMap(toWanted)], corrections, longForms, writings };
  };
}

/** A word itself, unless no paper has it and something else may be meant. */
function asTyped(term: string, found: number, guesses: readonly TermForm[]): TermForm[] {
  return found > 0 || guesses.length === 0 ? [{ term, weight: 1 }] : [];
}

/** Each word once, by its stem, as it was typed first. */
function byStem(typed: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of typed) if (!found.has(stem(word))) found.set(stem(word), word);
  return found;
}

function toWanted(long: string): Wanted[] {
  return terms(long).map((term) => ({ forms: [{ term, weight: ACRONYM.weight }], essential: false }));
}
