import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import type { DeliveryParts } from './deliver.ts';
import { openPlatformQueue } from './platform-queue.ts';

/** Sends what the ledger says is owed. */
export interface Dispatcher {
  /** Sweeps over and over until it is stopped. */
  start(): void;
  /** One look at the ledger: what is due or unsettled is queued. It rejects where the state fails. */
  sweep(): Promise<void>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  /** Claims nothing more, and waits for what is in flight as long as a send may take. */
  stop(): Promise<void>;
  /** Deliveries queued and in flight. */
  depth(): number;
  /** Why nothing is sent now, where the state is the reason. */
  trouble(): string | undefined;
}

export interface DispatcherParts extends Omit<DeliveryParts, 'adapter'> {
  readonly adapters: readonly ChatAdapter[];
  /** Whether this process may send for a platform now; asked before each claim and each send. */
  readonly maySend: (platform: string) => boolean;
}

/** Opens a queue for each platform, which runs while this process may send there; no platform and no channel ever waits for another. */
export function openDispatcher({ adapters, maySend, ...parts }: DispatcherParts): Dispatcher {
  refuseShortLease(parts.timing);
  const { timing, ledger, clock, logger, sleep } = parts;
  const stopping = new AbortController();
  let trouble: string | undefined;
  let running: Promise<void> | undefined;
  const report = (error: unknown): void => {
    const before = trouble;
    trouble = error === undefined ? undefined : messageOf(error);
    // A sweep a second would say it a second, for as long as it lasts.
    if (!trouble || trouble === before) return;
    if (stopping.signal.aborted)
      logger.warn('what is in flight is left to the next start', { reason: trouble });
    else logger.error('nothing is sent: the state failed', { reason: trouble });
  };
  const isWell = () => trouble === undefined;
  const queues = adapters.map((adapter) => {
    const may = () => maySend(adapter.platform);
    return { ...openPlatformQueue({ ...parts, adapter, maySend: may, isWell, report }), may };
  });
  const depth = () => queues.reduce((sum, queue) => sum + queue.depth(), 0);
  const idle = async () => {
    for (const queue of queues) await queue.idle();
  };

  const sweep = async (): Promise<void> => {
    const now = await clock.now();
    const open = queues.filter(({ may }) => may());
    if (open.length > 0 && clock.isSteady()) await ledger.expire();
    for (const queue of open) await queue.sweep(now);
    // A state that can be read is not well yet: where something waits, its claim will show.
    if (depth() === 0) trouble = undefined;
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sweep().catch(report);
      await sleep(timing.sweep, stopping.signal);
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
      stopping.abort();
      for (const queue of queues) queue.close();
      await withTimeout(sleep, { ms: timing.send, late: undefined }, async () => {
        await running;
        await idle();
      });
    },
  };
}

function refuseShortLease({ lease, send }: Timing): void {
  if (lease > send) return;
  throw new SetupError(
    'setting-invalid',
    `A lease of ${lease} ms is too short for sends of up to ${send} ms: make it longer than a send may take.`,
  );
}
