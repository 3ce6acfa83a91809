import { Temporal } from 'temporal-polyfill';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { SharedList, SharedLists } from '#core/archive/shared-lists.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays } from '#core/time/dates.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

export interface SharedSourceParts {
  readonly lists: SharedLists;
  readonly clock: Clock;
  readonly timing: Pick<Timing, 'fresh' | 'send' | 'sweep'>;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

/** Older lists are read once by each machine, when it fills its archive. */
const SHARED_DAYS = 7;

/** A source whose lists of the last days are asked for once by all machines that share a state; while that is away, each asks for itself. */
export function sharedSource(source: PaperSource, parts: SharedSourceParts): PaperSource {
  const { lists, clock, timing, logger } = parts;
  const limits = { freshMs: timing.fresh, patienceMs: timing.send };
  const unlessAway = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      logger.warn('lists are not shared with other machines now', { reason: messageOf(error) });
      return otherwise;
    }
  };
  /** What others have read; undefined where this machine is to ask. */
  const found = async (day: Day): Promise<SharedList | undefined> => {
    const until = clock.ticks() + timing.send;
    for (;;) {
      const answer = await unlessAway(() => lists.find(source.name, day, limits), 'ask');
      if (answer === 'ask') return undefined;
      if (answer !== 'wait') return saysAsMuch(source, day, answer, clock) ? answer : undefined;
      // Whoever asked has not come back: better twice than never.
      if (clock.ticks() >= until) return undefined;
      await parts.sleep(timing.sweep / 4);
    }
  };
  return {
    ...source,
    daily: async (day, ask): Promise<readonly Paper[]> => {
      if (day < addDays(source.currentDay(clock.now()), -SHARED_DAYS)) return source.daily(day, ask);
      const known = await found(day);
      if (known) return known.papers;
      try {
        const papers = await source.daily(day, ask);
        await unlessAway(() => lists.keep(source.name, day, papers), undefined);
        return papers;
      } catch (error) {
        await unlessAway(() => lists.giveUp(source.name, day), undefined);
        throw error;
      }
    },
  };
}

/** Whether a list says as much as one that is read now: one of before its day was over, or before it is usually complete, does not. */
function saysAsMuch(source: PaperSource, day: Day, { at }: SharedList, clock: Clock): boolean {
  const now = clock.now();
  const then = Temporal.Instant.fromEpochMilliseconds(at);
  const settled = source.settles(day).epochMilliseconds;
  const isOver = (when: Temporal.Instant) => source.currentDay(when) > day;
  const isSettled = (when: Temporal.Instant) => when.epochMilliseconds > settled;
  return isOver(then) === isOver(now) && isSettled(then) === isSettled(now);
}
