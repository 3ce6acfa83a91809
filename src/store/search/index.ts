import type { DatabaseSync } from 'node:sqlite';
import type { Found, SearchAnswer, SearchHit, SearchOptions, Similar } from '#core/archive/archive.ts';
import { isAboutWords, type Query, wordingsOf } from '#core/search/query.ts';
import { bestSnippet } from '#core/search/snippet.ts';
import { bodyOf, type paperTable, proseOf } from '../archive/paper-table.ts';
import type { statisticsReader } from '../taste/statistics-store.ts';
import { type NameRows, rowConditions, rowReader } from './conditions.ts';
import { countHolders, holders } from './filter.ts';
import { hintFinder, papersWith } from './hints.ts';
import { openReaders } from './postings/readers.ts';
import { fuse } from './ranking/hits.ts';
import type { Resident } from './resident.ts';
import { type Ranking, searcher } from './search.ts';
import { similarFinder } from './similar.ts';
import type { modelReader } from './vectors/model-reader.ts';

// Nobody pages through more; the total of an answer stops here too.
const MOST = 100;

interface SearchIndexParts {
  readonly db: DatabaseSync;
  readonly papers: ReturnType<typeof paperTable>;
  readonly resident: () => Resident;
  readonly names: NameRows;
  readonly statistics: ReturnType<typeof statisticsReader>;
  /** The vectors that a model gave the papers. */
  readonly vectorsOf: ReturnType<typeof modelReader>;
}

interface Order {
  readonly rows: readonly number[];
  /** Whether there were more rows than are kept. */
  readonly more: boolean;
  readonly ranking?: Ranking;
}

/** A paper's score in a ranking; 0 where it has none. */
function scoreOf(row: number, ranking: Ranking | undefined): number {
  return ranking?.hits.scores[ranking.hits.rows.indexOf(row)] ?? 0;
}

/** Nobody is shown every sentence of a long answer, so that each is looked for when somebody asks; what waits for that keeps no ranking. */
function hitOf(found: Found | undefined, score: number, weights: Ranking['weights']): SearchHit[] {
  if (!found) return [];
  const { paper } = found;
  const sentence = () => bestSnippet({ prose: proseOf(paper), title: paper.title }, weights);
  return [{ ...found, sentence, score }];
}

/** What any of some rankings found: by their places in all of them, since scores compare within one ranking alone. */
function ofAny(rankings: readonly Ranking[]): Ranking {
  const [first, ...others] = rankings;
  if (first && others.length === 0) return first;
  return {
    hits: fuse(rankings.map(({ hits }) => hits.rows)),
    withAll: [...new Set(rankings.flatMap(({ withAll }) => withAll))],
    added: [...new Set(rankings.flatMap(({ added }) => added))],
    weights: new Map(rankings.flatMap(({ weights }) => [...weights])),
  };
}

/** Answers questions about the papers of one connection. */
export function searchIndex({ db, papers, resident, names, statistics, vectorsOf }: SearchIndexParts) {
  const textOf = (rowid: number) => {
    const paper = papers.at(rowid)?.paper;
    return paper && { title: paper.title, body: bodyOf(paper) };
  };
  const textsOf = (rows: readonly number[]) =>
    rows.flatMap((row) => textOf(row) ?? []).map(({ title, body }) => `${title} ${body}`);
  const parts = { db, readers: openReaders(db), resident, textOf, titleAt: papers.titleAt, vectorsOf };
  const rank = searcher(parts);
  const nearest = similarFinder({ ...parts, statistics });
  const table = rowReader(db);

  function order(query: Query, options: SearchOptions): Order {
    const conditions = rowConditions(query, options, names);
    const among = table.meeting(conditions);
    if (!isAboutWords(query)) return listed(query, options, among ?? new Set());
    const wordings = wordingsOf(query);
    // What is left out of many, or put together of several, is of any place; else the pages up to the one that is shown are.
    const shown = options.sort === 'relevance' ? Math.min(options.offset + options.limit, MOST) : MOST;
    const exact = wordings.length === 1 && !options.on ? shown : undefined;
    const ranking = ofAny(wordings.map((each) => rank({ ...each, among, meaning: options.meaning, exact })));
    const { rows } = ranking.hits;
    if (options.sort !== 'relevance' || options.on) return { ...settled(ranking, options), ranking };
    return { rows: [...rows.subarray(0, MOST)], more: rows.length > MOST, ranking };
  }

  /** What was found in the order that is asked for; of a day, those alone that have all of the words. */
  function settled({ hits, withAll }: Ranking, { sort, on }: SearchOptions): Omit<Order, 'ranking'> {
    const all = new Set(withAll);
    const meant = [...hits.rows].filter((row) => !on || all.has(row));
    if (sort === 'relevance') return { rows: meant.slice(0, MOST), more: meant.length > MOST };
    const found = on ? meant : meant.slice(0, MOST);
    const first = table.inOrder(all, sort, MOST);
    const others = table.inOrder(
      found.filter((row) => !all.has(row)),
      sort,
      MOST - first.length,
    );
    return { rows: [...first, ...others], more: all.union(new Set(meant)).size > MOST };
  }

  /** Conditions alone rank nothing: their papers come newest first, or by upvotes. */
  function listed(query: Query, { sort }: SearchOptions, rows: ReadonlySet<number>): Order {
    const last = rows.values().reduce((most, row) => Math.max(most, row), 0);
    const without = query.without.map((text) => holders(parts.readers, text, last));
    const kept = [...rows].filter((row) => !without.some((docs) => docs.has(row)));
    const order = sort === 'upvotes' ? 'upvotes' : 'date';
    return { rows: table.inOrder(kept, order, MOST), more: kept.length > MOST };
  }

  return {
    papersWith: (word: string) => papersWith(parts.readers, word),
    papersWriting: (words: string, most: number) =>
      countHolders(parts.readers, words, resident().length.length - 1, most),
    hints: hintFinder(db, parts.readers, {
      size: () => resident().papers,
      textsWith: (word, most) =>
        textsOf([...holders(parts.readers, word, resident().length.length - 1)].slice(-most)),
    }),
    search(query: Query, options: SearchOptions): SearchAnswer {
      const { rows, more, ranking } = order(query, options);
      const page = rows.slice(options.offset, options.offset + options.limit);
      const weights = ranking?.weights ?? new Map();
      const found = page.flatMap((row) => hitOf(papers.at(row), scoreOf(row, ranking), weights));
      return {
        found,
        total: rows.length,
        more,
        withAll: Math.min(rows.length, ranking ? ranking.withAll.length : rows.length),
        added: ranking?.added ?? [],
      };
    },
    similar(id: string, limit: number): Similar[] {
      const rowid = papers.rowOf(id);
      if (rowid === undefined) return [];
      return nearest(rowid, limit).flatMap(({ rowid: row, shared }) => {
        const found: Found | undefined = papers.at(row);
        return found ? [{ found, shared }] : [];
      });
    },
  };
}
