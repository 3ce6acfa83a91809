import type { ChatAdapter } from '#core/chat.ts';
import type { Timing } from '#core/delivery/delivery.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import { inTime } from '../in-time.ts';
import type { Courier } from './deliver.ts';
import { openCounter } from './platform-queue.ts';

/** Sends what the ledger says is owed. */
export interface PostOffice {
  /** Sweeps over and over until it is stopped. */
  start(): void;
  /** One look at the ledger: what is due or unsettled is queued. It rejects where the store fails. */
  sweep(): Promise<void>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  /** Claims nothing more, and waits for what is in flight as long as a send may take. */
  stop(): Promise<void>;
  /** Deliveries queued and in flight. */
  depth(): number;
  /** Why nothing is sent now, where the store is the reason. */
  trouble(): string | undefined;
}

export type PostOfficeParts = Omit<Courier, 'adapter'> & { readonly adapters: readonly ChatAdapter[] };

/** Opens a post office with a counter for each platform; no platform and no channel ever waits for another. */
export function openPostOffice({ adapters, ...parts }: PostOfficeParts): PostOffice {
  refuseShortLease(parts.timing);
  const { timing, ledger, logger, sleep } = parts;
  const closing = new AbortController();
  let trouble: string | undefined;
  let running: Promise<void> | undefined;
  const report = (error: unknown): void => {
    trouble = error === undefined ? undefined : messageOf(error);
    if (trouble) logger.error('nothing is sent: the store failed', { reason: trouble });
  };
  const counters = adapters.map((adapter) => openCounter({ ...parts, adapter }, report));
  const depth = () => counters.reduce((sum, counter) => sum + counter.depth(), 0);
  const idle = async () => {
    for (const counter of counters) await counter.idle();
  };

  const sweep = async (): Promise<void> => {
    await ledger.expire(parts.now());
    for (const counter of counters) await counter.sweep();
    // A store that can be read is not well yet: where something waits, its claim will tell.
    if (depth() === 0) trouble = undefined;
  };
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await sweep().catch(report);
      await sleep(timing.sweep, closing.signal);
    }
  };
  return {
    sweep,
    idle,
    depth,
    trouble: () => trouble,
    start: () => {
      running ??= run();
    },
    stop: async () => {
      closing.abort();
      for (const counter of counters) counter.close();
      await inTime(sleep, { ms: timing.send, late: undefined }, async () => {
        await running;
        await idle();
      });
    },
  };
}

function refuseShortLease({ lease, send }: Timing): void {
  if (lease > send) return;
  throw new SetupError(
    `A lease of ${lease} ms is too short for sends of up to ${send} ms: make it longer than a send may take.`,
  );
}
