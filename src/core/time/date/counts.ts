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

// "Once a fortnight" is how often.
const COUNTED = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<!\\b(?:once|twice|times|per|every|each) )(?<many>\\d{1,2}|a couple of|a few|several|${COUNTS}) fortnights?(?![\\p{L}\\p{N}-])`,
  'giu',
);
const BARE = /(?<=(?<![\p{L}\p{N}-])(?:last|past|previous|next|coming) )fortnight(?![\p{L}\p{N}-])/giu;
const IN_WORDS: ReadonlyMap<string, number> = new Map([
  ['a couple of', 2],
  ['a few', 3],
  ['several', 3],
]);

/** A text with its fortnights in weeks, which all know who read spans of days: "two fortnights ago" is "4 weeks ago", "the last fortnight" "the last 2 weeks". What is quoted is as it was. */
export function fortnightsInWeeks(text: string): string {
  if (!/fortnight/i.test(text) || /["“”]/.test(text)) return text;
  return text
    .replace(COUNTED, (_, many: string) => `${2 * (IN_WORDS.get(many.toLowerCase()) ?? countOf(many))} weeks`)
    .replace(BARE, '2 weeks');
}

/** The same of words, which stay as they are where none of them is a fortnight. */
export function withFortnights(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const inWeeks = fortnightsInWeeks(text);
  return inWeeks === text ? words : inWeeks.split(' ');
}
