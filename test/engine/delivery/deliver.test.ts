import { describe, expect, it } from 'vitest';
import type { Sent } from '#core/chat.ts';
import { type Courier, deliver, outcomeOf } from '#engine/delivery/deliver.ts';
import { channel, courier, digest, fakeAdapter, virtualTime } from '#test/fakes/delivery.ts';

const ID = 'fake|w|c|2026-08-20|daily|0';
const LIMITED: Sent = { kind: 'retry', afterMs: 5_000, scope: 'channel', reason: 'status 429' };
const REFUSED: Sent = { kind: 'never', scope: 'channel', reason: 'no permission' };
const UNFIT: Sent = { kind: 'never', scope: 'message', reason: 'too long' };
const UNKNOWN: Sent = { kind: 'unknown', reason: 'reset' };

/** A courier with one digest to deliver, its time and its adapter. */
async function ready(more: Partial<Courier> = {}) {
  const time = virtualTime();
  const adapter = fakeAdapter();
  const made = courier({ time, adapter, ...more });
  await made.ledger.plan(digest('c'), time.now());
  const receipt = async () => (await made.ledger.receipts(channel('c'), 1))[0];
  return { courier: made, time, adapter, receipt };
}

describe('deliver', () => {
  it('sends the frozen payload with its marker, and keeps the reference', async () => {
    const { courier, adapter, receipt } = await ready();
    expect(await deliver(courier, ID)).toEqual({ kind: 'sent', ref: { id: 'm1' } });
    expect(adapter.sends[0]).toMatchObject({ channel: channel('c'), payload: 'part 0' });
    expect(adapter.sends[0]?.marker).toHaveLength(22);
    expect(adapter.sends[0]).not.toHaveProperty('first');
    expect(await receipt()).toMatchObject({ state: 'sent', ref: { id: 'm1' } });
  });

  it('has the claim on disk before it sends', async () => {
    const { courier, receipt } = await ready();
    const states: unknown[] = [];
    const adapter = fakeAdapter({
      send: async () => {
        states.push((await receipt())?.state);
        return { kind: 'sent', ref: { id: 'm' } };
      },
    });
    await deliver({ ...courier, adapter }, ID);
    expect(states).toEqual(['sending']);
  });

  it('gives the reference of the first part to the others', async () => {
    const { courier, adapter, time } = await ready();
    await courier.ledger.plan(digest('d', { parts: 2 }), time.now());
    for (const part of [0, 1]) await deliver(courier, `fake|w|d|2026-08-20|daily|${part}`);
    expect(adapter.sends[1]).toMatchObject({ payload: 'part 1', first: { id: 'm1' } });
  });

  it('sends nothing that is not its to send', async () => {
    const { courier, adapter } = await ready();
    await deliver(courier, ID);
    expect(await deliver(courier, ID)).toBeUndefined();
    expect(adapter.sends).toHaveLength(1);
  });

  it('sends nothing where the store fails', async () => {
    const { courier, adapter } = await ready();
    const ledger = { ...courier.ledger, claim: async () => Promise.reject(new Error('locked')) };
    await expect(deliver({ ...courier, ledger }, ID)).rejects.toThrow('locked');
    expect(adapter.sends).toEqual([]);
  });

  it.each([
    ['a limit', LIMITED, 'retry', 'status 429'],
    ['a refusal of the channel', REFUSED, 'retry', 'no permission'],
    ['a refusal of the message', UNFIT, 'failed', 'too long'],
    ['an unknown outcome', UNKNOWN, 'sending', 'reset'],
    ['an adapter that throws', 'throws', 'sending', 'broke'],
  ] as const)('after %s', async (_, answer, state, error) => {
    const { courier, adapter, receipt } = await ready();
    adapter.answers = [answer];
    await deliver(courier, ID);
    expect(await receipt()).toMatchObject({ state, error });
  });

  it('gives up a send that hangs, and tells it so', async () => {
    const { courier, adapter, time, receipt } = await ready();
    adapter.answers = ['hangs'];
    const sent = deliver(courier, ID);
    await time.pass(9_999);
    expect(adapter.sends[0]?.signal.aborted).toBe(false);
    await time.pass(1);
    expect(await sent).toEqual({ kind: 'unknown', reason: 'no answer within 10 s' });
    expect(adapter.sends[0]?.signal.aborted).toBe(true);
    expect((await receipt())?.state).toBe('sending');
  });

  it('sends nothing where its lease might end before the send does', async () => {
    const { courier, adapter, time, receipt } = await ready();
    const slow = (ms: number) => ({
      ...courier.ledger,
      claim: async (...args: Parameters<typeof courier.ledger.claim>) => {
        const claim = await courier.ledger.claim(...args);
        await time.pass(ms);
        return claim;
      },
    });
    const sent = await deliver({ ...courier, ledger: slow(20_000) }, ID);
    expect(sent).toMatchObject({ kind: 'retry', reason: 'the lease ended before it was sent' });
    expect(adapter.sends).toEqual([]);
    expect((await receipt())?.state).toBe('retry');
    await time.pass(1_000);
    expect(await deliver({ ...courier, ledger: slow(19_999) }, ID)).toMatchObject({ kind: 'sent' });
  });

  it('does not override whoever took the delivery over', async () => {
    const { courier, time, receipt } = await ready();
    const adapter = fakeAdapter({
      send: async () => {
        const [row] = await courier.ledger.sending('fake', time.now());
        if (row) await courier.ledger.takeOver(row, { owner: 'b', leaseMs: 30_000 }, time.now());
        return REFUSED;
      },
    });
    await deliver({ ...courier, adapter }, ID);
    expect(await receipt()).toMatchObject({ state: 'sending', attempts: 2 });
    expect(adapter.told).toEqual([]);
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
    const { courier, adapter, time } = await ready({ logger });
    adapter.answers = [LIMITED];
    await deliver(courier, ID);
    await time.pass(5_000);
    await deliver(courier, ID);
    expect(lines).toEqual([
      'warn: delivery retry delivery fence outcome',
      'info: delivery sent delivery fence outcome',
    ]);
  });

  it('says that somebody else settled a delivery, or that an admin could not be told', async () => {
    const { lines, logger } = kept();
    const broken = fakeAdapter({
      tellAdmin: async () => Promise.reject(new Error('broke')),
      send: async () => REFUSED,
    });
    const { courier } = await ready({ logger, adapter: broken });
    const lost = { ...courier.ledger, settle: async () => false };
    await deliver({ ...courier, ledger: lost }, ID);
    expect(lines).toEqual(['warn: a delivery was settled by somebody else delivery fence outcome']);
    await courier.ledger.plan(digest('d'), courier.now());
    await deliver(courier, ID.replace('|c|', '|d|'));
    expect(lines.at(-1)).toBe('warn: the admin of a channel could not be told channel reason');
  });
});

describe('the admin of a channel', () => {
  it('is told once that it refuses', async () => {
    const { courier, adapter, time } = await ready();
    adapter.answers = [REFUSED, REFUSED];
    await deliver(courier, ID);
    await time.pass(15 * 60_000);
    await deliver(courier, ID);
    expect(adapter.sends).toHaveLength(2);
    expect(adapter.told).toEqual(['A digest is held back']);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('broke'))],
    ['hangs', () => new Promise<void>(() => {})],
  ])('does not hold anything up where telling %s', async (_, tellAdmin) => {
    const { courier, time, receipt } = await ready({
      adapter: fakeAdapter({ tellAdmin, send: async () => REFUSED }),
    });
    const done = deliver(courier, ID);
    await time.pass(10_000);
    expect(await done).toEqual(REFUSED);
    expect((await receipt())?.state).toBe('retry');
  });
});

describe('outcomeOf', () => {
  const of = (sent: Sent, resend: boolean) => outcomeOf(sent, { resend }, 1_000);

  it('waits as long as it is told to, and at least the back-off', () => {
    expect(of(LIMITED, false)).toEqual({ kind: 'retry', afterMs: 5_000, reason: 'status 429' });
    expect(of({ ...LIMITED, afterMs: 0 }, false)).toMatchObject({ afterMs: 1_000 });
    expect(of(UNKNOWN, false)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'reset' });
  });

  it('leaves open what a refused resend cannot settle, because the first send may have arrived', () => {
    expect(of(LIMITED, true)).toEqual({ kind: 'unknown', afterMs: 5_000, reason: 'status 429' });
    expect(of(REFUSED, true)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'no permission' });
    expect(of(UNFIT, true)).toEqual({ kind: 'unknown', afterMs: 1_000, reason: 'too long' });
    expect(of({ kind: 'sent', ref: { id: 'm' } }, true)).toEqual({ kind: 'sent', ref: { id: 'm' } });
  });
});
