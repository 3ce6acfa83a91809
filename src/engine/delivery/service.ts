import type { ChatAdapter } from '#core/chat.ts';
import type { Timing } from '#core/delivery/delivery.ts';
import type { Lease } from '#core/delivery/leases.ts';
import { messageOf } from '#core/errors.ts';
import type { Sleep } from '../in-time.ts';
import { type TickParts, tick } from '../planning/tick.ts';
import { openPostOffice, type PostOffice } from './dispatcher.ts';
import { type Alarm, startAlarm } from './ticker.ts';

/** Delivers digests for as long as it runs, or stands by while another instance does. */
export interface Service {
  start(): void;
  /** Claims nothing new, waits for what is in flight, and lets another instance take over. */
  stop(): Promise<void>;
  /** How it is now. */
  health(): Health;
}

export interface Health {
  /** Whether this instance delivers, or stands by. */
  readonly leading: boolean;
  /** Sentences on what is wrong; none where all is well. */
  readonly troubles: readonly string[];
  /** Milliseconds since the last tick ended well; undefined before the first one. */
  readonly tickAgeMs?: number;
  /** Deliveries queued and in flight. */
  readonly depth: number;
}

export interface ServiceParts extends Omit<TickParts, 'adapters'> {
  readonly adapters: readonly ChatAdapter[];
  readonly lease: Lease;
  readonly timing: Timing;
  readonly owner: string;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** Work beside the digests, after each tick; nobody waits for it. */
  readonly daily?: () => Promise<void>;
}

const LEASE_MS = 15_000;
const LATE_TICK_MS = 180_000;

/** Prepares the service; nothing runs before `start`. */
export function createService(parts: ServiceParts): Service {
  const { lease, owner, sleep, logger, moment } = parts;
  const stopping = new AbortController();
  let duty: Duty | undefined;
  let trouble: string | undefined;
  let running: Promise<void> | undefined;

  const turn = async (): Promise<void> => {
    const leads = await lease.take(owner, LEASE_MS, moment());
    trouble = undefined;
    if (leads && !duty) {
      duty = beginDuty(parts);
      logger.info('this instance delivers', { owner });
    }
    if (!leads && duty) {
      logger.warn('another instance delivers now, this one stands by', { owner });
      await endDuty();
    }
  };
  const endDuty = async (): Promise<void> => {
    const ended = duty;
    duty = undefined;
    if (ended) await ended.end();
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await turn().catch((error) => {
        trouble = messageOf(error);
        logger.error('the lease could not be renewed', { reason: trouble });
      });
      await sleep(LEASE_MS / 3, stopping.signal);
    }
  };
  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
      await endDuty();
      await lease.drop(owner);
    },
    health: () => healthOf(parts, duty, trouble),
  };
}

interface Duty {
  readonly alarm: Alarm;
  readonly office: PostOffice;
  readonly since: number;
  end(): Promise<void>;
}

function beginDuty(parts: ServiceParts): Duty {
  const { moment, logger, sleep } = parts;
  const office = openPostOffice({ ...parts, now: moment });
  office.start();
  const work = async (): Promise<void> => {
    await tick(parts);
    void parts.daily?.();
  };
  const alarm = startAlarm({ work, logger, sleep, ticks: () => moment().tick });
  return {
    alarm,
    office,
    since: moment().tick,
    end: async () => {
      await Promise.all([alarm.stop(), office.stop()]);
    },
  };
}

function healthOf({ moment }: ServiceParts, duty: Duty | undefined, trouble: string | undefined): Health {
  const now = moment().tick;
  const done = duty?.alarm.lastDone();
  const late = duty && now - (done ?? duty.since) > LATE_TICK_MS;
  const troubles = [
    trouble,
    duty?.office.trouble(),
    late ? 'no tick has ended well for three minutes' : undefined,
  ];
  return {
    leading: duty !== undefined,
    troubles: troubles.filter((text) => text !== undefined),
    depth: duty?.office.depth() ?? 0,
    ...(done === undefined ? {} : { tickAgeMs: now - done }),
  };
}
