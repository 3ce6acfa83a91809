import type { Archive, SearchAnswer } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import { hasWords, type NameKind } from '#core/search/names.ts';
import { type Query, wordingsOf } from '#core/search/query.ts';
import { withoutKind } from '../../access/kind-of-organization.ts';
import { papersOf } from '../../access/papers-of.ts';
import { authorAmong, type NameAmong, organizationAmong, SAYS_NOTHING } from './names-among.ts';

/** A name, and what else was typed beside it where that is a subject. */
export type NameMeant = StoredName &
  Partial<NameAmong> & {
    /** Whether all of the words are the name but for a slip or a space, and no paper has them. */
    readonly isSlip?: true;
  };

type Names = Pick<Archive, 'named' | 'namesLike' | 'isOfName' | 'search' | 'papersWith' | 'papersWriting'>;

// A name has two words or three; whoever types more is after a subject too.
const MOST_WORDS = 4;
const SHORTEST = 3;
// A word of a name that no paper has is sure, unless it is so short that it may be anything.
const SHORTEST_SURE = 4;
// What more papers write may be what they are about, and no name.
const FEW = 3;
const MOST_LISTED = 4;
const MOST_OF_NAME = 3;

/** The stored authors and organisations that a search names, where it is words alone: by its whole text, each part of a list, what stands behind "by" or "from", one word that nothing else has, or words of it that are written as names are or that no paper has. */
export function namesMeant(
  archive: Names,
  query: Query,
  { total }: Pick<SearchAnswer, 'total'>,
): NameMeant[] {
  if (query.authors.length + query.organizations.length > 0) return [];
  const wordings = wordingsOf(query).map(({ words, phrases }) => [...words, ...phrases]);
  const typed = wordings.flat();
  const whole = named(archive, typed.join(' '));
  const sure = [whole, listed(archive, wordings), told(archive, typed)].find((each) => each.length > 0) ?? [];
  if (sure.length > 0 || query.or.length > 0) return sure;
  const [only = ''] = typed;
  if (typed.length === 1) {
    const isNoWord = total === 0 && archive.papersWith(only) === 0;
    return isNoWord || isCapital(only) ? partly(archive, only) : [];
  }
  const nearly = query.phrases.length > 0 ? undefined : nearlyAll(archive, typed);
  if (nearly !== undefined) return [{ kind: 'author', name: nearly, rest: [], isApart: true, isSlip: true }];
  const amid = query.phrases.length > 0 ? undefined : amidst(archive, typed);
  if (amid) return [amid];
  return typed.length > MOST_WORDS ? [] : within(archive, typed);
}

function named(archive: Names, typed: string): NameMeant[] {
  const found = (['author', 'org'] as const).flatMap((kind): NameMeant[] => {
    const name = archive.named(kind, typed);
    return name === undefined ? [] : [{ kind, name }];
  });
  // "Google Research", which no paper names as such, is Google's.
  const bare = withoutKind(typed);
  const isFound = found.some(({ kind }) => kind === 'org');
  const org = isFound || bare === typed ? undefined : archive.named('org', bare);
  // "Qwen Team" signed a paper, and Qwen is who many are from.
  return org === undefined ? found : [{ kind: 'org', name: org, rest: [], isApart: true }, ...found];
}

/** "Kaiming He and Song Han", where each of them is stored. */
function listed(archive: Names, wordings: readonly (readonly string[])[]): StoredName[] {
  const parts = wordings
    .flatMap((words) => words.join(' ').split(/ and /i))
    .map((part) => part.replace(/ et al$/i, ''));
  if (parts.length < 2 || parts.length > MOST_LISTED) return [];
  const names = parts.map((part) => (part.includes(' ') ? named(archive, part) : []));
  return names.every((each) => each.length > 0) ? names.flat() : [];
}

/** A word behind which a name is said. */
export const TELLS_WHOSE = /^(?:by|from)$/i;
const TELLS_WHAT = /^(?:about|on|regarding)$/i;

/** Whose the papers are in "anything new from Jitendra Malik", and in what is left of "papers from Google about agents". */
function told(archive: Names, typed: readonly string[]): NameMeant[] {
  const begin = typed.findLastIndex((word) => TELLS_WHOSE.test(word)) + 1;
  const about = typed.findIndex((word, at) => at > begin && TELLS_WHAT.test(word));
  if (begin === 0 && about < 0) return [];
  const names = named(archive, typed.slice(begin, about < 0 ? undefined : about).join(' '));
  const others = [...typed.slice(0, Math.max(0, begin - 1)), ...(about < 0 ? [] : typed.slice(about + 1))];
  const rest = others.filter((word) => !SAYS_NOTHING.test(word));
  const [only, ...more] = names;
  return only && more.length === 0 && rest.length > 0 ? [{ ...only, rest }] : names;
}

/** A family name, or one word of an organisation's name. */
function partly(archive: Names, word: string): StoredName[] {
  if (word.length < SHORTEST) return [];
  const isOf = (kind: NameKind) => papersOf(archive, { kind, name: word }) > 0;
  return (['author', 'org'] as const).flatMap((kind) => (isOf(kind) ? [{ kind, name: word }] : []));
}

/** Of an organisation and an author the one whose name is more of the words. */
function amidst(archive: Names, typed: readonly string[]): NameAmong | undefined {
  const org = organizationAmong(archive, typed);
  const author = authorAmong(archive, typed);
  return org && author && author.rest.length < org.rest.length ? author : (org ?? author);
}

/** "Kaiming He diffusion" and "kaiming he diffusion" name Kaiming He, "zisserman video" whoever is called Zisserman. */
function within(archive: Names, typed: readonly string[]): NameMeant[] {
  const isInNone = (word: string) => word.length >= SHORTEST_SURE && archive.papersWith(word) === 0;
  const pairs = typed.slice(1).map((word, at) => [typed[at] ?? '', word] as const);
  const isLikely = (pair: readonly string[]) => pair.every(isCapital) || pair.some(isInNone);
  const whole = pairs
    .filter(isLikely)
    .flatMap((pair) => archive.named('author', pair.join(' ')) ?? [])
    .slice(0, 1);
  const slipped = whole.length === 0 ? nearlyWhole(archive, typed, pairs) : undefined;
  if (slipped) return [slipped];
  const part = typed.filter((word) => isInNone(word) && archive.isOfName('author', word));
  const found = whole.length === 0 && part.length === 1 ? part : whole;
  const rest = typed.filter((word) => !found.some((name) => hasWords(name, word, 'author')));
  // "Yan LeCun": a given name says nothing of what papers are about.
  const [given = '', ...more] = rest;
  if (found.length === 1 && more.length === 0 && typed.every(isCapital) && archive.isOfName('author', given))
    return found.map((name) => ({ kind: 'author', name, rest: [], isApart: true }));
  return found.map((name) => ({ kind: 'author', name, rest }));
}

/** "kaming he", "yann le cun": an author's whole name with a space or a slip in it, in a word that no paper has. */
function nearlyAll(archive: Names, typed: readonly string[]): string | undefined {
  if (typed.length > MOST_OF_NAME || typed.every(isCapital)) return undefined;
  const joined = typed.slice(typed.length > 2 ? 1 : typed.length).flatMap((_, at) => {
    const one = `${typed[at]}${typed[at + 1]}`;
    return archive.named('author', typed.toSpliced(at, 2, one).join(' ')) ?? [];
  });
  const [name] = joined;
  if (name !== undefined) return archive.papersWriting(typed.join(' '), 1) === 0 ? name : undefined;
  // To look among all names takes long.
  const isNobodys = (word: string) => archive.papersWith(word) === 0 && !archive.isOfName('author', word);
  const slipped = typed.filter((word) => word.length >= SHORTEST_SURE && isNobodys(word));
  const others = typed.filter((word) => !slipped.includes(word)).join(' ');
  const isLikely = slipped.length === 1 && others !== '' && archive.isOfName('author', others);
  const [like, ...more] = isLikely ? archive.namesLike('author', typed.join(' '), 2) : [];
  // As it is stored, and not as its other words were typed.
  return like !== undefined && more.length === 0 ? (archive.named('author', like) ?? like) : undefined;
}

/** "Yan LeCun", "Sergy Levine robots": two words written as a name is, which one author is called but for a slip. */
function nearlyWhole(
  archive: Names,
  typed: readonly string[],
  pairs: readonly (readonly string[])[],
): NameMeant | undefined {
  // To look among all names takes long, and titles have capitals too.
  const isSurname = (word: string) =>
    (archive.papersWith(word) ?? Number.POSITIVE_INFINITY) <= FEW && archive.isOfName('author', word);
  for (const [at, pair] of pairs.entries()) {
    const isName = pair.every(isCapital) && pair.some(isSurname);
    const [name, ...more] = isName ? archive.namesLike('author', pair.join(' '), 2) : [];
    if (name !== undefined && more.length === 0)
      return { kind: 'author', name, rest: typed.toSpliced(at, 2), isApart: true };
  }
  return undefined;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{L}/u.test(word);
}
