import type { SearchHit, SearchOptions } from '#core/archive/archive.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { searchDocument } from '#core/format/search.ts';
import {
  edgeOf,
  isAboutWords,
  isEmpty,
  parseQuery,
  type Query,
  queryText,
  type Sort,
} from '#core/search/query.ts';
import type { ArchiveAccess, ReadableArchive } from '../../access/archive-access.ts';
import type { MeaningOf } from './meaning.ts';
import { merge } from './merge.ts';
import type { SourceSearch, SourceSearchResult } from './source-search.ts';

export interface SearchParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: { readonly title: string };
  readonly sourceSearch: SourceSearch;
  /** There where an embedder is on. */
  readonly meaning?: MeaningOf | undefined;
}

export interface SearchAsk {
  readonly query: string;
  readonly limit: number;
  readonly page: number;
  readonly since?: string | undefined;
  readonly sort: Sort;
}

// With fewer papers that have all of the words, the source's own search is asked as well.
const ENOUGH = 5;
const MOST = 100;

/** Searches everything stored, and where that has too little, the source too. */
export async function search(parts: SearchParts, ask: SearchAsk): Promise<Document> {
  const since = ask.since && edgeOf(ask.since, 'first');
  const query = { ...parseQuery(ask.query), ...(since ? { since } : {}) };
  if (isEmpty(query))
    throw new UserError('search-empty', [
      'Say what to search for, in words: ',
      { command: 'search llm quantization' },
      '.',
    ]);
  const readable = await parts.archiveAccess.open({ patience: 'reader' });
  const { limit, page, sort } = ask;
  const offset = (page - 1) * limit;
  const how = { sort, meaning: await parts.meaning?.(query) };
  const own = readable.archive.search(query, { ...how, limit, offset });
  const sourced = await searchSource(parts, readable, query, { page, enough: own.withAll >= ENOUGH });
  const whole = sourced?.papers.length ? together(readable, query, sourced, how) : undefined;
  const found = whole ? whole.slice(offset, offset + limit) : own.found;
  const unusual = {
    limit: limit === 5 ? undefined : limit,
    sort: sort === 'relevance' ? undefined : sort,
  };
  return searchDocument({
    query,
    found,
    total: whole?.length ?? own.total,
    more: own.more,
    // What a source found has not been looked at for words.
    ...(whole ? {} : { withAll: own.withAll }),
    added: own.added,
    page,
    limit,
    papers: readable.archive.size().papers,
    pageIntent: (number) => ({
      command: 'search',
      options: { query: queryText(query), ...unusual, page: number },
    }),
    source: parts.source.title,
    fromSource: found.filter(({ paper }) => sourced?.fresh.has(paper.id)).length,
    ...(sourced?.failed ? { failed: sourced.failed } : {}),
    ...(readable.sampleBecause === undefined ? {} : { sampleBecause: readable.sampleBecause }),
  });
}

/** What the source's own search finds; later pages show what it found for the first. */
async function searchSource(
  { sourceSearch }: SearchParts,
  readable: ReadableArchive,
  query: Query,
  { page, enough }: { page: number; enough: boolean },
): Promise<SourceSearchResult | undefined> {
  const isKnown = sourceSearch.knows(query);
  if (!isKnown && (page > 1 || enough || !isAboutWords(query))) return undefined;
  return await sourceSearch.ask(readable, query);
}

function together(
  { archive }: ReadableArchive,
  query: Query,
  { papers }: SourceSearchResult,
  how: Pick<SearchOptions, 'sort' | 'meaning'>,
): SearchHit[] {
  const theirs = papers.flatMap(({ id }) => archive.paper(id) ?? []);
  return merge(archive.search(query, { ...how, limit: MOST, offset: 0 }), theirs, how.sort);
}
