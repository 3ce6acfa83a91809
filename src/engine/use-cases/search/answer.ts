import type { SearchHit, SearchOptions } from '#core/archive/archive.ts';
import { isInOtherScript } from '#core/search/other-script.ts';
import { isAboutWords, isEmpty, type Query, type Sort } from '#core/search/query.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import type { MeaningOf } from './meaning.ts';
import { merge } from './merge.ts';
import type { SourceSearch, SourceSearchResult } from './source-search.ts';

export interface FindingParts {
  readonly sourceSearch: SourceSearch;
  /** There where an embedder is on. */
  readonly meaning?: MeaningOf | undefined;
}

// With fewer papers that have all of the words, the source's own search is asked as well.
const ENOUGH = 5;
const MOST = 100;
/** The most papers that a search may name by their ids: each that is not stored is asked for by itself. */
export const MOST_NAMED = 5;

export interface Sought {
  readonly query: Query;
  readonly named: readonly SearchHit[];
  readonly limit: number;
  readonly page: number;
  readonly sort: Sort;
}

/** A page of what is found: the papers that were named, then what the archive and the source have. */
export async function answerTo(parts: FindingParts, readable: ReadableArchive, sought: Sought) {
  const { query, named, limit, page, sort } = sought;
  const offset = (page - 1) * limit;
  const pageOf = (all: readonly SearchHit[]) => ({
    found: all.slice(offset, offset + limit),
    total: all.length,
  });
  if (isEmpty(query)) return { ...pageOf(named), more: false, added: [], fromSource: 0 };
  const how = { sort, meaning: await parts.meaning?.(query) };
  const own = readable.archive.search(query, { ...how, limit, offset });
  const sourced = await searchSource(parts, readable, query, { page, enough: own.withAll >= ENOUGH });
  const isOwn = named.length === 0 && !sourced?.papers.length;
  const { found, total } = isOwn ? own : pageOf(together(readable, sought, sourced?.papers ?? [], how));
  return {
    found,
    total,
    more: own.more,
    // What a source found has not been looked at for words.
    ...(isOwn ? { withAll: own.withAll } : {}),
    added: own.added,
    fromSource: found.filter(({ paper }) => sourced?.fresh.has(paper.id)).length,
    ...(sourced?.failed ? { failed: sourced.failed } : {}),
  };
}

/** What the source's own search finds; later pages show what it found for the first. */
async function searchSource(
  { sourceSearch }: FindingParts,
  readable: ReadableArchive,
  query: Query,
  { page, enough }: { page: number; enough: boolean },
): Promise<SourceSearchResult | undefined> {
  const isKnown = sourceSearch.knows(query);
  if (!isKnown && (page > 1 || enough || !isAboutWords(query))) return undefined;
  if (isInOtherScript(query)) return undefined;
  return await sourceSearch.ask(readable, query);
}

function together(
  { archive }: ReadableArchive,
  { query, named }: Sought,
  sourced: SourceSearchResult['papers'],
  how: Pick<SearchOptions, 'sort' | 'meaning'>,
): SearchHit[] {
  const theirs = sourced.flatMap(({ id }) => archive.paper(id) ?? []);
  const found = merge(archive.search(query, { ...how, limit: MOST, offset: 0 }), theirs, how.sort);
  const first = new Set(named.map(({ paper }) => paper.id));
  return [...named, ...found.filter(({ paper }) => !first.has(paper.id))];
}
