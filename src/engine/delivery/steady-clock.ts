import { hasJumped, type Moment } from '#core/delivery/moment.ts';
import type { StateClock } from '#core/delivery/state-clock.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Logger } from '#core/parts/logger.ts';

/** The state's clock, and whether it can be believed: a clock that was set is wrong before or after, and nobody knows which. */
export interface SteadyClock {
  /** When it is; each moment is held against the one before. */
  now(): Promise<Moment>;
  /** Whether no jump was noticed for as long as `timing.steady`; false before the first look. */
  isSteady(): boolean;
  /** Compares with what was last written down, and writes down that it is now. `jumped` is true once after each jump, when the clock has become steady. */
  look(): Promise<{ readonly steady: boolean; readonly jumped: boolean }>;
}

export interface SteadyClockParts {
  readonly clock: StateClock;
  readonly timing: Pick<Timing, 'steady'>;
  /** Milliseconds by this process's own clock, which nobody sets. */
  readonly ticks: () => number;
  readonly logger: Logger;
}

export function openSteadyClock({ clock, timing, ticks, logger }: SteadyClockParts): SteadyClock {
  let last: { readonly moment: Moment; readonly tick: number } | undefined;
  let looked = false;
  let noticed: number | undefined;

  const compare = (from: Moment, to: Moment, passed?: number): void => {
    if (!hasJumped(from, to, passed)) return;
    noticed = ticks();
    logger.warn('the clock has jumped, and is not believed before it is steady', { from, to });
  };
  const note = (now: Moment): Moment => {
    const tick = ticks();
    // By ticks of its own a process sees also that a database's clock was set.
    if (last) compare(last.moment, now, tick - last.tick);
    last = { moment: now, tick };
    return now;
  };
  const isSteady = () => looked && (noticed === undefined || ticks() - noticed >= timing.steady);
  const now = async () => note(await clock.now());

  return {
    now,
    isSteady,
    look: async () => {
      if (looked) await now();
      // What is written down is a clock that was believed: whoever starts after a jump has to notice it too.
      if (!looked || isSteady()) {
        const marked = await clock.mark();
        if (!looked && marked.before) compare(marked.before, marked.now);
        note(marked.now);
        looked = true;
      }
      const steady = isSteady();
      const jumped = steady && noticed !== undefined;
      if (jumped) noticed = undefined;
      return { steady, jumped };
    },
  };
}
