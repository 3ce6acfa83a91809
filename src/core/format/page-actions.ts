import type { Intent } from '../commands/intent.ts';
import type { Action } from '../document.ts';
import { plural } from '../text/text.ts';

/** The pages beside one of `last` pages, the one before it first; behind the last page, that one. */
export function pageActions(page: number, last: number, to: (page: number) => Intent): Action[] {
  return [
    ...(page > 1 && last > 0 ? [{ label: 'Previous page', ...to(Math.min(page - 1, last)) }] : []),
    ...(page < last ? [{ label: 'Next page', ...to(page + 1) }] : []),
  ];
}

/** Which papers a page shows, those before it being `first`: "6 to 10 of 27", "No 27 of 27" of one alone, "3 papers" where these are all; `words` say more of the total. */
export function pageRange(
  { first, shown, total }: { readonly first: number; readonly shown: number; readonly total: number },
  words = '',
): string {
  if (first === 0 && shown === total && !words.startsWith('+')) return `${plural(total, 'paper')}${words}`;
  const from = shown === 1 ? 'No ' : `${first + 1} to `;
  return `${from}${first + shown} of ${total}${words}`;
}
