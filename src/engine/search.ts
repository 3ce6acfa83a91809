import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { searchDocument } from '#core/format-search.ts';
import { edgeOf, isEmpty, parseQuery, queryText, type Sort } from '#core/query.ts';
import type { Library } from './library.ts';

export interface SearchAsk {
  readonly query: string;
  readonly limit: number;
  readonly page: number;
  readonly since?: string | undefined;
  readonly sort: Sort;
}

/** Searches everything stored. */
export async function search({ library }: { library: Library }, ask: SearchAsk): Promise<Document> {
  const since = ask.since && edgeOf(ask.since, 'first');
  const query = { ...parseQuery(ask.query), ...(since ? { since } : {}) };
  if (isEmpty(query)) throw new UserError('Say what to search for, in words: search llm quantization.');
  const shelf = await library.open({ patience: 'reader' });
  const { limit, page, sort } = ask;
  const { found, total } = shelf.archive.search(query, { sort, limit, offset: (page - 1) * limit });
  const suffix = `${limit === 5 ? '' : ` limit:${limit}`}${sort === 'relevance' ? '' : ` sort:${sort}`}`;
  return searchDocument({
    query,
    found,
    total,
    page,
    limit,
    papers: shelf.archive.size().papers,
    pageCommand: (number) => `search ${queryText(query)}${suffix} page:${number}`,
    ...(shelf.sampleBecause === undefined ? {} : { sampleBecause: shelf.sampleBecause }),
  });
}
