const WHAT = '(?:up-?votes?|votes?|likes?|stars?|citations?|comments?|downloads?)';
const THAN =
  '(?:more than|at least|atleast|over|above|min(?:imum)?(?: of)?|less than|fewer than|under|below)';
const MANY = '\\d{1,6}\\+?';
const SIGN = '[<>≥≤]=?';
const BEFORE = '(?:(?:and|with|having|has|have|that have|which have|only) )*';
// "upvotes>50", "at least 50 upvotes", "50+ upvotes".
const WAYS = [
  `${WHAT}\\s?(?:[:=]\\s?(?:${SIGN})?|${SIGN}|${THAN})\\s?${MANY}`,
  `(?:${THAN}|${SIGN})\\s?${MANY}\\s${WHAT}`,
  `\\d{1,6}\\+\\s?${WHAT}`,
].join('|');
const COUNTED = new RegExp(`(?:^|[\\s,;(]+)${BEFORE}(?:${WAYS})(?![\\p{L}\\p{N}])\\)?`, 'iu');
const LONGEST = 300;

/** A text without the number of upvotes, stars and the like that papers are to have, and what was counted; there is no such condition. */
export function withoutCounts(text: string): { readonly rest: string; readonly counted?: string } {
  const found = COUNTED.exec(text.slice(0, LONGEST));
  if (!found) return { rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  const [what = ''] = new RegExp(WHAT, 'iu').exec(found[0]) ?? [];
  const counted = what.toLowerCase().replace(/-/g, '').replace(/s?$/, 's');
  return { rest: rest.replace(/\s+/g, ' ').trim(), counted };
}
