import type { PaperSource } from '#core/archive/paper-source.ts';
import { LOOK_BACK_DAYS } from '#core/digest/second-look.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween } from '#core/time/dates.ts';
import type { Ingest } from './ingest.ts';

const MINUTE_MS = 60_000;
// Whoever has just started the program asks first.
const FIRST_MS = 10 * MINUTE_MS;
// A week's lists are five requests: a second look is a few hours old at most.
const AGAIN_MS = 6 * 60 * MINUTE_MS;

/** Has the complete lists of the last week read once more for their upvotes, four times a day: they are told beside those of their own day. It never rejects, and nobody waits for it. */
export function createRecount(parts: {
  ingest: Pick<Ingest, 'lists'>;
  source: Pick<PaperSource, 'currentDay'>;
  clock: Clock;
  logger: Logger;
}): () => Promise<void> {
  const { ingest, source, clock, logger } = parts;
  let after = clock.ticks() + FIRST_MS;
  return async () => {
    if (clock.ticks() < after) return;
    after = clock.ticks() + AGAIN_MS;
    const today = source.currentDay(clock.now());
    const days = daysBetween(addDays(today, -LOOK_BACK_DAYS), addDays(today, -1));
    try {
      await Promise.all(ingest.lists.map((lists) => lists.recount(days, { patience: 'job' })));
    } catch (error) {
      logger.error('the lists of the last week could not be counted anew', { reason: messageOf(error) });
    }
  };
}
