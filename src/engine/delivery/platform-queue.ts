import PQueue from 'p-queue';
import type { Moment } from '#core/delivery/moment.ts';
import { type DeliveryParts, deliver, release } from './deliver.ts';
import { openShares } from './limits/shares.ts';
import { isTime, openWatch, reconcile, type UnsettledSend } from './reconcile.ts';
import { openSlots } from './slots.ts';
import { tellNotices } from './tell-notices.ts';

/** One platform's deliveries: what is unsettled is found out, what is due is claimed and sent. */
export interface PlatformQueue {
  /** Queues what is unsettled or due; `now` is by the state's clock. */
  sweep(now: Moment): Promise<void>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  depth(): number;
  /** Claims nothing more; claims that still wait for their turn are given back. */
  close(): void;
}

export interface QueueParts extends DeliveryParts {
  /** Whether this process may send here now. */
  readonly maySend: () => boolean;
  /** False while the state fails: then nothing that was claimed is sent. */
  readonly isWell: () => boolean;
  /** Hears what work on the ledger threw, and undefined where a claim was written. */
  readonly report: (trouble: unknown) => void;
}

export function openPlatformQueue(parts: QueueParts): PlatformQueue {
  const { adapter, ledger, timing, owner, ticks, maySend, isWell, report } = parts;
  // One look at the ledger at a time, so that no channel is claimed while its unsettled delivery is queued.
  const looks = new PQueue({ concurrency: 1 });
  // What was left untold by a kill, or could not be told, keeps nothing else waiting.
  const telling = new PQueue({ concurrency: 1 });
  const watch = openWatch();
  let closed = false;
  // After an outage much is unsettled, and a look may take long: what is new has its share all the time.
  const mostLooks = Math.ceil(adapter.rate.concurrency / 2);
  let finding = 0;
  let mayBeMore = false;

  const freed = (): void => {
    // Few claims of many are cheaper than many of one; a platform that answers slowly never waits for them.
    const isTimely = slots.room() >= slots.waiting() && looks.size === 0;
    if (mayBeMore && isTimely) void looks.add(claim).catch(report);
  };
  const mayStart = () => !closed && maySend() && isWell();
  const slots = openSlots({ ...parts, mayStart, freed });
  const shares = openShares(ticks, adapter.rate.workspace);

  const findOut = (unsettled: UnsettledSend): void => {
    const { channel } = unsettled.row;
    if (!mayStart() || finding >= mostLooks || !slots.isFree(channel)) return;
    finding += 1;
    slots.add(channel, async (may) => {
      try {
        return may ? await reconcile(parts, unsettled) : undefined;
      } finally {
        finding -= 1;
      }
    });
  };
  const claim = async (): Promise<void> => {
    const limit = slots.room();
    if (closed || !maySend() || limit < 1) return;
    const since = ticks();
    const by = { owner, leaseMs: timing.lease };
    const claims = await ledger.claimSome(adapter.platform, by, {
      limit,
      // What is asked last is taken: a claim follows.
      may: (channel) => slots.isFree(channel) && shares.take(channel),
    });
    mayBeMore = claims.length === limit;
    if (claims.length > 0) report(undefined);
    for (const row of claims) {
      slots.add(row.channel, async (may) =>
        may ? deliver(parts, row, since) : release(parts, row, 'held back'),
      );
    }
  };
  return {
    sweep: (now) =>
      looks.add(async () => {
        const rows = watch(await ledger.sending(adapter.platform), now);
        // Before what is new, which is claimed only where room is left: the time in which a marker may be repeated runs out.
        for (const unsettled of rows) if (isTime(parts, unsettled, now)) findOut(unsettled);
        await claim();
        if (telling.pending === 0)
          void telling.add(() => tellNotices(parts, { may: mayStart })).catch(report);
      }),
    idle: async () => {
      while (slots.depth() + looks.pending + telling.pending > 0)
        await Promise.all([looks.onIdle(), slots.idle(), telling.onIdle()]);
    },
    depth: slots.depth,
    close: () => {
      closed = true;
      slots.close();
    },
  };
}
