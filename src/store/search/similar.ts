import { spellings } from '#core/text/words.ts';
import { learnedVectors } from '../taste/content.ts';
import { featuresOfTerms } from '../taste/features.ts';
import { rankByKinship } from '../taste/kinship.ts';
import type { statisticsReader } from '../taste/statistics-store.ts';
import type { TermForm } from './postings/terms.ts';
import { best } from './ranking/best.ts';
import { rarity, scoreAll, scoreRoom } from './ranking/score.ts';
import type { SearcherParts } from './search.ts';

/** A paper near another one, and the distinctive words that both have. */
export interface Neighbour {
  readonly rowid: number;
  readonly shared: readonly string[];
}

// A paper is asked for by its most distinctive terms; more of them only add noise and time.
const DISTINCTIVE = 25;
const CANDIDATES = 300;
// A number that two papers share says nothing about them.
const WORDLIKE = /\p{L}{2}/u;
const SHARED = 5;

interface SimilarParts extends Pick<SearcherParts, 'readers' | 'resident' | 'textOf'> {
  readonly statistics: ReturnType<typeof statisticsReader>;
}

/** Finds the papers nearest to one of the archive, best first, 40 at most; none where it has no such paper. */
export function similarFinder({ readers, resident, textOf, statistics }: SimilarParts) {
  return (rowid: number, limit: number): Neighbour[] => {
    const text = textOf(rowid);
    if (!text) return [];
    const memory = resident();
    const worthOf = (term: string) => rarity(memory.papers, readers.having(term));
    const distinctive = distinctiveTerms(readers.stems(rowid), worthOf);
    const scores = scoreRoom(memory.length.length);
    const wanted = distinctive.map((form) => ({ forms: [form], essential: false }));
    scoreAll(memory, readers, wanted, scores);
    scores.score[rowid] = 0;
    const docs = best(scores.score, CANDIDATES);
    const highest = scores.score[docs[0] ?? 0] ?? 1;
    const candidates = Array.from(docs, (doc) => ({ row: doc, words: (scores.score[doc] ?? 0) / highest }));
    const known = statistics();
    const wordingOf = (row: number) => featuresOfTerms(termsIn(readers.stems(row)), known);
    const ranked = rankByKinship(
      learnedVectors(memory),
      rowid,
      candidates,
      known.papers > 0 ? wordingOf : undefined,
    );
    const written = spellings(`${text.title} ${text.body}`);
    const own = repeated(readers.stems(rowid));
    return ranked.slice(0, limit).map(({ row }) => {
      const other = readers.stems(row);
      const theirs = repeated(other);
      const both = distinctive.filter(({ term }) => WORDLIKE.test(term) && other.includes(` ${term} `));
      const said = both.filter(({ term }) => own.has(term) || theirs.has(term));
      // Of two short texts, what they have in common may be all said by the way.
      const shared = (said.length > 0 ? said : both).slice(0, SHARED);
      return { rowid: row, shared: shared.map(({ term }) => written.get(term) ?? term) };
    });
  };
}

/** What a paper is about: what it says more than once, in its title or its text. */
function repeated(stems: string): Set<string> {
  const all = termsIn(stems).flat();
  return new Set(all.filter((term, at) => all.indexOf(term) < at));
}

function termsIn(stems: string): [title: string[], text: string[]] {
  const [title = '', text = ''] = stems.split('\n');
  return [title.split(' ').filter(Boolean), text.split(' ').filter(Boolean)];
}

/** The terms that are most distinctive of a paper, and how strongly it has each. */
function distinctiveTerms(stems: string, worthOf: (term: string) => number): TermForm[] {
  const counts = new Map<string, number>();
  for (const term of stems.split(/\s+/).filter(Boolean)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .map(([term, count]) => ({ term, weight: 1 + Math.log(count) }))
    .map((form) => ({ ...form, worth: form.weight * worthOf(form.term) }))
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, DISTINCTIVE);
}
