import type { Intent } from '../commands/intent.ts';
import type { Action } from '../document.ts';

/** The pages beside one of `last` pages, the one before it first; behind the last page, that one. */
export function pageActions(page: number, last: number, to: (page: number) => Intent): Action[] {
  return [
    ...(page > 1 && last > 0 ? [{ label: 'Previous page', ...to(Math.min(page - 1, last)) }] : []),
    ...(page < last ? [{ label: 'Next page', ...to(page + 1) }] : []),
  ];
}
