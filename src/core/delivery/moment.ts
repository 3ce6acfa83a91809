/**
 * A point in time by the clocks of the state. `wall` (epoch ms) can be set back or forward; `tick` (ms) is never set and
 * starts anew with every boot, so that two ticks say something about each other only where `boot` is the same text. A
 * database has no ticks to tell: its wall clock stands in for them.
 */
export interface Moment {
  readonly wall: number;
  readonly tick: number;
  readonly boot: string;
}

/** The milliseconds that have surely passed between two moments; undefined where they are of different boots. */
export function elapsed(from: Moment, to: Moment): number | undefined {
  return from.boot === to.boot ? to.tick - from.tick : undefined;
}

/** The most milliseconds that may have passed: ticks stand still while a machine sleeps, and a wall clock may be set, back too. */
export function longestElapsed(from: Moment, to: Moment): number {
  const ticks = elapsed(from, to) ?? -1;
  return ticks < 0 ? Number.POSITIVE_INFINITY : Math.max(ticks, to.wall - from.wall);
}

// Clocks that are kept right by the network drift apart by far less.
const JUMP_MS = 60_000;

/**
 * Whether the wall clock was set between two moments, with the milliseconds between them by ticks that nobody sets. Where
 * there are none (over a boot, or a database's, whose ticks are its wall clock's own), that is only known of one that went
 * back: a machine without a battery starts in the past.
 */
export function hasJumped(from: Moment, to: Moment, ticks = elapsed(from, to)): boolean {
  const passed = to.wall - from.wall;
  return passed < -JUMP_MS || (ticks !== undefined && Math.abs(passed - ticks) > JUMP_MS);
}
