import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { dateOf, dayIn, instantOn } from './local-days.ts';
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
  const [from, to] = [timeIn(first), timeIn(last)];
  if (from !== undefined && to !== undefined && from !== to) return `${from}-${to}`;
  throw new UserError(
    'time-unknown',
    `"${clipWords(text, 40)}" are no quiet hours: type them like 22-7, 18:30-8:00 or off.`,
  );
}

/** A time of day, also the end of it; undefined where it is none. */
function timeIn(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  if (/^24(?::00)?$/.test(typed)) return '00:00';
  try {
    return parseTime(typed);
  } catch {
    return undefined;
  }
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

/** Quiet hours by the clock of a zone, where there are any. */
export interface ZonedQuietHours {
  readonly quietHours?: QuietHours | undefined;
  readonly zone: string;
}

/** When the quiet hours end that `now` falls into; undefined where it falls into none. */
export function quietEnd(
  { quietHours, zone }: ZonedQuietHours,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (!quietHours) return undefined;
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  const quiet = quietUntil(quietHours, time);
  if (!quiet) return undefined;
  const day = dayIn(now, zone);
  const date = dateOf(quiet.nextDay ? day + 1 : day);
  const end = instantOn(date, quiet.time, zone);
  if (!end || Temporal.Instant.compare(end, now) > 0) return end;
  // In autumn an hour comes twice, and so does their end in it.
  const again = Temporal.PlainDateTime.from(`${date}T${quiet.time}`);
  return again.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant();
}

/** When the next quiet hours begin; undefined where there are none. */
export function quietStart(
  { quietHours, zone }: ZonedQuietHours,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  const [from] = quietHours?.split('-') ?? [];
  if (from === undefined) return undefined;
  const today = dayIn(after, zone);
  return [today, today + 1]
    .flatMap((day) => instantOn(dateOf(day), from, zone) ?? [])
    .find((at) => Temporal.Instant.compare(at, after) > 0);
}
