import { describe, expect, it } from 'vitest';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { Claim } from '#core/delivery/ledger.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import {
  type DeliveryParts,
  deliver,
  deliverDue,
  outcomeOf,
  release,
  settle,
} from '#engine/delivery/deliver.ts';
import { isTime, openWatch, reconcile } from '#engine/delivery/reconcile.ts';
import { tellNotices } from '#engine/delivery/tell-notices.ts';
import { deliveryParts, fakeAdapter, virtualTime } from '#test/fakes/delivery.ts';
import { channel, digest, memoryState, owe } from '#test/fakes/state.ts';

const LIMITED = { kind: 'retry', afterMs: 5_000, scope: 'channel', reason: 'status 429' } as const;
const REFUSED = { kind: 'never', scope: 'channel', reason: 'no permission' } as const;
const UNFIT = { kind: 'never', scope: 'message', reason: 'too long' } as const;
const CLOSED = { kind: 'closed', reason: 'takes no direct messages' } as const;
const GONE = { kind: 'gone', reason: 'the channel is gone' } as const;
const UNKNOWN = { kind: 'unknown', reason: 'reset' } as const;

/** One digest to deliver, with its time and its adapter. */
async function ready(more: Partial<DeliveryParts> = {}) {
  const time = virtualTime();
  const adapter = fakeAdapter();
  const state = await memoryState(time);
  const { ledger, forget } = state;
  const parts = deliveryParts({ time, adapter, ledger, forget, ...more });
  await owe(state, channel('c'));
  const receipt = async (id = 'c') => (await state.ledger.receipts(channel(id), 1))[0];
  const claim = async (): Promise<Claim> => {
    const by = { owner: parts.owner, leaseMs: parts.timing.lease };
    const [found] = await state.ledger.claimSome('fake', by, { limit: 1, may: () => true });
    if (!found) throw new Error('nothing is due');
    return found;
  };
  const deliverNext = async (changed: Partial<DeliveryParts> = {}) =>
    deliver({ ...parts, ...changed }, await claim(), time.ticks());
  return { parts, state, time, adapter, receipt, claim, deliverNext };
}

describe('deliver', () => {
  it('sends the frozen payload with its marker, and keeps the reference', async () => {
    const { deliverNext, adapter, receipt } = await ready();
    expect(await deliverNext()).toEqual({ kind: 'sent', ref: { id: 'm1' } });
    expect(adapter.sends[0]).toMatchObject({ channel: channel('c'), payload: 'part 0' });
    expect(adapter.sends[0]?.marker).toHaveLength(22);
    expect(adapter.sends[0]).not.toHaveProperty('first');
    expect(await receipt()).toMatchObject({ state: 'sent', ref: { id: 'm1' } });
  });

  it('has the claim on disk before it sends', async () => {
    const { deliverNext, receipt } = await ready();
    const states: unknown[] = [];
    const adapter = fakeAdapter({
      send: async () => {
        states.push((await receipt())?.state);
        return { kind: 'sent', ref: { id: 'm' } };
      },
    });
    await deliverNext({ adapter });
    expect(states).toEqual(['sending']);
  });

  it('gives the reference of the first part to the others', async () => {
    const { deliverNext, adapter, state } = await ready();
    await deliverNext();
    await owe(state, channel('d'), digest({ parts: 2 }));
    for (const _ of [0, 1]) await deliverNext();
    expect(adapter.sends[2]).toMatchObject({ payload: 'part 1', first: { id: 'm2' } });
  });

  it.each([
    ['a limit', LIMITED, 'retry', 'status 429'],
    ['a refusal of the channel', REFUSED, 'retry', 'no permission'],
    ['a refusal of the message', UNFIT, 'failed', 'too long'],
    ['a person who takes no messages', CLOSED, 'retry', 'takes no direct messages'],
    ['an unknown outcome', UNKNOWN, 'sending', 'reset'],
    ['an adapter that throws', 'throws', 'sending', 'broke'],
  ] as const)('after %s', async (_, answer, state, error) => {
    const { deliverNext, adapter, receipt } = await ready();
    adapter.answers = [answer];
    await deliverNext();
    expect(await receipt()).toMatchObject({ state, error });
  });

  it('gives up a send that hangs, and tells it so', async () => {
    const { deliverNext, adapter, time, receipt } = await ready();
    adapter.answers = ['hangs'];
    const sent = deliverNext();
    await time.pass(9_999);
    expect(adapter.sends[0]?.signal.aborted).toBe(false);
    await time.pass(1);
    expect(await sent).toEqual({ kind: 'unknown', reason: 'no answer within 10 s' });
    expect(adapter.sends[0]?.signal.aborted).toBe(true);
    expect((await receipt())?.state).toBe('sending');
  });

  it('sends what is refused as simpler messages, and leaves it as it is where it may have arrived before', async () => {
    const { parts, claim, state, receipt, time } = await ready({
      adapter: fakeAdapter({
        send: async () => UNFIT,
        simplify: (payload) => (payload === 'part 0' ? ['one', 'two'] : []),
      }),
    });
    const first = await claim();
    await deliver(parts, { ...first, resend: true }, time.ticks());
    expect(await receipt()).toMatchObject({ state: 'sending', error: 'too long' });
    await state.ledger.settle(first, { kind: 'retry', afterMs: 0, reason: 'it did not arrive' });
    await deliver(parts, await claim(), time.ticks());
    expect(await state.ledger.receipts(channel('c'), 9)).toMatchObject([
      { part: 0, state: 'retry' },
      { part: 1, state: 'planned' },
    ]);
    expect((await claim()).payload).toBe('one');
  });

  describe('where a platform may take minutes', () => {
    const slow = (answer: Promise<SendResult>) => fakeAdapter({ sendMs: 600_000, send: () => answer });

    it('holds its claim for as long, so that nobody else takes it, and keeps what it hears', async () => {
      const answer = Promise.withResolvers<SendResult>();
      const { deliverNext, parts, state, time, receipt } = await ready({ adapter: slow(answer.promise) });
      const sent = deliverNext();
      const watch = openWatch();
      for (let passed = 0; passed < 590_000; passed += 1_000) {
        await time.pass(1_000);
        for (const seen of watch(await state.ledger.sending('fake'), time.now()))
          expect(isTime(parts, seen, time.now()), `after ${passed} ms`).toBe(false);
      }
      answer.resolve({ kind: 'sent', ref: { id: 'm1' } });
      expect(await sent).toMatchObject({ kind: 'sent' });
      expect(await receipt()).toMatchObject({ state: 'sent', attempts: 1 });
    });

    it('gives up where that is over, and renews nothing after it', async () => {
      const { deliverNext, state, time } = await ready({ adapter: slow(new Promise(() => {})) });
      const sent = deliverNext();
      await time.pass(600_000);
      expect(await sent).toEqual({ kind: 'unknown', reason: 'no answer within 600 s' });
      await time.pass(60_000);
      const [row] = await state.ledger.sending('fake');
      expect(row).toBeDefined();
      await time.pass(60_000);
      expect((await state.ledger.sending('fake'))[0]?.leased).toEqual(row?.leased);
    });

    it('says that somebody else may send it once the claim is theirs, or could not be renewed', async () => {
      for (const lose of ['taken', 'locked'] as const) {
        const asked: (() => boolean | undefined)[] = [];
        const { deliverNext, parts, state, time } = await ready();
        const { ledger } = state;
        const adapter = fakeAdapter({
          sendMs: 600_000,
          send: ({ isOverdue }) => {
            asked.push(() => isOverdue?.());
            return new Promise(() => {});
          },
        });
        const renew = lose === 'taken' ? ledger.renew : () => Promise.reject(new Error('locked'));
        const sent = deliverNext({ adapter, ledger: { ...ledger, renew } });
        await time.pass(20_000);
        expect(asked[0]?.()).toBe(false);
        const [row] = await ledger.sending('fake');
        if (lose === 'taken' && row) await ledger.takeOver(row, { owner: 'b', leaseMs: parts.timing.lease });
        await time.pass(10_000);
        expect(asked[0]?.(), lose).toBe(true);
        await time.pass(600_000);
        expect(await sent).toMatchObject({ kind: 'unknown' });
      }
    });
  });

  it('does not override whoever took the delivery over', async () => {
    const { deliverNext, state, receipt } = await ready();
    const adapter = fakeAdapter({
      send: async () => {
        const [row] = await state.ledger.sending('fake');
        if (row) await state.ledger.takeOver(row, { owner: 'b', leaseMs: 30_000 });
        return REFUSED;
      },
    });
    await deliverNext({ adapter });
    expect(await receipt()).toMatchObject({ state: 'sending', attempts: 2 });
    expect(adapter.notices).toEqual([]);
  });

  it('waits longer after each failure', async () => {
    const { deliverNext, adapter, time } = await ready();
    adapter.answers = Array(3).fill({ ...LIMITED, afterMs: 0 });
    for (const wait of [1_000, 2_000, 4_000]) {
      await deliverNext();
      await time.pass(wait - 1);
      await expect(deliverNext()).rejects.toThrow('nothing is due');
      await time.pass(1);
    }
    expect(await deliverNext()).toMatchObject({ kind: 'sent' });
  });
});

describe('quiet hours', () => {
  // A digest of 09:00 UTC that is good for twelve hours.
  const timing = { ...TIMING, expires: 12 * 3_600_000 };
  const late = async (minutes: number) => {
    const made = await ready();
    const { state, time, deliverNext, adapter, receipt } = made;
    await state.subscriptions.put(
      { ...SUBSCRIPTION_DEFAULTS, channel: channel('c'), since: 0, quietHours: '09:05-11:00' },
      0,
    );
    await time.pass(minutes * 60_000);
    await deliverNext({ subscriptions: state.subscriptions, timing });
    return { ...made, receipt: await receipt(), sends: adapter.sends.length };
  };

  it('hold back what could not be sent in time, until they end', async () => {
    const { receipt, sends, time, deliverNext, state } = await late(30);
    expect(sends).toBe(0);
    expect(receipt).toMatchObject({
      state: 'retry',
      error: 'it is late, and waits for the end of quiet hours',
    });
    await time.pass(89 * 60_000);
    await expect(deliverNext()).rejects.toThrow('nothing is due');
    await time.pass(60_000);
    expect(await deliverNext({ subscriptions: state.subscriptions, timing })).toMatchObject({ kind: 'sent' });
  });

  it('hold back nothing that was planned for a moment ago, or that comes outside of them', async () => {
    expect((await late(9)).sends).toBe(1);
    expect((await late(180)).sends).toBe(1);
  });

  it('hold back nothing whose earlier send may have arrived', async () => {
    const { claim, parts, state, time, adapter } = await ready();
    const resent = { ...(await claim()), resend: true };
    await time.pass(30 * 60_000);
    await deliver({ ...parts, subscriptions: state.subscriptions, timing }, resent, time.ticks());
    expect(adapter.sends).toHaveLength(1);
  });
});

describe('deliverDue', () => {
  it('delivers everything that is due, part by part', async () => {
    const { parts, state, adapter } = await ready();
    await owe(state, channel('d'), digest({ parts: 3 }));
    await owe(state, { ...channel('o'), platform: 'other' });
    await deliverDue(parts);
    expect(adapter.sends.map(({ channel: { id }, payload }) => `${id} ${payload}`)).toEqual([
      'c part 0',
      'd part 0',
      'd part 1',
      'd part 2',
    ]);
    expect(await state.ledger.receipts(channel('d'), 9)).toMatchObject(Array(3).fill({ state: 'sent' }));
  });

  it('holds each claim for as long as any other', async () => {
    const { parts, state, adapter, time } = await ready();
    adapter.answers = [UNKNOWN];
    await deliverDue({ ...parts, ledger: { ...parts.ledger, settle: async () => false } });
    const [row] = await state.ledger.sending('fake');
    expect(row?.leased.tick).toBe(time.ticks() + parts.timing.lease);
  });
});

describe('a claim whose lease might end before the send does', () => {
  it('is given back unsent, and may be claimed again at once', async () => {
    const { parts, claim, adapter, time, receipt } = await ready();
    const asked = time.ticks();
    const first = await claim();
    time.freeze(20_000);
    expect(await deliver(parts, first, asked)).toBeUndefined();
    expect(adapter.sends).toEqual([]);
    expect(await receipt()).toMatchObject({
      state: 'retry',
      error: 'its lease might have ended before it was sent',
    });
    const since = time.ticks();
    const second = await claim();
    time.freeze(19_999);
    expect(await deliver(parts, second, since)).toMatchObject({ kind: 'sent' });
  });

  it('stays open where an earlier send may have arrived', async () => {
    const { parts, claim, state, adapter, time, receipt } = await ready();
    const taken = await state.ledger.takeOver(await claim(), { owner: 'a', leaseMs: 30_000 });
    if (!taken) throw new Error('it was ours');
    expect(await deliver(parts, taken, time.ticks() - 20_000)).toBeUndefined();
    expect([adapter.sends, (await receipt())?.state]).toEqual([[], 'sending']);
    expect(await state.ledger.sending('fake')).toMatchObject([{ id: taken.id }]);
  });
});

describe('the log', () => {
  const kept = () => {
    const lines: string[] = [];
    const keep =
      (level: string) =>
      (message: string, facts: object = {}) =>
        void lines.push(`${level}: ${message} ${Object.keys(facts).join(' ')}`);
    return {
      lines,
      logger: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    };
  };

  it('says how each delivery ended', async () => {
    const { lines, logger } = kept();
    const { deliverNext, adapter, time } = await ready({ logger });
    adapter.answers = [LIMITED];
    await deliverNext();
    await time.pass(5_000);
    await deliverNext();
    const send = [
      'debug: a delivery is sent delivery fence attempt resend',
      'debug: a send has ended delivery fence kind ms',
    ];
    expect(lines).toEqual([
      ...send,
      'warn: delivery retry delivery fence outcome',
      ...send,
      'info: delivery sent delivery fence outcome',
    ]);
  });

  it('says what was given back unsent', async () => {
    const { lines, logger } = kept();
    const { parts, claim } = await ready({ logger });
    expect(await release(parts, await claim(), 'held back')).toBeUndefined();
    expect(lines).toEqual(['debug: a claim was given back unsent delivery fence reason']);
  });

  it('says that somebody else settled a delivery, or that an admin could not be told', async () => {
    const { lines, logger } = kept();
    const broken = fakeAdapter({
      notifyAdmin: async () => Promise.reject(new Error('broke')),
      send: async () => REFUSED,
    });
    const { parts, state, deliverNext } = await ready({ logger, adapter: broken });
    await deliverNext({ ledger: { ...parts.ledger, settle: async () => false } });
    expect(lines.at(-1)).toBe('warn: a delivery was settled by somebody else delivery fence outcome');
    await owe(state, channel('d'));
    await deliverNext();
    expect(lines.at(-1)).toBe('warn: the admin of a channel could not be told channel reason');
  });
});

describe('the admin of a channel', () => {
  it('is told once that it refuses', async () => {
    const { deliverNext, adapter, time } = await ready();
    adapter.answers = [REFUSED, REFUSED];
    await deliverNext();
    await time.pass(15 * 60_000);
    await deliverNext();
    expect(adapter.sends).toHaveLength(2);
    expect(adapter.notices).toEqual(['A digest is held back']);
  });

  it('is told that a channel is gone, with which everything of it goes, also after an unknown outcome', async () => {
    for (const first of [GONE, UNKNOWN]) {
      const { deliverNext, claim, parts, adapter, state, time } = await ready();
      adapter.answers = [first, GONE];
      await deliverNext();
      if (first === UNKNOWN) {
        adapter.seen = { kind: 'gone' };
        await time.pass(10 * 60_000);
        const [row] = await state.ledger.sending('fake');
        if (row) await reconcile(parts, { row, seen: 0 });
      }
      expect(adapter.notices).toEqual(['A digest has ended']);
      expect(await state.ledger.receipts(channel('c'), 9)).toEqual([]);
      await expect(claim()).rejects.toThrow('nothing is due');
    }
  });

  it('is told that nobody knows whether a digest arrived, that a message was refused in every form, and of nothing else', async () => {
    const { parts, claim, deliverNext, state, adapter } = await ready();
    await settle(parts, await claim(), { kind: 'uncertain', reason: 'the channel cannot be read back' });
    expect(adapter.notices).toEqual(['A digest may be missing']);
    for (const answer of [LIMITED, UNFIT, CLOSED, UNKNOWN]) {
      await owe(state, channel(answer.kind));
      adapter.answers = [answer];
      await deliverNext();
    }
    expect(adapter.notices).toEqual(['A digest may be missing', 'A digest could not be posted']);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('broke'))],
    ['hangs', () => new Promise<void>(() => {})],
  ])('does not hold anything up where telling %s', async (_, notifyAdmin) => {
    const { deliverNext, time, receipt } = await ready({
      adapter: fakeAdapter({ notifyAdmin, send: async () => REFUSED }),
    });
    const done = deliverNext();
    await time.pass(10_000);
    expect(await done).toEqual(REFUSED);
    expect((await receipt())?.state).toBe('retry');
  });
});

describe('tellNotices', () => {
  it('tells what a kill has left untold, each once, and again what could not be told', async () => {
    const { parts, state, claim, adapter, time } = await ready();
    await state.ledger.settle(await claim(), { kind: 'failed', reason: 'too long' });
    const silentOne = fakeAdapter({ notifyAdmin: async () => Promise.reject(new Error('away')) });
    await tellNotices({ ...parts, adapter: silentOne });
    await tellNotices(parts);
    expect(adapter.notices, 'its wait is not over').toEqual([]);
    await time.pass(TIMING.lease);
    await tellNotices(parts);
    await time.pass(TIMING.lease * 10);
    await tellNotices(parts);
    expect(adapter.notices).toEqual(['A digest could not be posted']);
  });

  it('tells nobody where somebody else does that by now', async () => {
    const { parts, state, claim, adapter } = await ready();
    await state.ledger.settle(await claim(), { kind: 'failed', reason: 'too long' });
    await tellNotices(parts, { may: () => false });
    expect(adapter.notices).toEqual([]);
  });
});

describe('outcomeOf', () => {
  const of = (sent: Parameters<typeof outcomeOf>[0], resend: boolean) => outcomeOf(sent, { resend }, 1_000);

  it('waits as long as it is told to, and at least the back-off', () => {
    expect(of(LIMITED, false)).toEqual({ kind: 'retry', afterMs: 5_000, reason: 'status 429' });
    expect(of({ ...LIMITED, afterMs: 0 }, false)).toMatchObject({ afterMs: 1_000 });
    expect(of(UNKNOWN, false)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'reset' });
  });

  it('tells a channel that refuses from a message that nobody takes, and from a person who closed the door', () => {
    expect(of(REFUSED, false)).toEqual({ kind: 'refused', reason: 'no permission' });
    expect(of(UNFIT, false)).toEqual({ kind: 'failed', reason: 'too long' });
    expect(of(CLOSED, false)).toEqual({ kind: 'closed', reason: 'takes no direct messages' });
  });

  it('leaves open what a refused resend cannot settle, because the first send may have arrived', () => {
    expect(of(LIMITED, true)).toEqual({ kind: 'unknown', afterMs: 5_000, reason: 'status 429' });
    expect(of(REFUSED, true)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'no permission' });
    expect(of(UNFIT, true)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'too long' });
    expect(of(CLOSED, true)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'takes no direct messages' });
    expect(of({ kind: 'sent', ref: { id: 'm' } }, true)).toEqual({ kind: 'sent', ref: { id: 'm' } });
  });
});
