// In the names of organisations they have no letter in the short form.
const SMALL: ReadonlySet<string> = new Set([
  'of',
  'the',
  'and',
  'for',
  'at',
  'in',
  'de',
  'la',
  'du',
  'des',
  'to',
  'on',
]);

/** Whether a word may be initials of a name. */
export function isShortForm(word: string): boolean {
  return /^[a-z]{2,7}$/.test(word);
}

/** Whether each of some words is a word of a name or the initials of words beside each other, those of at least two: "uc berkeley" of "university of california berkeley". Words are as names are compared. */
export function isShortOf(typed: readonly string[], name: readonly string[]): boolean {
  const left = name.filter((word) => !SMALL.has(word));
  let short = false;
  for (const word of typed) {
    const same = left.indexOf(word);
    if (same >= 0) {
      left.splice(same, 1);
      continue;
    }
    const at = isShortForm(word) ? runWith(left, word) : -1;
    if (at < 0) return false;
    left.splice(at, word.length);
    short = true;
  }
  return short;
}

function runWith(words: readonly string[], initials: string): number {
  return words.findIndex((_, at) =>
    [...initials].every((letter, on) => words[at + on]?.startsWith(letter) === true),
  );
}
