import PQueue from 'p-queue';
import type { Channel } from '#core/channel.ts';
import type { Sent } from '#core/chat.ts';
import type { Pending, Sending } from '#core/delivery/ledger.ts';
import { type Courier, deliver } from './deliver.ts';
import { isTime, reconcile } from './reconcile.ts';

// Taken from the ledger at a time: enough to keep the fastest platform busy until the next sweep.
const BATCH = 500;

/** One platform's queue: so many sends at a time, so many a second, one at a time for each channel. `report` hears how each work on the ledger went: undefined, or what it threw. */
export function openCounter(courier: Courier, report: (trouble: unknown) => void) {
  const { adapter, ledger, sleep, now } = courier;
  const queue = new PQueue({ concurrency: adapter.rate.concurrency });
  // Timers, not p-queue's own interval: that one stands still for as long as the system's clock was set back.
  const pace = new PQueue({ concurrency: 1 });
  const busy = new Set<string>();
  const holds = openHolds(now);
  let watched = new Map<string, { fence: number; tick: number }>();
  let closed = false;

  const heed = (place: string, sent: Sent | undefined): void => {
    if (sent) holds.add(place, adapter.rate.channelMs);
    if (sent?.kind === 'retry') holds.add(sent.scope === 'platform' ? ALL : place, sent.afterMs);
  };
  const enqueue = (row: Pending, priority: number, work: () => Promise<Sent | undefined>): void => {
    const place = placeOf(row.channel);
    const free = () => !closed && !holds.has(ALL) && !holds.has(place);
    if (busy.has(place) || !free()) return;
    busy.add(place);
    const task = async (): Promise<void> => {
      await pace.add(() => sleep(1000 / adapter.rate.perSecond));
      if (!free()) return;
      heed(place, await work());
      report(undefined);
    };
    const done = () => busy.delete(place);
    void queue.add(() => task().catch(report).finally(done), { priority });
  };
  /** Since when this process has seen each claim as it is now. */
  const watch = (rows: readonly Sending[]): void => {
    const since = rows.map(({ id, fence }) => {
      const known = watched.get(id);
      return [id, known?.fence === fence ? known : { fence, tick: now().tick }] as const;
    });
    watched = new Map(since);
  };
  return {
    sweep: async (): Promise<void> => {
      const unsettled = await ledger.sending(adapter.platform, now());
      watch(unsettled);
      for (const row of unsettled) {
        const seen = watched.get(row.id)?.tick ?? now().tick;
        // Before what is new: the time in which a marker may be repeated runs out.
        if (isTime(courier, row, seen)) enqueue(row, 1, () => reconcile(courier, row, seen));
      }
      const due = await ledger.due(adapter.platform, now(), BATCH);
      for (const row of due) enqueue(row, 0, () => deliver(courier, row.id));
    },
    idle: () => queue.onIdle(),
    depth: () => queue.size + queue.pending,
    close: () => {
      closed = true;
      queue.clear();
    },
  };
}

// The hold on a whole platform; the names of channels are JSON.
const ALL = 'all';

function placeOf({ workspace, id }: Channel): string {
  return JSON.stringify([workspace, id]);
}

/** Until when nothing may be sent somewhere, by the clock that nobody sets. */
function openHolds(now: Courier['now']) {
  const until = new Map<string, number>();
  return {
    has: (name: string): boolean => {
      const end = until.get(name);
      if (end === undefined || end > now().tick) return end !== undefined;
      return !until.delete(name);
    },
    add: (name: string, ms: number): void => {
      // Ticks are whole milliseconds, cut off: one more makes sure of the full time.
      until.set(name, Math.max(until.get(name) ?? 0, now().tick + ms + 1));
    },
  };
}
