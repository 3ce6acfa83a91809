import type { DatabaseSync } from 'node:sqlite';
import { stem, terms } from '#core/text/words.ts';
import { corrector } from '../corrections.ts';
import type { Readers } from '../postings/readers.ts';
import type { TermForm, Wanted } from '../postings/terms.ts';

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

/** The words wanted for a question, and what was added to those typed: stems of corrections, long forms. */
export interface Expansion {
  readonly wanted: readonly Wanted[];
  readonly corrections: readonly string[];
  readonly longForms: readonly string[];
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
  const guessesFor = (word: string, found: number): TermForm[] =>
    correctionsOf(word, found)
      .slice(0, CORRECTION.guesses)
      .map(({ term }) => ({ term, weight: CORRECTION.weight }));
  return (typed, papers) => {
    const wanted: Wanted[] = [];
    const corrections: string[] = [];
    const longForms: string[] = [];
    let guessed = 0;
    for (const [term, word] of byStem(typed)) {
      const found = readers.having(term);
      const doubtful = guessed < CORRECTION.words && !isKnown(word, found, papers);
      const guesses = doubtful ? guessesFor(word, found) : [];
      guessed += Number(doubtful);
      const asTyped: TermForm[] = found > 0 || guesses.length === 0 ? [{ term, weight: 1 }] : [];
      wanted.push({ forms: [...asTyped, ...guesses], essential: true });
      corrections.push(...guesses.map((guess) => guess.term));
      const long = found <= papers * ACRONYM.rarest && longest.get(word, ACRONYM.sightings)?.long;
      if (long) longForms.push(String(long));
    }
    return { wanted: [...wanted, ...longForms.flatMap(toWanted)], corrections, longForms };
  };
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
