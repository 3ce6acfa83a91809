import PQueue from 'p-queue';
import type { Channel } from '#core/channel.ts';
import type { Sent } from '#core/chat.ts';
import type { Sending } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { type DeliveryParts, deliver, release } from './deliver.ts';
import { openHolds } from './holds.ts';
import { openPace } from './pace.ts';
import { isTime, reconcile } from './reconcile.ts';

/** One platform's queue: so many sends at a time, so many a second, one at a time for each channel. */
export interface PlatformQueue {
  /** Queues what is unsettled or due; `now` is by the state's clock. */
  sweep(now: Moment): Promise<void>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  depth(): number;
  /** Claims nothing more; claims that still wait for their turn are given back. */
  close(): void;
}

export interface QueueDoor {
  /** Whether this process may send here now. */
  readonly may: () => boolean;
  /** False while the state fails: then nothing that was claimed is sent. */
  readonly isWell: () => boolean;
  /** Hears how each work on the ledger went: undefined, or what it threw. */
  readonly report: (trouble: unknown) => void;
}

export function openPlatformQueue(parts: DeliveryParts, door: QueueDoor): PlatformQueue {
  const { ledger, timing, owner, ticks } = parts;
  const { platform, rate } = parts.adapter;
  const queue = new PQueue({ concurrency: rate.concurrency });
  // One look at the ledger at a time, so that no channel is claimed while its unsettled delivery is queued.
  const looks = new PQueue({ concurrency: 1 });
  const pace = openPace(parts, 1000 / rate.perSecond);
  const holds = openHolds(ticks);
  const busy = new Set<string>();
  const watch = openWatch();
  const closing = new AbortController();
  let mayBeMore = false;

  const depth = () => queue.size + queue.pending;
  // No more are claimed than are sent at once, nor than leave in a second: each is in doubt if we die.
  const room = () => Math.min(rate.concurrency - depth(), Math.ceil(rate.perSecond) - pace.waiting());
  const mayClaim = () => !closing.signal.aborted && door.may() && !holds.has(ALL);
  const mayStart = (place: string) => mayClaim() && door.isWell() && !holds.has(place);

  const heed = (place: string, sent: Sent | undefined): void => {
    if (sent) holds.add(place, rate.channelMs);
    if (sent?.kind === 'retry') holds.add(sent.scope === 'platform' ? ALL : place, sent.afterMs);
  };
  const enqueue = (place: string, priority: number, work: (may: boolean) => Promise<Sent | undefined>) => {
    busy.add(place);
    const task = async (): Promise<void> => {
      await pace.turn(closing.signal);
      heed(place, await work(mayStart(place)));
    };
    const done = (): void => {
      busy.delete(place);
      // Few claims of many are cheaper than many of one; a platform that answers slowly never waits for them.
      if (mayBeMore && room() >= pace.waiting() && looks.size === 0) void looks.add(claim).catch(door.report);
    };
    void queue.add(() => task().catch(door.report), { priority }).then(done);
  };
  const findOut = (row: Sending, seen: number): void => {
    const place = placeOf(row.channel);
    if (busy.has(place) || !mayStart(place)) return;
    // Before what is new: the time in which a marker may be repeated runs out.
    enqueue(place, 1, async (may) => {
      if (!may) return undefined;
      const sent = await reconcile(parts, row, seen);
      door.report(undefined);
      return sent;
    });
  };
  const claim = async (): Promise<void> => {
    const limit = room();
    if (!mayClaim() || limit < 1) return;
    const since = ticks();
    const may = (channel: Channel) => !busy.has(placeOf(channel)) && !holds.has(placeOf(channel));
    const claims = await ledger.claimSome(platform, { owner, leaseMs: timing.lease }, { limit, may });
    mayBeMore = claims.length === limit;
    if (claims.length > 0) door.report(undefined);
    for (const row of claims) {
      enqueue(placeOf(row.channel), 0, async (mayNow) => {
        const sent = mayNow ? await deliver(parts, row, since) : await release(parts, row, 'held back');
        door.report(undefined);
        return sent;
      });
    }
  };
  return {
    sweep: (now) =>
      looks.add(async () => {
        const rows = watch(await ledger.sending(platform), now);
        for (const { row, seen } of rows) if (isTime(parts, row, { now, seen })) findOut(row, seen);
        await claim();
      }),
    idle: async () => {
      while (depth() + looks.size + looks.pending > 0) await Promise.all([looks.onIdle(), queue.onIdle()]);
    },
    depth,
    close: () => closing.abort(),
  };
}

// The hold on a whole platform; the names of channels are JSON.
const ALL = 'all';

function placeOf({ workspace, id }: Channel): string {
  return JSON.stringify([workspace, id]);
}

/** Since which tick of the state's clock this process has seen each unsettled delivery as it is now. */
function openWatch() {
  let known = new Map<string, { readonly fence: number; readonly boot: string; readonly seen: number }>();
  return (rows: readonly Sending[], { tick, boot }: Moment) => {
    const watched = rows.map((row) => {
      const before = known.get(row.id);
      const same = before?.fence === row.fence && before.boot === boot;
      return { row, fence: row.fence, boot, seen: same ? before.seen : tick };
    });
    known = new Map(watched.map(({ row, ...since }) => [row.id, since]));
    return watched;
  };
}
