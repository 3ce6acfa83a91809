import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';

const DAY_MS = 86_400_000;

/** What is done once a day beside the digests: the archive learns, and the state drops what it keeps no longer. It never rejects, and nobody waits for it. */
export function createMaintenance(parts: {
  clock: Pick<Clock, 'ticks'>;
  logger: Logger;
  /** Lets the archive learn, without anybody having to wait for it. */
  learn: () => Promise<void>;
  /** Drops what the state keeps no longer. */
  maintain: () => Promise<void>;
}): () => Promise<void> {
  const { clock, logger, learn, maintain } = parts;
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.ticks();
    if (now - last < DAY_MS) return;
    last = now;
    for (const work of [learn, maintain]) {
      await work().catch((error) =>
        logger.error('the daily work failed, and is tried again tomorrow', { reason: messageOf(error) }),
      );
    }
    logger.info('the daily work is done');
  };
}
