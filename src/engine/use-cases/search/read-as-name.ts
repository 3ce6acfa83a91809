import type { Archive, SearchAnswer } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import type { NameKind } from '#core/search/names.ts';
import { type Query, wordingsOf } from '#core/search/query.ts';
import { papersOf } from '../../access/papers-of.ts';

/** What the words alone find. */
type Found = Pick<SearchAnswer, 'total'> & { readonly withAll?: number };

const MOST_WORDS = 4;
const SHORTEST = 4;
// "ByteDance papers", "author Philip Torr".
const BEFORE = /^(?:authors?|org|organi[sz]ation|by|from)$/i;
const BEHIND = /^(?:papers?|works?|publications|articles)$/i;
const NEVER = /^$/;
const AND_OTHERS = /^(?:and|et|al|others)$/i;

/** The query for whoever's papers its words name, where all of them are somebody's name and no stored paper has them all: "C. Finn", "Finn, Chelsea", or all of several names. Undefined where they are none. */
export function readAsName(
  archive: Pick<Archive, 'isOfName' | 'search'>,
  query: Query,
  { total, withAll = total, names }: Found & { readonly names: readonly StoredName[] },
): Query | undefined {
  if (withAll > 0 || query.authors.length + query.organizations.length > 0) return undefined;
  const typed = wordingsOf(query)
    .flatMap(({ words, phrases }) => [...words, ...phrases])
    .filter((word, at, all) => !(at === 0 ? BEFORE : at === all.length - 1 ? BEHIND : NEVER).test(word));
  const asked =
    [whole(archive, typed), together(names, typed), inPairs(archive, typed)].find(
      (each) => each.length > 0,
    ) ?? [];
  if (asked.length === 0) return undefined;
  const ofKind = (wanted: NameKind) => asked.flatMap(({ kind, name }) => (kind === wanted ? [name] : []));
  const read: Query = {
    ...query,
    words: [],
    phrases: [],
    or: [],
    authors: ofKind('author'),
    organizations: ofKind('org'),
  };
  return archive.search(read, { sort: 'date', limit: 1, offset: 0 }).total > 0 ? read : undefined;
}

/** All of the words as words of one name. */
function whole(
  archive: Pick<Archive, 'isOfName' | 'search'>,
  typed: readonly string[],
): readonly StoredName[] {
  const name = typed.join(' ');
  if (typed.length > MOST_WORDS || (typed.length === 1 && name.length < SHORTEST)) return [];
  const by = (kind: NameKind) => papersOf(archive, { kind, name });
  const kinds = (['author', 'org'] as const).filter((each) => archive.isOfName(each, name));
  // A team that signed one paper is called as the organisation which many are from.
  const [kind] = kinds.length > 1 ? kinds.toSorted((a, b) => by(b) - by(a)) : kinds;
  return kind ? [{ kind, name }] : [];
}

/** Several authors of one paper, where nothing but their names was typed. */
function together(names: readonly StoredName[], typed: readonly string[]): readonly StoredName[] {
  if (names.length < 2 || names.some(({ kind }) => kind !== 'author')) return [];
  const words = typed.flatMap((each) => each.split(' ')).filter((word) => !AND_OTHERS.test(word));
  const named = names.flatMap(({ name }) => name.split(' '));
  return words.length <= named.length ? names : [];
}

const MOST_PAIRS = 6;

/** Authors as a reference lists them, two words each: "Ada Example, Bo Sample et al." */
function inPairs(archive: Pick<Archive, 'isOfName'>, typed: readonly string[]): readonly StoredName[] {
  const words = typed.filter((word) => !AND_OTHERS.test(word));
  if (words.length < 4 || words.length % 2 === 1 || words.length > 2 * MOST_PAIRS) return [];
  const pairs = words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1]}`] : []));
  return pairs.every((pair) => archive.isOfName('author', pair))
    ? pairs.map((name) => ({ kind: 'author' as const, name }))
    : [];
}
