import type { DatabaseSync } from 'node:sqlite';
import { slips } from '#core/text/typos.ts';
import { stem, stemOnce, terms } from '#core/text/words.ts';
import type { Readers } from '../postings/readers.ts';
import type { TermForm, Wanted } from '../postings/terms.ts';

const CORRECTION = {
  /** Shorter words have too many neighbours to guess. */
  shortest: 4,
  /** A word this frequent is meant as typed; a correction must be this much more frequent. */
  known: 5,
  times: 10,
  /** A correction is in so many papers at least. */
  least: 2,
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
  return (typed, papers) => {
    const wanted: Wanted[] = [];
    const corrections: string[] = [];
    const longForms: string[] = [];
    let guessed = 0;
    for (const [term, word] of byStem(typed)) {
      const found = readers.having(term);
      const doubtful = found < CORRECTION.known && guessed < CORRECTION.words;
      const guesses = doubtful ? guessesFor(word, term, found, readers) : [];
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

function guessesFor(word: string, term: string, found: number, { having }: Readers): TermForm[] {
  if (word.length < CORRECTION.shortest || !/^[a-z]+$/.test(word)) return [];
  const others = new Set([...slips(word)].map(stemOnce));
  others.delete(term);
  const least = Math.max(CORRECTION.least, found * CORRECTION.times);
  return [...others]
    .map((other) => ({ other, papers: having(other) }))
    .filter(({ papers }) => papers >= least)
    .sort((a, b) => b.papers - a.papers || (a.other < b.other ? -1 : 1))
    .slice(0, CORRECTION.guesses)
    .map(({ other }) => ({ term: other, weight: CORRECTION.weight }));
}

function toWanted(long: string): Wanted[] {
  return terms(long).map((term) => ({ forms: [{ term, weight: ACRONYM.weight }], essential: false }));
}
