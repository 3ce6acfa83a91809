import { deliveryId } from '#core/delivery/delivery.ts';
import type { Turn } from '#core/delivery/ledger.ts';
import type { Logger } from '#core/parts/logger.ts';

/** Says what was decided for each subscription that is due: the ids of its deliveries, by which they are found in every later line, or that nothing is owed. Not why, which may hold what people follow. */
export function logTurns(logger: Logger, turns: readonly Turn[]): void {
  for (const { of, digest, skipped } of turns) {
    const { channel, id: subscription } = of.subscription;
    if (!digest) {
      const { day, waiting } = skipped ?? {};
      logger.debug('no digest is owed now', { channel, day, waiting });
      continue;
    }
    const { day, kind, parts } = digest;
    parts.forEach(({ papers }, part) => {
      const delivery = deliveryId({ channel, subscription, day, kind, part });
      logger.debug('a delivery is planned', { delivery, papers: papers.length });
    });
  }
}
