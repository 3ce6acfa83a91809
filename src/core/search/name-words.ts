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

/** A word of a name without the signs of its letters. */
export function plainest(word: NameWord): string {
  return typeof word === 'string' ? word : word[0];
}
