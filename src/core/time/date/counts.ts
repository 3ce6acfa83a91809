const NAMES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** The numbers that people write as words, "a" and "one" to "twenty", as a part of a regular expression. */
export const COUNTS = `an?|${NAMES.join('|')}`;

/** What such a word, or a number in digits, counts: 1 for "a". */
export function countOf(typed: string): number {
  return /^\d/.test(typed) ? Number(typed) : Math.max(1, NAMES.indexOf(typed.toLowerCase()) + 1);
}
