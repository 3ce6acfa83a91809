import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { parseTime } from './time-of-day.ts';

/** Hours of each day in which nothing comes, `HH:MM-HH:MM` by local time: from the one, up to and without the other, over midnight where that is earlier. */
export type QuietHours = string;

const PARTS = /^(?:from |between )?(.+?)\s*(?:[-–—]|\b(?:to|till|until|and)\b)\s*(.+)$/i;
const NONE = /^(?:off|none|no|never)$/i;
// No such hours take so many letters.
const LONGEST = 60;

/** Quiet hours as people type them ("22-7", "10 pm to 7 am"); undefined for "off". UserError where they cannot be read. */
export function parseQuietHours(typed: string): QuietHours | undefined {
  const text = oneLine(typed);
  if (NONE.test(text)) return undefined;
  const [, first, last] = text.length > LONGEST ? [] : (PARTS.exec(text) ?? []);
  if (first !== undefined && last !== undefined) {
    const [from, to] = [parseTime(first), parseTime(last)];
    if (from !== to) return `${from}-${to}`;
  }
  throw new UserError(
    'time-unknown',
    `"${clipWords(text, 40)}" are no quiet hours: type them like 22-7, 18:30-8:00 or off.`,
  );
}

/** When the quiet hours end that a time of day falls into, and whether that is on the next day; undefined where it falls into none. */
export function quietUntil(
  quiet: QuietHours | undefined,
  time: string,
): { readonly time: string; readonly nextDay: boolean } | undefined {
  const [from, to] = quiet?.split('-') ?? [];
  if (from === undefined || to === undefined) return undefined;
  const isOverMidnight = from > to;
  if (time >= from && (isOverMidnight || time < to)) return { time: to, nextDay: isOverMidnight };
  return isOverMidnight && time < to ? { time: to, nextDay: false } : undefined;
}
