import { describe, expect, it } from 'vitest';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { channel, digest, START } from '#test/fakes/state.ts';
import { opened, SENT, started, yesterdays } from './opened.ts';

const DAY = 24 * 3_600_000;
const DISCORD = { concurrency: 16, perSecond: 50, channelMs: 1_000 };
const HANGING = () => new Promise<SendResult>(() => {});

/** So many channels' names. */
function many(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `c${at}`);
}

/** The same ledger, and what it was asked to claim. */
function counted(ledger: Ledger) {
  const claims: { limit: number; got: number }[] = [];
  const counting: Ledger = {
    ...ledger,
    claimSome: async (platform, by, ask) => {
      const got = await ledger.claimSome(platform, by, ask);
      claims.push({ limit: ask.limit, got: got.length });
      return got;
    },
  };
  return { claims, counting };
}

/** A dispatcher that has started, whose sends take so long, with what it claimed. */
async function claiming(channels: number, rate: typeof DISCORD, answerMs: number, timing = TIMING) {
  const made = await opened(many(channels), { rate });
  const { claims, counting } = counted(made.ledger);
  const sent: number[] = [];
  const send = async () => {
    sent.push(made.time.elapsed());
    await made.time.sleep(answerMs);
    return SENT;
  };
  const adapters = [{ ...made.adapter, send }];
  const dispatcher = openDispatcher({ ...made.parts, ledger: counting, adapters, timing });
  dispatcher.start();
  return { ...made, dispatcher, claims, sent };
}

describe('claiming', () => {
  it('takes no more than are sent at once', async () => {
    const { time, claims, dispatcher } = await claiming(40, DISCORD, 60_000);
    await time.pass(3_500);
    expect(claims).toEqual([{ limit: 16, got: 16 }]);
    expect(dispatcher.depth()).toBe(16);
  });

  it('takes no more where two look at the same time', async () => {
    const { parts, ledger, time } = await opened(many(40), { rate: DISCORD, send: HANGING });
    const { claims, counting } = counted(ledger);
    const dispatcher = openDispatcher({ ...parts, ledger: counting });
    void dispatcher.sweep();
    void dispatcher.sweep();
    await time.pass(500);
    expect([claims, dispatcher.depth()]).toEqual([[{ limit: 16, got: 16 }], 16]);
  });

  it('takes no more while enough waits for its turn', async () => {
    const { time, claims } = await claiming(40, { ...DISCORD, perSecond: 0.5 }, 1);
    await time.pass(1_500);
    expect(claims).toEqual([{ limit: 1, got: 1 }]);
  });

  it('takes no more than leave in a second', async () => {
    const { time, claims } = await claiming(40, { ...DISCORD, perSecond: 2.5 }, 1);
    await time.pass(100);
    expect(claims).toEqual([{ limit: 2, got: 2 }]);
  });

  it('takes no more than are sent well within the lease, and at least one', async () => {
    const short = await claiming(40, DISCORD, 1, { ...TIMING, lease: TIMING.send + 400 });
    await short.time.pass(10);
    expect(short.claims).toEqual([{ limit: 10, got: 10 }]);
    const shortest = await claiming(40, DISCORD, 1, { ...TIMING, lease: TIMING.send + 30 });
    await shortest.time.pass(10);
    expect(shortest.claims).toEqual([{ limit: 1, got: 1 }]);
  });

  it.each([5, 150, 300])('keeps the pace of the platform where it answers after %i ms', async (ms) => {
    const { time, sent, claims } = await claiming(120, DISCORD, ms);
    await time.pass(2_500);
    expect(sent).toHaveLength(120);
    expect(sent.at(-1)).toBeLessThanOrEqual(2_420);
    const most = sent.map((at) => sent.filter((other) => other >= at && other < at + 1_000).length);
    expect(Math.max(...most)).toBeLessThanOrEqual(50);
    expect(claims.filter(({ got }) => got === 0).length).toBeLessThanOrEqual(2);
  });

  it('takes many at a time where the platform answers fast', async () => {
    const { time, claims } = await claiming(120, DISCORD, 5);
    await time.pass(2_500);
    expect(claims.filter(({ got }) => got > 0).length).toBeLessThan(120 / 6);
  });

  it('takes more at once when it got all that it asked for, and else waits for the next sweep', async () => {
    const rate = { concurrency: 2, perSecond: 1_000, channelMs: 0 };
    const { time, claims, plan } = await claiming(3, rate, 10);
    await time.pass(500);
    expect(claims.map(({ got }) => got)).toEqual([2, 1, 0]);
    await plan('late');
    await time.pass(400);
    expect(claims).toHaveLength(3);
    await time.pass(200);
    expect(claims.map(({ got }) => got)).toEqual([2, 1, 0, 1]);
  });

  it('leaves a channel alone whose unsettled delivery is looked for', async () => {
    const { ledger, adapter, dispatcher, plan, time } = await opened(['c']);
    await ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 1, may: () => true });
    adapter.seen = 'hangs';
    await time.pass(60_000);
    dispatcher.start();
    await plan('c', yesterdays());
    await time.pass(9_000);
    expect([adapter.lookups.length, adapter.sends.length]).toEqual([1, 0]);
    expect(dispatcher.depth()).toBe(1);
    await time.pass(3_000);
    expect(adapter.sends).toHaveLength(1);
  });

  it('asks the ledger for nothing while the whole platform has to wait', async () => {
    const { parts, ledger, adapter, time } = await opened(many(3), { rate: DISCORD });
    const { claims, counting } = counted(ledger);
    adapter.answers = [{ kind: 'retry', afterMs: 20_000, scope: 'platform', reason: 'global' }];
    openDispatcher({ ...parts, ledger: counting }).start();
    await time.pass(19_000);
    expect(claims).toHaveLength(1);
    await time.pass(3_000);
    expect(adapter.sends).toHaveLength(4);
  });

  it('is told where it fails between two sweeps', async () => {
    const rate = { concurrency: 1, perSecond: 1_000, channelMs: 0 };
    const { parts, ledger, time } = await opened(['a', 'b'], { rate });
    let claims = 0;
    const claimSome: Ledger['claimSome'] = async (...args) => {
      claims += 1;
      if (claims > 1) throw new Error('locked');
      return ledger.claimSome(...args);
    };
    const dispatcher = openDispatcher({ ...parts, ledger: { ...ledger, claimSome } });
    dispatcher.start();
    await time.pass(100);
    expect([claims, dispatcher.trouble()]).toEqual([2, 'locked']);
  });
});

describe('what was claimed and waits for its turn', () => {
  const SLOW = { concurrency: 9, perSecond: 1, channelMs: 0 };
  const THREE_A_SECOND = { concurrency: 3, perSecond: 3, channelMs: 0 };

  it('is given back where its lease might end before it is sent, and sent by a new claim', async () => {
    const { time, log, ledger } = await started(many(1), () => SENT, { rate: SLOW });
    await time.pass(500);
    time.freeze(20_000);
    await time.pass(2_000);
    expect(log).toHaveLength(1);
    expect(await ledger.receipts(channel('c0'), 1)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('is given back where the whole platform has to wait', async () => {
    const limit: SendResult = { kind: 'retry', afterMs: 20_000, scope: 'platform', reason: 'global' };
    const answers = [limit];
    const { time, log, ledger, stateOf } = await started(many(3), () => answers.pop() ?? SENT, {
      rate: THREE_A_SECOND,
    });
    await time.pass(900);
    expect([log.length, await stateOf('c1')]).toEqual([1, 'retry']);
    expect(await ledger.receipts(channel('c1'), 1)).toMatchObject([{ error: 'held back' }]);
    await time.pass(19_000);
    expect(log).toHaveLength(1);
    await time.pass(4_000);
    expect(log).toHaveLength(4);
  });

  it('is given back at once where we stop', async () => {
    const { time, dispatcher, stateOf } = await started(many(3), () => SENT, { rate: THREE_A_SECOND });
    await time.pass(400);
    await dispatcher.stop();
    expect(await Promise.all(many(3).map(stateOf))).toEqual(['sent', 'retry', 'retry']);
  });

  it('is given back where another process sends here now, and nothing more is claimed', async () => {
    let may = true;
    const { time, log, stateOf } = await started(
      many(4),
      () => SENT,
      { rate: THREE_A_SECOND },
      { maySend: () => may },
    );
    await time.pass(400);
    may = false;
    await time.pass(10_000);
    expect(log).toHaveLength(1);
    expect(await Promise.all(many(4).map(stateOf))).toEqual(['sent', 'retry', 'retry', 'planned']);
    may = true;
    await time.pass(3_000);
    expect(log).toHaveLength(4);
  });

  it('is not sent while the state fails', async () => {
    const { parts, ledger, adapter, time, stateOf } = await opened(many(3), { rate: THREE_A_SECOND });
    let broken = true;
    const settle: Ledger['settle'] = async (...args) => {
      if (broken) throw new Error('disk full');
      return ledger.settle(...args);
    };
    const dispatcher = openDispatcher({ ...parts, ledger: { ...ledger, settle } });
    dispatcher.start();
    await time.pass(950);
    expect([adapter.sends.length, dispatcher.trouble()]).toEqual([1, 'disk full']);
    broken = false;
    await time.pass(70_000);
    expect([dispatcher.trouble(), await Promise.all(many(3).map(stateOf))]).toEqual([
      undefined,
      ['sent', 'sent', 'sent'],
    ]);
  });
});

describe('what is unsettled', () => {
  /** Two digests of which nobody knows whether they arrived, and one that is new. */
  async function leftBehind(rate = { concurrency: 1, perSecond: 10, channelMs: 0 }) {
    const made = await opened(['a', 'b'], { rate });
    await made.ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 2, may: () => true });
    await made.plan('new');
    return made;
  }

  it('never takes more than half of a platform, so that what is new leaves while looks hang', async () => {
    const made = await opened(many(6), { rate: { concurrency: 4, perSecond: 100, channelMs: 0 } });
    await made.ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 6, may: () => true });
    await made.time.pass(61_000);
    made.adapter.seen = 'hangs';
    made.dispatcher.start();
    await made.time.pass(100);
    await made.plan('new');
    await made.time.pass(2_000);
    expect(await made.stateOf('new')).toBe('sent');
    expect(made.adapter.lookups).toHaveLength(2);
  });

  it('comes before what is new', async () => {
    const { adapter, dispatcher, time } = await leftBehind();
    await time.pass(60_000);
    const order: string[] = [];
    adapter.send = async (outgoing) => {
      order.push(outgoing.channel.id);
      return SENT;
    };
    adapter.findByMarker = async ({ channel: { id } }) => {
      order.push(`look at ${id}`);
      return { kind: 'found', ref: { id } };
    };
    dispatcher.start();
    await time.pass(3_000);
    expect(order).toEqual(['look at a', 'look at b', 'new']);
  });

  it('is found out about by so many at a time', async () => {
    const { ledger, adapter, dispatcher, time } = await opened(many(5), {
      rate: { concurrency: 2, perSecond: 1_000, channelMs: 0 },
    });
    await ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 5, may: () => true });
    adapter.seen = 'hangs';
    await time.pass(60_000);
    dispatcher.start();
    await time.pass(9_000);
    expect([adapter.lookups.length, dispatcher.depth()], 'half of the platform').toEqual([1, 1]);
    await time.pass(3_000);
    expect(adapter.lookups).toHaveLength(2);
  });

  it('and did not arrive is sent at once: to look is not to send', async () => {
    const { ledger, adapter, dispatcher, time } = await opened(['c'], {
      rate: { concurrency: 1, perSecond: 1_000, channelMs: 5_000 },
    });
    await ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 1, may: () => true });
    await time.pass(60_000);
    dispatcher.start();
    await time.pass(1_500);
    expect([adapter.lookups.length, adapter.sends.length]).toEqual([1, 1]);
  });

  it('waits while the platform has to', async () => {
    const { adapter, dispatcher, time } = await leftBehind();
    await time.pass(59_000);
    adapter.answers = [{ kind: 'retry', afterMs: 20_000, scope: 'platform', reason: 'global' }];
    dispatcher.start();
    await time.pass(19_000);
    expect([adapter.sends.length, adapter.lookups.length]).toEqual([1, 0]);
    await time.pass(4_000);
    expect(adapter.lookups).toHaveLength(2);
  });

  it('of another boot is waited for from when this process saw it first, and anew after each claim of another', async () => {
    const { adapter, dispatcher, ledger, time } = await opened(['c']);
    await ledger.claimSome('fake', { owner: 'dead', leaseMs: 30_000 }, { limit: 1, may: () => true });
    await time.pass(10 * 60_000);
    time.reboot();
    dispatcher.start();
    await time.pass(40_000);
    const [row] = await ledger.sending('fake');
    if (row) await ledger.takeOver(row, { owner: 'other', leaseMs: 30_000 });
    time.reboot();
    await time.pass(59_000);
    expect(adapter.lookups).toEqual([]);
    await time.pass(3_000);
    expect(adapter.lookups).toHaveLength(1);
  });

  it('is left where it is when we stop', async () => {
    const { adapter, dispatcher, time, stateOf } = await leftBehind({
      concurrency: 1,
      perSecond: 1,
      channelMs: 0,
    });
    await time.pass(60_000);
    dispatcher.start();
    await time.pass(500);
    await dispatcher.stop();
    expect(adapter.lookups).toHaveLength(1);
    expect(await stateOf('b')).toBe('sending');
  });
});

describe('what an admin has still to be told', () => {
  it('is told after a start, and holds nothing up while telling hangs', async () => {
    let told = 0;
    const notifyAdmin = () => {
      told += 1;
      return new Promise<void>(() => {});
    };
    const { ledger, plan, time, dispatcher, adapter } = await opened(['a'], { notifyAdmin });
    const [claim] = await ledger.claimSome(
      'fake',
      { owner: 'gone', leaseMs: 1 },
      { limit: 1, may: () => true },
    );
    if (!claim) throw new Error('one is due');
    await ledger.settle(claim, { kind: 'failed', reason: 'too long' });
    await plan('b');
    dispatcher.start();
    await time.pass(TIMING.sweep);
    expect([told, adapter.sends.length]).toEqual([1, 1]);
  });
});

describe('a clock that has jumped', () => {
  it('expires nothing before it is steady, and sends all the same', async () => {
    let steady = false;
    const { parts, time, adapter, plan, stateOf } = await opened([]);
    const clock = { ...parts.clock, isSteady: () => steady };
    const dispatcher = openDispatcher({ ...parts, clock });
    await plan('old');
    await plan('new', digest({ expires: digest().expires.add({ hours: 24 * 60 }) }));
    time.step(30 * DAY);
    dispatcher.start();
    await time.pass(8_000);
    expect([await stateOf('old'), await stateOf('new')]).toEqual(['planned', 'sent']);
    time.step(-30 * DAY);
    await time.pass(2_000);
    steady = true;
    expect([await stateOf('old'), adapter.sends.length]).toEqual(['sent', 2]);
    expect(time.now().wall - START).toBeLessThan(DAY);
  });

  it('is noticed by whoever has nothing to send, too', async () => {
    let asked = 0;
    const { parts } = await opened(['c']);
    const clock = {
      ...parts.clock,
      now: () => {
        asked += 1;
        return parts.clock.now();
      },
    };
    const ledger = { ...parts.ledger, expire: () => Promise.reject(new Error('not ours')) };
    await openDispatcher({ ...parts, ledger, clock, maySend: () => false }).sweep();
    expect(asked).toBe(1);
  });
});

describe('being idle', () => {
  it('is to have nothing queued, claimed or in flight', async () => {
    const rate = { concurrency: 1, perSecond: 1_000, channelMs: 0 };
    const { dispatcher, time, adapter } = await opened(many(3), { rate });
    await dispatcher.sweep();
    let idle = false;
    const waiting = dispatcher.idle().then(() => {
      idle = true;
    });
    expect(idle).toBe(false);
    await time.pass(100);
    await waiting;
    expect([adapter.sends.length, dispatcher.depth()]).toEqual([3, 0]);
  });

  it('is not while the ledger is looked at', async () => {
    const { parts, ledger, time } = await opened([]);
    const claimSome: Ledger['claimSome'] = async (...ask) => {
      await time.sleep(50);
      return ledger.claimSome(...ask);
    };
    const dispatcher = openDispatcher({ ...parts, ledger: { ...ledger, claimSome } });
    void dispatcher.sweep();
    await time.pass(10);
    let idle = false;
    void dispatcher.idle().then(() => {
      idle = true;
    });
    await time.pass(30);
    expect(idle).toBe(false);
    await time.pass(20);
    expect(idle).toBe(true);
  });

  it('is not while something hangs', async () => {
    const { dispatcher, time } = await opened(['c'], { send: HANGING });
    await dispatcher.sweep();
    let idle = false;
    void dispatcher.idle().then(() => {
      idle = true;
    });
    await time.pass(9_000);
    expect(idle).toBe(false);
    await time.pass(2_000);
    expect(idle).toBe(true);
  });
});
