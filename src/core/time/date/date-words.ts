import { ANY_DAY, readDate } from './read-date.ts';

const LONGEST = 5;
const MOST_WORDS = 40;
// What stands before a date and says nothing without it.
const BEFORE = /^(?:from|on|of|for|since|in|the)$/i;
/** The first date among words ("robots from 3 days ago") and the words that stay; undefined where there is none. Throws a UserError as `readDate` does. */
export function dateAmong(words: readonly string[]): { date: string; left: readonly string[] } | undefined {
  // Nobody writes a date into a text that long.
  if (words.length > MOST_WORDS) return undefined;
  for (const at of words.keys()) {
    for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
      const date = words.slice(at, at + count).join(' ');
      if (BEFORE.test(words[at] ?? '') || !readDate(date, ANY_DAY)) continue;
      const before = words.slice(0, at);
      while (BEFORE.test(before.at(-1) ?? '')) before.pop();
      return { date, left: [...before, ...words.slice(at + count)] };
    }
  }
  return undefined;
}
