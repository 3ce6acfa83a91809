import type { Archive } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import { parseQuery } from '#core/search/read-query.ts';

const ANYTHING = parseQuery('');

/** How many stored papers are by an author, or from an organisation. */
export function papersOf(archive: Pick<Archive, 'search'>, { kind, name }: StoredName): number {
  const whose = kind === 'author' ? { authors: [name] } : { organizations: [name] };
  return archive.search({ ...ANYTHING, ...whose }, { sort: 'date', limit: 1, offset: 0 }).total;
}
