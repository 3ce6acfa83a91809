import type { Archive } from '#core/archive/archive.ts';
import type { NameKind } from '#core/search/names.ts';
import type { Query } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { clipWords } from '#core/text/text.ts';

/** A name that is none of a stored paper's, as it was typed, and those that may be meant by it, those with most papers first. */
export interface Misspelt {
  readonly kind: NameKind;
  readonly typed: string;
  readonly meant: readonly string[];
}

const MOST = 3;

/** The authors and organisations that a query asks for and no stored paper is by or from, where others are named nearly so. */
export function misspeltNames(archive: Pick<Archive, 'search' | 'namesLike'>, query: Query): Misspelt[] {
  const asked = [
    ...query.authors.map((typed) => ({ kind: 'author' as const, typed })),
    ...query.organizations.map((typed) => ({ kind: 'org' as const, typed })),
  ];
  return asked
    .filter(({ kind, typed }) => !isStored(archive, kind, typed))
    .map((each) => ({ ...each, meant: archive.namesLike(each.kind, each.typed, MOST) }))
    .filter(({ meant }) => meant.length > 0);
}

/** A query with the one name that nobody has as the one name that may be meant by it, where that finds papers; undefined where several may be meant, or none is misspelt. */
export function asMeant(
  archive: Pick<Archive, 'search'>,
  query: Query,
  misspelt: readonly Misspelt[],
): Query | undefined {
  const [only, ...others] = misspelt;
  const [name, ...more] = only?.meant ?? [];
  if (!only || name === undefined || others.length + more.length > 0) return undefined;
  const list = only.kind === 'author' ? 'authors' : 'organizations';
  const meant = { ...query, [list]: query[list].map((each) => (each === only.typed ? name : each)) };
  return archive.search(meant, { sort: 'date', limit: 1, offset: 0 }).total > 0 ? meant : undefined;
}

/** The sentence that nobody stored has a name. */
export function nobodyCalled({ kind, typed }: Pick<Misspelt, 'kind' | 'typed'>): string {
  return `No stored paper is ${kind === 'author' ? 'by' : 'from'} ${clipWords(typed, 40)}`;
}

function isStored(archive: Pick<Archive, 'search'>, kind: NameKind, typed: string): boolean {
  const names = kind === 'author' ? { authors: [typed] } : { organizations: [typed] };
  const query = { ...parseQuery(''), ...names };
  return archive.search(query, { sort: 'date', limit: 1, offset: 0 }).total > 0;
}
