const DAY_MS = 86_400_000;

/** A stretch of time, in epoch milliseconds, in which a zone's clocks keep one offset to UTC, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** The stretches of a zone in a range of time as Intl tells them, without Temporal: an answer from somewhere else. */
export function stretchesOf(zone: string, from: number, until: number): Stretch[] {
  const offsetAt = offsets(zone);
  const found: Stretch[] = [];
  let start = from;
  for (let day = from; day < until; day += DAY_MS) {
    if (offsetAt(day) === offsetAt(day + DAY_MS)) continue;
    const change = firstMinuteOf(day, (at) => offsetAt(at) !== offsetAt(day));
    found.push({ from: start, until: change, offset: offsetAt(start) });
    start = change;
  }
  return [...found, { from: start, until, offset: offsetAt(start) }];
}

/** The first instant at which clocks show a wall time (as if it were UTC) or later; undefined outside the stretches. */
export function firstShowing(stretches: readonly Stretch[], wall: number): number | undefined {
  for (const { from, until, offset } of stretches) {
    const at = Math.max(from, wall - offset);
    if (at < until) return at;
  }
  return undefined;
}

/** Whether clocks ever show any time of a date, given by its midnight as if it were UTC. */
export function dateExists(stretches: readonly Stretch[], midnight: number): boolean {
  const at = firstShowing(stretches, midnight) ?? Number.NaN;
  const offset = stretches.find(({ from, until }) => from <= at && at < until)?.offset ?? Number.NaN;
  return at + offset < midnight + DAY_MS;
}

/** The offset of a zone at any instant; each is asked of Intl once. */
function offsets(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  });
  const known = new Map<number, number>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const [month = 0, day, year = 0, hour, minute, second] = (format.format(at).match(/\d+/g) ?? []).map(
      Number,
    );
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - at;
    known.set(at, offset);
    return offset;
  };
}

function firstMinuteOf(day: number, changed: (at: number) => boolean): number {
  let [low, high] = [0, DAY_MS / 60_000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (changed(day + middle * 60_000)) high = middle;
    else low = middle;
  }
  return day + high * 60_000;
}
