/** Whose name it is. */
export type NameKind = 'author' | 'org';

// Letters that no accent makes of others.
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const FOLDED = new RegExp(`[${Object.keys(OTHER_LETTERS).join('')}]`, 'g');
// Longer names are no names, and what is compared with each other stays little.
const MOST_WORDS = 12;
const REMEMBERED = 100_000;
const remembered = new Map<string, readonly string[]>();

/** The words of a name as names are compared: lower case, without accents, ł ø ß æ as people type them; an apostrophe joins, all else parts. */
export function nameWords(name: string): readonly string[] {
  const known = remembered.get(name);
  if (known) return known;
  // A flood of names must not grow the process for ever.
  if (remembered.size >= REMEMBERED) remembered.clear();
  const folded = name
    .toLowerCase()
    .replace(FOLDED, (letter) => OTHER_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`]/gu, '');
  const found = folded.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];
  remembered.set(name, found);
  return found;
}

/**
 * Whether a name is meant by words that somebody typed: each of them is a whole word of it, in any order. Of an author,
 * one letter stands for a word that begins with it, on either side, where some other word is the same.
 */
export function fitsName(name: string, typed: string, kind: NameKind): boolean {
  const words = nameWords(typed);
  const left = [...nameWords(name)];
  const same: string[] = [];
  const open: string[] = [];
  for (const word of words) (take(left, (each) => each === word) ? same : open).push(word);
  if (open.length === 0) return words.length > 0;
  const isSure = kind === 'author' && same.some((word) => word.length > 1);
  return isSure && open.every((word) => take(left, (each) => standsFor(each, word)));
}

/** Takes the first that will do out of a list; false where there is none. */
function take(list: string[], will: (each: string) => boolean): boolean {
  const at = list.findIndex(will);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function standsFor(one: string, other: string): boolean {
  if (one.length === 1) return other.startsWith(one);
  return other.length === 1 && one.startsWith(other);
}
