import type { Day } from '../paper.ts';

/** How far the archive has filled itself: how many of the year's lists were read, and since which day there is no gap. */
export interface Filled {
  readonly read: number;
  readonly of: number;
  /** The oldest of the lists that were read without one missing between it and today; undefined where none was. */
  readonly since?: Day;
}
