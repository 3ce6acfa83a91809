import type { ChatAdapter, Lookup, LookupResult, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { DeliveryParts } from '#engine/delivery/deliver.ts';
import { silent } from './source.ts';
import { START } from './state.ts';

export interface Time {
  now(): Moment;
  /** Milliseconds since the machine was started, by the clock that nobody sets. */
  ticks(): number;
  readonly sleep: Sleep;
  /** Lets time pass: timers that are due fire in their order, and what they woke goes on until it waits again. */
  pass(ms: number): Promise<void>;
  /** Time goes by without anybody noticing, as for a process that is frozen: its timers fire at the next `pass`. */
  freeze(ms: number): void;
  /** Sets the wall clock forward, or back. */
  step(ms: number): void;
  /** The milliseconds that really passed, whatever the clocks say. */
  elapsed(): number;
  /** A restart of the machine: ticks start anew. */
  reboot(): void;
}

// What gives others their turn between steps needs a turn of the loop each.
const TURNS = 8;

/** Time that passes only when it is told to. */
export function virtualTime(): Time {
  let [wall, tick, steady, boots] = [START, 5_000, 0, 1];
  const timers = new Set<{ at: number; wake: () => void }>();
  const settle = async () => {
    for (let round = 0; round < TURNS; round += 1)
      await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const forward = (ms: number) => {
    wall += ms;
    tick += ms;
    steady += ms;
  };
  return {
    now: () => ({ wall, tick, boot: `boot ${boots}` }),
    ticks: () => tick,
    elapsed: () => steady,
    freeze: forward,
    step: (ms) => {
      wall += ms;
    },
    reboot: () => {
      tick = 0;
      boots += 1;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
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
        forward(Math.max(0, next.at - steady));
        next.wake();
      }
      forward(Math.max(0, end - steady));
    },
  };
}

export interface FakeAdapter extends ChatAdapter {
  readonly sends: Outgoing[];
  readonly lookups: Lookup[];
  readonly notices: string[];
  /** How the next sends end, in turn; after them each is sent. */
  answers: (SendResult | 'throws' | 'hangs')[];
  /** What a look at a channel finds. */
  seen: LookupResult | 'throws' | 'hangs';
}

/** An adapter that answers as it is told and remembers what it was asked. */
export function fakeAdapter(options: Partial<ChatAdapter> = {}): FakeAdapter {
  const adapter: FakeAdapter = {
    platform: 'fake',
    resendWithinMs: 0,
    rate: { concurrency: 10, perSecond: 1000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    mayConfigure: async () => true,
    notifyAdmin: async (_, { summary }) => void adapter.notices.push(summary),
    sends: [],
    lookups: [],
    notices: [],
    answers: [],
    seen: { kind: 'absent' },
    send: async (outgoing) => {
      adapter.sends.push(outgoing);
      return scripted(adapter.answers.shift() ?? { kind: 'sent', ref: { id: `m${adapter.sends.length}` } });
    },
    findByMarker: async (lookup) => {
      adapter.lookups.push(lookup);
      return scripted(adapter.seen);
    },
    ...options,
  };
  return adapter;
}

function scripted<T>(answer: T | 'throws' | 'hangs'): Promise<T> | T {
  if (answer === 'throws') throw new Error('broke');
  return answer === 'hangs' ? new Promise<T>(() => {}) : (answer as T);
}

/** What deliveries are made with, over virtual time. */
export function deliveryParts(
  parts: Partial<DeliveryParts> & Pick<DeliveryParts, 'ledger'> & { time: Time },
): DeliveryParts {
  const { time, ...more } = parts;
  return {
    adapter: fakeAdapter(),
    forget: async () => 0,
    logger: silent,
    timing: TIMING,
    owner: 'a',
    clock: { now: async () => time.now(), isSteady: () => true },
    ticks: time.ticks,
    sleep: time.sleep,
    random: () => 1,
    ...more,
  };
}
