import type { Ledger } from '#core/delivery/ledger.ts';
import { messageOf } from '#core/errors.ts';
import type { Clock, Logger } from '#core/ports.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;

/** What is done once a day beside the digests: the archive learns, and payloads that nobody needs any more are dropped. It never rejects, and nobody waits for it. */
export function createDaily(parts: {
  clock: Clock;
  ledger: Ledger;
  logger: Logger;
  /** Lets the archive learn, without anybody having to wait for it. */
  learn: () => Promise<void>;
}): () => Promise<void> {
  const { clock, ledger, logger, learn } = parts;
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now.epochMilliseconds - last < DAY_MS) return;
    last = now.epochMilliseconds;
    try {
      await learn();
      const pruned = await ledger.prune(now.subtract({ hours: 24 * KEPT_DAYS }));
      logger.info('the daily work is done', { pruned });
    } catch (error) {
      logger.error('the daily work failed, and is tried again tomorrow', { reason: messageOf(error) });
    }
  };
}
