import type { DatabaseSync } from 'node:sqlite';
import type { WordHint } from '#core/archive/archive.ts';
import { otherSpellings } from '#core/text/spelling-pairs.ts';
import { slips } from '#core/text/typos.ts';
import { isStopword, stem, stemOnce, terms, words } from '#core/text/words.ts';
import type { Readers } from './postings/readers.ts';

/** A word in fewer papers than this may be mistyped; a likely spelling is in so many times more. */
const DOUBTFUL = { papers: 5, times: 10, shortest: 4 };
/** Introduced by so many papers, or it may be one author's whim. */
const SIGHTINGS = 3;
const MOST = 2;

/** What the archive knows of the words of a text: how many papers have each, how else it may be meant, and what it stands for. */
export function hintFinder(db: DatabaseSync, readers: Readers): (text: string) => WordHint[] {
  const longest = db.prepare(
    'SELECT long FROM search_acronym WHERE short = ? AND papers >= ? ORDER BY papers DESC, long LIMIT 1',
  );
  const longForms = db.prepare(
    'SELECT short, long FROM search_acronym WHERE papers >= ? ORDER BY papers DESC',
  );
  return (text) => {
    const typed = [...new Set(words(text))].filter((word) => !isStopword(word));
    const phrase = terms(text).join(' ');
    const short = typed.length < 2 ? undefined : shortFor(phrase);
    return [
      ...typed.map((word): WordHint => {
        const papers = readers.having(stem(word));
        const long = longest.get(word, SIGHTINGS)?.long;
        return { word, papers, alike: alikeTo(word, papers, readers), also: long ? [String(long)] : [] };
      }),
      ...(short ? [{ word: text, papers: 0, alike: [], also: [short] }] : []),
    ];
  };

  function shortFor(phrase: string): string | undefined {
    const found = longForms.all(SIGHTINGS).find(({ long }) => terms(String(long)).join(' ') === phrase);
    return found && String(found.short);
  }
}

function alikeTo(word: string, papers: number, { having }: Readers): string[] {
  if (!/^[a-z]+$/.test(word) || word.length < DOUBTFUL.shortest) return [];
  const pairs = otherSpellings(word).filter((other) => having(stemOnce(other)) > papers);
  const guesses = papers < DOUBTFUL.papers ? [...slips(word)] : [];
  const least = Math.max(MOST, papers * DOUBTFUL.times);
  const likely = guesses
    .map((other) => ({ other, term: stemOnce(other) }))
    .filter(({ term }) => term !== stem(word))
    .map(({ other, term }) => ({ other, term, papers: having(term) }))
    .filter((guess) => guess.papers >= least)
    .sort((a, b) => b.papers - a.papers || (a.other < b.other ? -1 : 1));
  const once = new Map(likely.toReversed().map(({ other, term }) => [term, other]));
  return [...new Set([...pairs, ...[...once.values()].toReversed()])].slice(0, MOST);
}
