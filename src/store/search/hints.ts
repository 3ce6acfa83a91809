import type { DatabaseSync } from 'node:sqlite';
import type { WordHint } from '#core/archive/archive.ts';
import { COMMON_SHORT } from '#core/text/acronyms.ts';
import { otherSpellings } from '#core/text/spelling-pairs.ts';
import { isStopword, stem, stemOnce, terms, words } from '#core/text/words.ts';
import { corrector } from './corrections.ts';
import type { Readers } from './postings/readers.ts';

/** Introduced by so many papers, or it may be one author's whim. */
const SIGHTINGS = 3;
const MOST = 2;
const MOST_TRIED = 6;
// Nearly every paper that has a stem has the commonest word of it.
const MOST_READ = 20;

/** How many papers have a word; undefined of what is no single word that says something. */
export function papersWith({ having }: Pick<Readers, 'having'>, text: string): number | undefined {
  const [word, ...more] = tellingWords(text);
  return word !== undefined && more.length === 0 ? having(stem(word)) : undefined;
}

/** What the archive knows of the words of a text: how many papers have each, how else it may be meant, and what it stands for. */
export function hintFinder(
  db: DatabaseSync,
  readers: Readers,
  stored: {
    /** How many papers there are. */
    readonly size: () => number;
    /** Texts of some papers that have a word, by its stem. */
    readonly textsWith: (word: string, most: number) => readonly string[];
  },
): (text: string) => WordHint[] {
  const { isKnown, corrections } = corrector(db, readers);
  const longest = db.prepare(
    'SELECT long FROM search_acronym WHERE short = ? AND papers >= ? ORDER BY papers DESC, long LIMIT 1',
  );
  const longForms = db.prepare(
    'SELECT short, long FROM search_acronym WHERE papers >= ? ORDER BY papers DESC',
  );
  return (text) => {
    const typed = tellingWords(text);
    const phrase = terms(text).join(' ');
    const short = typed.length < 2 ? undefined : shortFor(phrase);
    return [
      ...typed.map((word): WordHint => {
        const papers = Math.max(readers.having(stem(word)), spelledElsewhere(word));
        const isCommon = papers > COMMON_SHORT * stored.size();
        const long = isCommon ? undefined : longest.get(word, SIGHTINGS)?.long;
        return { word, papers, alike: alikeTo(word, papers), also: long ? [String(long)] : [] };
      }),
      ...(short ? [{ word: text, papers: 0, alike: [], also: [short] }] : []),
    ];
  };

  function alikeTo(word: string, papers: number): string[] {
    // What is spelled so elsewhere is no slip: it is looked for in both spellings.
    const isMeant = spelledElsewhere(word) > 0 || isKnown(word, papers, stored.size());
    const likely = isMeant ? [] : corrections(word, papers);
    return likely
      .slice(0, MOST_TRIED)
      .flatMap((each) => writtenOf(each.words) ?? [])
      .slice(0, MOST);
  }

  /** The first of some words of one stem that papers write so: of that of "autonomous", "autonoms" is none. */
  function writtenOf(all: readonly string[]): string | undefined {
    const [first = ''] = all;
    const written = new Set(stored.textsWith(first, MOST_READ).flatMap(words));
    return all.find((word) => written.has(word));
  }

  /** How many papers have the other spelling of a word. */
  function spelledElsewhere(word: string): number {
    const others = /^[a-z]{4,}$/.test(word) ? otherSpellings(word) : [];
    return others.reduce((most, other) => Math.max(most, readers.having(stemOnce(other))), 0);
  }

  function shortFor(phrase: string): string | undefined {
    const found = longForms.all(SIGHTINGS).find(({ long }) => terms(String(long)).join(' ') === phrase);
    return found && String(found.short);
  }
}

function tellingWords(text: string): string[] {
  return [...new Set(words(text))].filter((word) => !isStopword(word));
}
