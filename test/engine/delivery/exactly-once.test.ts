import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { ChatAdapter, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { deliveryParts, fakeAdapter, type Time, virtualTime } from '#test/fakes/delivery.ts';
import { type Messages, type Model, openMessages } from '#test/fakes/messages.ts';
import { channel, digest, memoryState, owe, START } from '#test/fakes/state.ts';

const WINDOW_MS = 120_000;

/** How a send goes: `lost` was posted, `dropped` was not, `late` is posted after its sender has given up. */
const Fate = fc.constantFrom('posted', 'posted', 'lost', 'dropped', 'late', 'limited');
type Fate = 'posted' | 'lost' | 'dropped' | 'late' | 'limited';

type Happening =
  | { kind: 'plan' }
  | { kind: 'pass'; ms: number }
  | { kind: 'step'; hours: number }
  /** The owner dies at so many awaits from now. */
  | { kind: 'kill'; owner: number; awaits: number }
  | { kind: 'start'; owner: number }
  | { kind: 'reboot' };

const owner = fc.integer({ min: 0, max: 1 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('plan' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(50, 3_000, 12_000, 31_000, 65_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('step' as const), hours: fc.constantFrom(-2, 2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('kill' as const),
      owner,
      awaits: fc.integer({ min: 0, max: 25 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('start' as const), owner }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reboot' as const) }) },
);

/** A process that may end at any await: from then on nothing it waits for ever comes. */
interface Life {
  awaits: number;
}

/** A port whose every call may be the last thing a process does, before or after it took effect. */
function mortal<T extends object>(port: T, life: Life): T {
  const step = (): Promise<void> => {
    life.awaits -= 1;
    return life.awaits < 0 ? new Promise(() => {}) : Promise.resolve();
  };
  const wrap = (method: unknown) => {
    if (typeof method !== 'function') return method;
    return async (...args: unknown[]) => {
      await step();
      const result = await Reflect.apply(method, port, args);
      await step();
      return result;
    };
  };
  return Object.fromEntries(Object.entries(port).map(([name, method]) => [name, wrap(method)])) as T;
}

/** A platform in memory that treats each send as its fate wills. */
function platform(
  time: Time,
  { model, fates }: { model: Model; fates: Fate[] },
): { adapter: ChatAdapter; messages: Messages } {
  const messages = openMessages({ model, windowMs: WINDOW_MS, now: time.elapsed });
  const post = ({ channel, marker, payload }: Outgoing): SendResult => {
    const { id } = messages.post({ channel: channel.id, marker, payload });
    return { kind: 'sent', ref: { id } };
  };
  const send = async (outgoing: Outgoing): Promise<SendResult> => {
    switch (fates.shift() ?? 'posted') {
      case 'posted':
        await time.sleep(20);
        return post(outgoing);
      case 'lost':
        post(outgoing);
        return { kind: 'unknown', reason: 'reset' };
      case 'dropped':
        return { kind: 'unknown', reason: 'status 500' };
      case 'late':
        await time.sleep(25_000);
        return post(outgoing);
      case 'limited':
        return { kind: 'retry', afterMs: 7_000, scope: 'channel', reason: 'slow down' };
    }
  };
  const findByMarker: ChatAdapter['findByMarker'] = async ({ channel, marker }) => {
    const found = messages.since(channel.id, 0).find((message) => message.marker === marker);
    return found ? { kind: 'found', ref: { id: found.id } } : { kind: 'absent' };
  };
  return {
    adapter: fakeAdapter({ resendWithinMs: model === 'nonce' ? WINDOW_MS : 0, send, findByMarker }),
    messages,
  };
}

/** A store, a platform, and up to two processes that deliver. */
async function setUp(model: Model, fates: Fate[]) {
  const time = virtualTime();
  const state = await memoryState(time);
  const { ledger } = state;
  const { adapter, messages } = platform(time, { model, fates });
  const lives: (Life | undefined)[] = [];
  let planned = 0;
  const start = (index: number): void => {
    const life = { awaits: Number.POSITIVE_INFINITY };
    lives[index] = life;
    const { adapter: _, ...parts } = deliveryParts({
      time,
      timing: { ...TIMING, backOff: [1_000, 8_000], sweep: 5_000 },
      owner: `o${index}`,
      ledger: mortal(ledger, life),
    });
    openDispatcher({ ...parts, adapters: [mortal(adapter, life)], maySend: () => true }).start();
  };
  const kill = (index: number, awaits: number): void => {
    const life = lives[index];
    if (life) life.awaits = Math.min(life.awaits, awaits);
  };
  const happen = async (event: Happening): Promise<void> => {
    switch (event.kind) {
      case 'plan': {
        const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 24 * 7 });
        await owe(state, channel(`c${planned}`), digest({ expires, parts: 1 + (planned % 2) }));
        planned += 1;
        return;
      }
      case 'pass':
        return time.pass(event.ms);
      case 'step':
        return time.step(event.hours * 3_600_000);
      case 'kill':
        return kill(event.owner, event.awaits);
      case 'start':
        kill(event.owner, 0);
        start(event.owner);
        return;
      case 'reboot':
        for (const index of [0, 1]) kill(index, 0);
        return time.reboot();
    }
  };
  return { time, ledger, messages, fates, happen, start, kill };
}

async function counts(ledger: Ledger) {
  return ledger.counts(Temporal.Instant.fromEpochMilliseconds(0));
}

describe.each(['nonce', 'read-back'] as const)('on a platform of the model %s', (model) => {
  it('every message arrives exactly once, whatever happens when', { timeout: 60_000 }, async () => {
    const events = fc.array(happening, { minLength: 5, maxLength: 30 });
    const fates = fc.array(Fate, { maxLength: 25 }) as fc.Arbitrary<Fate[]>;
    await fc.assert(
      fc.asyncProperty(events, fates, async (happenings, willed) => {
        const made = await setUp(model, [...willed]);
        await made.happen({ kind: 'plan' });
        made.start(0);
        for (const event of happenings) await made.happen(event);
        for (const index of [0, 1]) made.kill(index, 0);
        made.fates.length = 0;
        made.start(0);
        await made.time.pass(5 * 60_000);
        const markers = made.messages.all.map(({ marker }) => marker);
        const { sent, ...others } = await counts(made.ledger);
        expect(others).toEqual({ planned: 0, sending: 0, retry: 0, failed: 0, uncertain: 0 });
        expect([markers.length, new Set(markers).size]).toEqual([sent, sent]);
      }),
      { numRuns: 150, seed: 20260820, endOnFailure: false },
    );
  });
});
