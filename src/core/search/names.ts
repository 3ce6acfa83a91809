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
// Letters that people also write as two, where they do not leave their signs out.
const AS_TWO: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const TWO = new RegExp(`[${Object.keys(AS_TWO).join('')}]`, 'g');
// Longer names are no names, and what is compared with each other stays little.
const MOST_WORDS = 12;
const REMEMBERED = 100_000;
const remembered = new Map<string, readonly NameWord[]>();

/** A word of a name as names are compared; both ways to spell it where one of its letters has two: Schölkopf, Schoelkopf. */
export type NameWord = string | readonly [plain: string, other: string];

/** The words of a name as names are compared: lower case, without accents, ł ø ß æ as people type them; an apostrophe joins, all else parts. */
export function nameWords(name: string): readonly NameWord[] {
  const known = remembered.get(name);
  if (known) return known;
  // A flood of names must not grow the process for ever.
  if (remembered.size >= REMEMBERED) remembered.clear();
  const lower = name.toLowerCase();
  const plain = plainWords(lower);
  const composed = lower.normalize('NFC');
  const spelt = composed.replace(TWO, (letter) => AS_TWO[letter] ?? letter);
  const others = spelt === composed ? plain : plainWords(spelt);
  const found = plain.map((word, at): NameWord => spellingsOf(word, others[at] ?? word));
  remembered.set(name, found);
  return found;
}

function plainWords(lower: string): readonly string[] {
  const folded = lower
    .replace(FOLDED, (letter) => OTHER_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`]/gu, '');
  return folded.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];
}

/** An initial is one letter however it is written. */
function spellingsOf(plain: string, other: string): NameWord {
  return plain === other || plain.length === 1 ? plain : [plain, other];
}

/** Each way in which a word of a name is spelt. */
export function nameSpellings(word: NameWord): readonly string[] {
  return typeof word === 'string' ? [word] : word;
}

/**
 * Whether a name is meant by words that somebody typed: each of them is a whole word of it, in any order. Of an author,
 * one letter stands for a word that begins with it, on either side, where some other word is the same.
 */
export function fitsName(name: string, typed: string, kind: NameKind): boolean {
  const words = nameWords(typed);
  const left = [...nameWords(name)];
  const same: NameWord[] = [];
  const open: NameWord[] = [];
  for (const word of words) (take(left, (each) => isSame(each, word)) ? same : open).push(word);
  if (open.length === 0) return words.length > 0;
  const isSure = kind === 'author' && same.some((word) => plainest(word).length > 1);
  return isSure && open.every((word) => take(left, (each) => standsFor(plainest(each), plainest(word))));
}

/** Which of some names is meant by words that somebody typed: one that has them whole goes before one with an initial. */
export function nameMeant(names: readonly string[], typed: string, kind: NameKind): string | undefined {
  const meant = names.filter((name) => fitsName(name, typed, kind));
  // An organisation's name is compared without initials.
  return meant.find((name) => fitsName(name, typed, 'org')) ?? meant[0];
}

function isSame(one: NameWord, other: NameWord): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return nameSpellings(one).some((each) => nameSpellings(other).includes(each));
}

function plainest(word: NameWord): string {
  return typeof word === 'string' ? word : word[0];
}

/** Takes the first that will do out of a list; false where there is none. */
function take(list: NameWord[], will: (each: NameWord) => boolean): boolean {
  const at = list.findIndex(will);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

function standsFor(one: string, other: string): boolean {
  if (one.length === 1) return other.startsWith(one);
  return other.length === 1 && one.startsWith(other);
}
