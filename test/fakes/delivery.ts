import { Temporal } from 'temporal-polyfill';
import type { ChatAdapter, Lookup, Outgoing, Seen, Sent } from '#core/chat.ts';
import type { Moment } from '#core/delivery/delivery.ts';
import type { Ledger, NewDigest } from '#core/delivery/ledger.ts';
import type { Courier } from '#engine/delivery/deliver.ts';
import type { Sleep } from '#engine/in-time.ts';
import { openDatabase } from '#store/sqlite.ts';
import { openLedger } from '#store/state/ledger.ts';
import { MIGRATIONS } from '#store/state/state-tables.ts';
import { silent } from './source.ts';

export const START = Date.UTC(2026, 7, 20, 9);

/** A channel of the workspace `w` on the platform `fake`. */
export function channel(id: string, workspace = 'w') {
  return { platform: 'fake', workspace, id };
}

/** A digest of so many parts that is good for twelve hours; part N carries paper N. */
export function digest(
  id: string,
  { parts = 1, ...more }: Partial<Omit<NewDigest, 'parts'>> & { parts?: number } = {},
): NewDigest {
  return {
    channel: channel(id),
    day: '2026-08-20',
    kind: 'daily',
    expires: Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 12 }),
    parts: Array.from({ length: parts }, (_, part) => ({
      payload: `part ${part}`,
      papers: [`2608.0000${part}`],
    })),
    ...more,
  };
}

/** A fresh ledger in memory. */
export function memoryLedger(): Ledger {
  return openLedger(openDatabase({ file: ':memory:', migrations: MIGRATIONS }), ':memory:');
}

export interface Time {
  now(): Moment;
  readonly sleep: Sleep;
  /** Lets time pass: timers that are due fire in their order, and what they woke goes on until it waits again. */
  pass(ms: number): Promise<void>;
  /** Sets the wall clock forward, or back. */
  step(ms: number): void;
  /** The milliseconds that really passed, whatever the clocks say. */
  elapsed(): number;
  /** A restart of the machine: ticks start anew. */
  reboot(): void;
}

/** Time that passes only when it is told to. */
export function virtualTime(): Time {
  let [wall, tick, steady] = [START, 5_000, 0];
  const timers = new Set<{ at: number; wake: () => void }>();
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const forward = (ms: number) => {
    wall += ms;
    tick += ms;
    steady += ms;
  };
  return {
    now: () => ({ wall, tick }),
    elapsed: () => steady,
    step: (ms) => {
      wall += ms;
    },
    reboot: () => {
      tick = 0;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = { at: steady + Math.max(1, Math.ceil(ms)), wake: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          resolve();
        });
      }),
    pass: async (ms) => {
      const end = steady + ms;
      for (;;) {
        await settle();
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        forward(next.at - steady);
        next.wake();
      }
      forward(end - steady);
    },
  };
}

export interface FakeAdapter extends ChatAdapter {
  readonly sends: Outgoing[];
  readonly lookups: Lookup[];
  readonly told: string[];
  /** How the next sends end, in turn; after them each is sent. */
  answers: (Sent | 'throws' | 'hangs')[];
  /** What a look at a channel finds. */
  seen: Seen | 'throws' | 'hangs';
}

/** An adapter that answers as it is told and remembers what it was asked. */
export function fakeAdapter(options: Partial<ChatAdapter> = {}): FakeAdapter {
  const adapter: FakeAdapter = {
    platform: 'fake',
    resendWithinMs: 0,
    rate: { concurrency: 10, perSecond: 1000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    mayConfigure: async () => true,
    tellAdmin: async (_, { summary }) => void adapter.told.push(summary),
    sends: [],
    lookups: [],
    told: [],
    answers: [],
    seen: { kind: 'absent' },
    send: async (outgoing) => {
      adapter.sends.push(outgoing);
      return asTold(adapter.answers.shift() ?? { kind: 'sent', ref: { id: `m${adapter.sends.length}` } });
    },
    findByMarker: async (lookup) => {
      adapter.lookups.push(lookup);
      return asTold(adapter.seen);
    },
    ...options,
  };
  return adapter;
}

function asTold<T>(answer: T | 'throws' | 'hangs'): Promise<T> | T {
  if (answer === 'throws') throw new Error('broke');
  return answer === 'hangs' ? new Promise<T>(() => {}) : (answer as T);
}

/** What a delivery is made with, over virtual time and a ledger in memory. */
export function courier(parts: Partial<Courier> & { time: Time }): Courier {
  const { time, ...more } = parts;
  return {
    ledger: memoryLedger(),
    adapter: fakeAdapter(),
    logger: silent,
    timing: { send: 10_000, lease: 30_000, grace: 30_000, backOff: [1_000, 60_000], sweep: 1_000 },
    owner: 'a',
    now: time.now,
    sleep: time.sleep,
    random: () => 1,
    ...more,
  };
}
