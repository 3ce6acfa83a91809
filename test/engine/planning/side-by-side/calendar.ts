/** What happens in the thirty days, when (epoch ms, UTC): they begin on a Monday, and clocks go back in them in Europe and America. */
export const FIRST_DAY = '2026-10-12';
export const DAYS = 30;
/** A weekday without a list. */
export const HOLIDAY = '2026-11-04';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The source cannot be read: for hours; past the twelve of a catch-up; over a weekend, past the 36 after which a digest is no news. */
export const OUTAGES: readonly Stretch[] = [
  stretch(1, '06:00', 3),
  stretch(3, '00:00', 9),
  stretch(8, '02:00', 17),
  stretch(11, '03:00', 66),
  stretch(22, '12:00', 5),
];

/** The source answers with empty lists: a morning's, and those of days before, which were never read. */
export const EMPTY_ANSWERS: readonly Stretch[] = [stretch(2, '03:00', 2), stretch(17, '10:00', 1)];

/** Nothing runs. `torn`: killed between plan and reschedule. `rebuilt`: the archive is lost meanwhile. */
export const DOWNTIMES: readonly (Stretch & { readonly torn?: boolean; readonly rebuilt?: boolean })[] = [
  { ...stretch(4, '07:00', 4), torn: true },
  { ...stretch(7, '16:00', 1), torn: true },
  stretch(14, '10:00', 72),
  { ...stretch(18, '09:00', 1), torn: true },
  stretch(20, '05:00', 14),
  { ...stretch(24, '08:00', 1), torn: true, rebuilt: true },
];

/** The moments at which the program looks at what is due, oldest first; while little changes, few of them. */
export function* moments(): Generator<number> {
  const end = epochMs(DAYS, '00:00');
  for (let at = epochMs(0, '00:00'); at < end; ) {
    if (!isWithin(DOWNTIMES, at)) yield at;
    at += (isSlow(at) ? 60 : 15) * MINUTE_MS;
  }
}

/** Whether the program is killed in what it does at a moment. */
export function isTornAfter(at: number): boolean {
  return DOWNTIMES.some(({ torn, from }) => torn && from > at && from <= at + 15 * MINUTE_MS);
}

export function isWithin(stretches: readonly Stretch[], at: number): boolean {
  return stretches.some(({ from, to }) => at >= from && at < to);
}

function isSlow(at: number): boolean {
  const long = OUTAGES.filter(({ from, to }) => to - from > 12 * HOUR_MS);
  return isWithin(long, at) || new Date(at).toISOString().startsWith(HOLIDAY);
}

function stretch(day: number, time: string, hours: number): Stretch {
  const from = epochMs(day, time);
  return { from, to: from + hours * HOUR_MS };
}

function epochMs(day: number, time: string): number {
  return Date.parse(`${FIRST_DAY}T${time}:00Z`) + day * 24 * HOUR_MS;
}
