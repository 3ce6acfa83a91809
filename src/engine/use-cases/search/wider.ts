import type { Archive } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import { type Query, queryText } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { papersOf } from '../../access/papers-of.ts';

/** Searches for less than what found nothing. */
export interface Wider {
  /** Those whose papers it asked for and who have some. */
  readonly names: readonly StoredName[];
  /** Its words alone. */
  readonly words?: string | undefined;
}

const ANYTHING = parseQuery('');
const MOST = 3;

/** What a search that found nothing may ask for alone and find: whose papers, or words without what narrowed them. */
export function wider(archive: Pick<Archive, 'search'>, query: Query): Wider {
  const finds = (less: Query) =>
    queryText(less) !== '' &&
    queryText(less) !== queryText(query) &&
    archive.search(less, { sort: 'date', limit: 1, offset: 0 }).total > 0;
  const names = [
    ...query.authors.map((name) => ({ kind: 'author' as const, name })),
    ...query.organizations.map((name) => ({ kind: 'org' as const, name })),
  ].filter((each) => papersOf(archive, each) > 0);
  const { words, phrases, or } = query;
  const alone = { ...ANYTHING, words, phrases, or };
  return { names: names.slice(0, MOST), words: finds(alone) ? queryText(alone) : undefined };
}
