import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { fakeAdapter } from '#test/fakes/delivery.ts';
import { silent } from '#test/fakes/source.ts';
import { channel, digest, owe, START } from '#test/fakes/state.ts';
import { opened, SENT, started, yesterdays } from './opened.ts';

describe('the dispatcher', () => {
  it('sends what is due, and then what becomes due, part by part', async () => {
    const { time, adapter, plan, dispatcher } = await opened(['c', 'd']);
    dispatcher.start();
    dispatcher.start();
    await time.pass(100);
    expect(adapter.sends.map((sent) => sent.channel.id)).toEqual(['c', 'd']);
    await plan('e', digest({ parts: 3 }));
    await time.pass(10_000);
    expect(adapter.sends.slice(2).map((sent) => sent.payload)).toEqual(['part 0', 'part 1', 'part 2']);
    expect(dispatcher.depth()).toBe(0);
  });

  it('refuses a lease that ends before a send does', async () => {
    const { parts } = await opened([]);
    expect(() => openDispatcher({ ...parts, timing: { ...TIMING, lease: 10_000 } })).toThrow(
      'A lease of 10000 ms is too short for sends of up to 10000 ms',
    );
    openDispatcher({ ...parts, timing: { ...TIMING, lease: 10_001 } });
  });

  it('keeps to so many a second, and to so many at a time', async () => {
    const hang = () => new Promise<SendResult>(() => {});
    const rate = { concurrency: 3, perSecond: 10, channelMs: 0 };
    const { log, time } = await started(['a', 'b', 'c', 'd', 'e'], hang, { rate });
    await time.pass(9_000);
    expect(log).toEqual([
      ['a', 100],
      ['b', 200],
      ['c', 300],
    ]);
    await time.pass(3_000);
    expect(log.map(([id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('never sends to one channel twice at a time, and leaves it the gap that its platform wants', async () => {
    const made = await started([], () => SENT, {
      rate: { concurrency: 9, perSecond: 1_000, channelMs: 2_500 },
    });
    await made.plan('c', yesterdays(2));
    await made.plan('c');
    await made.time.pass(9_000);
    const [first = 0, second = 0, third = 0] = made.at('c');
    expect(second - first).toBeGreaterThan(2_500);
    expect(third - second).toBeGreaterThan(2_500);
  });

  it('lets no slow channel hold up another', async () => {
    const answer = ({ channel: { id } }: Outgoing) =>
      id === 'slow' ? new Promise<SendResult>(() => {}) : SENT;
    const { at, time, plan } = await started(['slow', 'a'], answer);
    await plan('slow', yesterdays());
    await plan('b');
    await time.pass(3_000);
    expect([at('slow').length, at('a').length, at('b').length]).toEqual([1, 1, 1]);
  });

  it('honours Retry-After for a channel, whatever the wall clock does, and sends to others', async () => {
    let limits = 1;
    const answer = ({ channel: { id } }: Outgoing): SendResult => {
      if (id !== 'c' || limits-- <= 0) return SENT;
      return { kind: 'retry', afterMs: 20_000, scope: 'channel', reason: 'slow down' };
    };
    const { at, time, plan } = await started(['c', 'd'], answer);
    await time.pass(500);
    await plan('c', yesterdays());
    time.step(2 * 3_600_000);
    await time.pass(19_500);
    expect([at('c').length, at('d').length]).toEqual([1, 1]);
    time.step(-4 * 3_600_000);
    await time.pass(5_000);
    expect(at('c')).toHaveLength(3);
    expect((at('c')[1] ?? 0) - (at('c')[0] ?? 0)).toBeGreaterThan(20_000);
  });

  it('holds a whole platform back where its answer says so, and no other', async () => {
    const limit: SendResult = { kind: 'retry', afterMs: 20_000, scope: 'platform', reason: 'global' };
    const { parts, state, adapter, time } = await opened(['a', 'b'], {
      rate: { concurrency: 1, perSecond: 100, channelMs: 0 },
    });
    const other = fakeAdapter({ platform: 'other' });
    adapter.answers = [limit];
    await owe(state, { ...channel('o'), platform: 'other' });
    const dispatcher = openDispatcher({ ...parts, adapters: [adapter, other] });
    dispatcher.start();
    await time.pass(19_900);
    expect([adapter.sends.length, other.sends.length]).toEqual([1, 1]);
    await time.pass(3_000);
    expect([adapter.sends.length, other.sends.length]).toEqual([3, 1]);
  });

  it('leaves a channel that refuses alone for longer and longer, and goes on where it takes messages again', async () => {
    let refusals = 2;
    const answer = (): SendResult =>
      refusals-- > 0 ? { kind: 'never', scope: 'channel', reason: 'no permission' } : SENT;
    const timing = { ...TIMING, sweep: 10_000 };
    const { at, time, adapter, ledger, stateOf } = await started(['c'], answer, {}, { timing });
    await time.pass(2 * 3_600_000);
    const [first = 0, second = 0, third = 0] = at('c').map((ms) => ms / 60_000);
    expect([Math.round(second - first), Math.round(third - second)]).toEqual([15, 30]);
    expect(at('c')).toHaveLength(3);
    expect(adapter.notices).toHaveLength(1);
    expect([await stateOf('c'), await ledger.pauseOf(channel('c'))]).toEqual(['sent', undefined]);
  });

  it('gives up a digest that nobody took before it expired', async () => {
    const answer = (): SendResult => ({ kind: 'never', scope: 'channel', reason: 'no permission' });
    const { time, plan, stateOf } = await started([], answer, {}, { timing: { ...TIMING, sweep: 10_000 } });
    const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ minutes: 20 });
    await plan('c', digest({ expires }));
    await time.pass(21 * 60_000);
    expect(await stateOf('c')).toBe('failed');
  });

  it('finds out about what another left behind', async () => {
    const { ledger, adapter, dispatcher, time, stateOf } = await opened(['c']);
    await ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 1, may: () => true });
    dispatcher.start();
    await time.pass(59_000);
    expect([adapter.lookups.length, adapter.sends.length]).toEqual([0, 0]);
    await time.pass(3_000);
    expect([adapter.lookups.length, adapter.sends.length]).toEqual([1, 1]);
    expect(await stateOf('c')).toBe('sent');
  });
});

describe('a state that fails', () => {
  it('stops the sending, is told, and is forgotten once it is well', async () => {
    const { parts, adapter, time } = await opened(['c']);
    let broken = true;
    const ledger = {
      ...parts.ledger,
      claimSome: async (...args: Parameters<typeof parts.ledger.claimSome>) => {
        if (broken) throw new Error('state.sqlite is in use');
        return parts.ledger.claimSome(...args);
      },
    };
    const lines: unknown[] = [];
    const logger = { ...silent, error: (...line: unknown[]) => void lines.push(line) };
    const dispatcher = openDispatcher({ ...parts, ledger, logger });
    dispatcher.start();
    await time.pass(4_500);
    expect([dispatcher.trouble(), adapter.sends.length]).toEqual(['state.sqlite is in use', 0]);
    expect(lines, 'once, however often it is looked at').toEqual([
      ['nothing is sent: the state failed', { reason: 'state.sqlite is in use' }],
    ]);
    broken = false;
    await time.pass(1_000);
    expect([dispatcher.trouble(), adapter.sends.length]).toEqual([undefined, 1]);
    expect(await ledger.receipts(channel('c'), 1)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(lines).toHaveLength(1);
  });

  it('is told where it cannot be read, and forgotten at the next look', async () => {
    const { parts, time } = await opened([]);
    let broken = true;
    const expire = async () => {
      if (broken) throw new Error('damaged');
      return 0;
    };
    const dispatcher = openDispatcher({ ...parts, ledger: { ...parts.ledger, expire } });
    await expect(dispatcher.sweep()).rejects.toThrow('damaged');
    dispatcher.start();
    await time.pass(500);
    expect(dispatcher.trouble()).toBe('damaged');
    broken = false;
    await time.pass(1_000);
    expect(dispatcher.trouble()).toBeUndefined();
  });

  it('is not forgotten while something is in flight, which may find it failing still', async () => {
    const answer = ({ channel: { id } }: Outgoing) =>
      id === 'slow' ? new Promise<SendResult>(() => {}) : SENT;
    const { parts, ledger, adapter, time } = await opened(['slow', 'a']);
    const settle = () => Promise.reject(new Error('disk full'));
    const dispatcher = openDispatcher({
      ...parts,
      ledger: { ...ledger, settle },
      adapters: [{ ...adapter, send: async (outgoing) => answer(outgoing) }],
    });
    dispatcher.start();
    await time.pass(5_000);
    expect(dispatcher.trouble()).toBe('disk full');
  });

  it('after a send leaves the outcome to be found out', async () => {
    const { parts, adapter, time, stateOf } = await opened(['c'], { resendWithinMs: 90_000 });
    let failures = 1;
    const settle = async (...args: Parameters<typeof parts.ledger.settle>) => {
      if (failures-- > 0) throw new Error('disk full');
      return parts.ledger.settle(...args);
    };
    const dispatcher = openDispatcher({ ...parts, ledger: { ...parts.ledger, settle } });
    dispatcher.start();
    await time.pass(29_000);
    expect(await stateOf('c')).toBe('sending');
    await time.pass(3_000);
    expect(await stateOf('c')).toBe('sent');
    expect(new Set(adapter.sends.map(({ marker }) => marker)).size).toBe(1);
  });
});

describe('stopping', () => {
  it('claims nothing more and waits for what is in flight', async () => {
    let answer: (sent: SendResult) => void = () => {};
    const { dispatcher, time, plan, log, stateOf } = await started(
      ['c'],
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await time.pass(100);
    let stopped = false;
    const stop = dispatcher.stop().then(() => {
      stopped = true;
    });
    await plan('d');
    await time.pass(5_000);
    expect([stopped, log.length]).toEqual([false, 1]);
    answer(SENT);
    await time.pass(1);
    await stop;
    expect([await stateOf('c'), await stateOf('d')]).toEqual(['sent', 'planned']);
  });

  it('waits no longer than a send may take', async () => {
    const { dispatcher, time } = await started(['c'], () => new Promise(() => {}));
    await time.pass(5_000);
    const stop = dispatcher.stop();
    await time.pass(10_000);
    await stop;
  });

  it('waits no longer for a state that hangs, either', async () => {
    const { parts, time, ledger } = await opened(['c']);
    const settle = () => new Promise<boolean>(() => {});
    const dispatcher = openDispatcher({ ...parts, ledger: { ...ledger, settle } });
    dispatcher.start();
    await time.pass(500);
    let stopped = false;
    void dispatcher.stop().then(() => {
      stopped = true;
    });
    await time.pass(9_999);
    expect(stopped).toBe(false);
    await time.pass(2);
    expect(stopped).toBe(true);
  });

  it('leaves what is queued where it is', async () => {
    const { dispatcher, time, log } = await started(['a', 'b', 'c'], () => SENT, {
      rate: { concurrency: 1, perSecond: 1, channelMs: 0 },
    });
    await time.pass(1_500);
    const stop = dispatcher.stop();
    await time.pass(9_000);
    await stop;
    expect(log.map(([id]) => id)).toEqual(['a']);
  });
});
