import type { Archive } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import type { Query } from '#core/search/query.ts';

/** The stored author and organisation whose whole name a search is, where it is words alone. */
export function namesMeant(archive: Pick<Archive, 'named'>, query: Query): StoredName[] {
  const { words, phrases, or, authors, organizations } = query;
  if (or.length + authors.length + organizations.length > 0) return [];
  const typed = [...words, ...phrases].join(' ');
  return (['author', 'org'] as const).flatMap((kind) => {
    const name = archive.named(kind, typed);
    return name === undefined ? [] : [{ kind, name }];
  });
}
