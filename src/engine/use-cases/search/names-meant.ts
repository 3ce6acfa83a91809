import type { Archive, SearchAnswer } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import type { NameKind } from '#core/search/names.ts';
import { type Query, wordingsOf } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';

type Names = Pick<Archive, 'named' | 'search'>;

// A name has two words or three; whoever types more is after a subject too.
const MOST_WORDS = 4;
const SHORTEST = 3;

/** The stored authors and organisations that a search names, where it is words alone: by its whole text, by one word that nothing else has, or by two words of it that are written as names are. */
export function namesMeant(
  archive: Names,
  query: Query,
  { total }: Pick<SearchAnswer, 'total'>,
): StoredName[] {
  if (query.authors.length + query.organizations.length > 0) return [];
  const typed = wordingsOf(query).flatMap(({ words, phrases }) => [...words, ...phrases]);
  const whole = named(archive, typed.join(' '));
  if (whole.length > 0 || query.or.length > 0) return whole;
  const [only = ''] = typed;
  if (typed.length === 1) return total === 0 || isCapital(only) ? partly(archive, only) : [];
  return typed.length > MOST_WORDS ? [] : within(archive, typed);
}

function named(archive: Names, typed: string): StoredName[] {
  return (['author', 'org'] as const).flatMap((kind) => {
    const name = archive.named(kind, typed);
    return name === undefined ? [] : [{ kind, name }];
  });
}

/** A family name, or one word of an organisation's name. */
function partly(archive: Names, word: string): StoredName[] {
  if (word.length < SHORTEST) return [];
  const isOf = (kind: NameKind) =>
    archive.search(parseQuery(`${kind}:"${word}"`), { sort: 'date', limit: 1, offset: 0 }).total > 0;
  return (['author', 'org'] as const).flatMap((kind) => (isOf(kind) ? [{ kind, name: word }] : []));
}

/** "Kaiming He diffusion" names Kaiming He. */
function within(archive: Names, typed: readonly string[]): StoredName[] {
  const pairs = typed.slice(1).map((word, at) => [typed[at] ?? '', word] as const);
  const found = pairs.find((pair) => pair.every(isCapital) && archive.named('author', pair.join(' ')));
  const name = found && archive.named('author', found.join(' '));
  return name === undefined ? [] : [{ kind: 'author', name }];
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{L}/u.test(word);
}
