import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '#core/delivery/leases.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { HasRole } from '#engine/delivery/scheduler.ts';
import { createService, type ServiceParts } from '#engine/delivery/service.ts';
import { openSteadyClock } from '#engine/delivery/steady-clock.ts';
import { deliveryParts, type FakeAdapter, fakeAdapter } from '#test/fakes/delivery.ts';
import { silent } from '#test/fakes/source.ts';
import { channel, digest, memoryState, owe } from '#test/fakes/state.ts';
import { datedTime } from './dated-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FAKE: readonly Role[] = ['plan:fake', 'send:fake'];
const ALL: readonly Role[] = [...FAKE, 'fetch', 'learn'];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Started extends Partial<Omit<ServiceParts, 'adapters'>> {
  platforms?: readonly string[];
}

/** A state, and the processes that work on it. */
async function oneState() {
  const time = datedTime();
  const state = await memoryState(time);
  const start = (owner: string, { platforms = ['fake'], ...more }: Started = {}) => {
    const done: (readonly [what: string, second: number])[] = [];
    const note = (what: string) => async () => void done.push([what, Math.floor(time.elapsed() / 1_000)]);
    const adapters: FakeAdapter[] = platforms.map((platform) => fakeAdapter({ platform }));
    const { adapter: _, clock: __, ...parts } = deliveryParts({ time, ledger: state.ledger });
    const service = createService({
      ...parts,
      ...state,
      clock: openSteadyClock({ ...parts, clock: state.clock }),
      owner,
      adapters,
      stateTrouble: () => undefined,
      readSources: note('fetch'),
      recompute: note('recompute'),
      plan: note('plan'),
      daily: note('daily'),
      fill: note('fill'),
      ...more,
    });
    service.start();
    const times = (what: string) => done.filter(([name]) => name === what).map(([, second]) => second);
    return { service, adapters, done, times, roles: () => service.health().roles };
  };
  const stop = async ({ service }: Pick<ReturnType<typeof start>, 'service'>, within = 10_000) => {
    let stopped = false;
    void service.stop().then(() => {
      stopped = true;
    });
    await time.pass(within);
    return stopped;
  };
  return { time, state, start, stop };
}

describe('the service', () => {
  it('plans and sends from the moment that it has its roles', async () => {
    const { time, state, start } = await oneState();
    await owe(state, channel('c'));
    const { service, adapters, done } = start('a');
    service.start();
    expect(service.health()).toMatchObject({ roles: [], troubles: [], depth: 0 });
    await time.pass(1_500);
    expect(done.map(([what]) => what)).toEqual(['recompute', 'plan', 'daily', 'fill']);
    expect(adapters[0]?.sends).toHaveLength(1);
    expect(service.health()).toMatchObject({ roles: ALL, troubles: [], depth: 0 });
  });

  it('sends what is planned within a second, whatever the planning takes', async () => {
    const { time, state, start } = await oneState();
    const { adapters } = start('a', {
      plan: async () => {
        await owe(state, channel('c'));
        await new Promise(() => {});
      },
    });
    await time.pass(1_500);
    expect(adapters[0]?.sends).toHaveLength(1);
  });

  it('reads the sources at a tick where somebody is due', async () => {
    const { time, start } = await oneState();
    let due = false;
    const { times } = start('a', { subscriptions: { isAnyDue: async () => due, of: async () => undefined } });
    await time.pass(2 * MINUTE);
    expect(times('fetch')).toEqual([]);
    due = true;
    await time.pass(3 * MINUTE);
    expect(times('fetch').length).toBe(3);
  });

  it('delivers by one process while another stands by, and hands over when it stops', async () => {
    const { time, start, stop } = await oneState();
    const first = start('first');
    await time.pass(100);
    const second = start('second');
    await time.pass(MINUTE);
    expect([first.roles(), second.roles(), second.done]).toEqual([ALL, [], []]);
    expect(await stop(first, 1)).toBe(true);
    expect(first.roles()).toEqual([]);
    await time.pass(5_000);
    expect(second.roles()).toEqual(ALL);
    expect(second.done.map(([what]) => what)).toEqual(['recompute', 'plan', 'daily', 'fill']);
    expect(await stop(second)).toBe(true);
  });

  it('leaves each process its own platforms', async () => {
    const { time, state, start } = await oneState();
    const prompt = start('prompt', { platforms: ['console'] });
    await time.pass(100);
    const chat = start('chat');
    await owe(state, channel('c'));
    await time.pass(MINUTE);
    expect(prompt.roles()).toEqual(['plan:console', 'send:console', 'fetch', 'learn']);
    expect(chat.roles()).toEqual(FAKE);
    expect([prompt.adapters[0]?.sends.length, chat.adapters[0]?.sends.length]).toEqual([0, 1]);
  });
});

describe('a process that was frozen', () => {
  it('stops planning as soon as it goes on, and starts anew where the role is still its own', async () => {
    const { time, start } = await oneState();
    const heard: boolean[] = [];
    const plan = async (_: readonly string[], holds: HasRole) => {
      for (let step = 0; step < 3; step += 1) {
        heard.push(holds('plan:fake'));
        await time.sleep(1_000);
        if (step === 1) time.freeze(15_000);
      }
    };
    const { times } = start('a', { plan });
    await time.pass(3_000);
    expect(heard).toEqual([true, true, false]);
    expect(times('recompute')).toEqual([0]);
    await time.pass(7_000);
    expect(times('recompute')).toHaveLength(2);
  });

  it('sends nothing before it has its role again', async () => {
    const { time, state, start } = await oneState();
    const broken = new Error('state.sqlite is in use');
    let well = true;
    const take: typeof state.leases.take = async (...ask) => {
      if (!well) throw broken;
      return state.leases.take(...ask);
    };
    const { service, adapters } = start('a', { leases: { ...state.leases, take } });
    await time.pass(1_000);
    well = false;
    await time.pass(15_000);
    await owe(state, channel('c'));
    await time.pass(5_000);
    expect(adapters[0]?.sends).toEqual([]);
    expect(service.health()).toMatchObject({ roles: [], troubles: ['state.sqlite is in use'] });
    well = true;
    await time.pass(6_000);
    expect(adapters[0]?.sends).toHaveLength(1);
    expect(service.health()).toMatchObject({ roles: ALL, troubles: [] });
  });
});

describe('a clock that jumps', () => {
  it.each([30 * DAY, -3 * DAY])('by %i ms for eight seconds holds planning and expiring', async (step) => {
    const { time, state, start } = await oneState();
    const { times } = start('a');
    await time.pass(MINUTE / 2);
    const before = [times('plan'), times('recompute')];
    await owe(state, channel('c'), digest({ expires: digest().due.add({ hours: 1 }) }));
    await state.ledger.claimSome('fake', { owner: 'b', leaseMs: 30_000 }, { limit: 1, may: () => true });
    time.step(step);
    await time.pass(8_000);
    time.step(-step);
    await time.pass(30_000);
    expect([times('plan'), times('recompute')]).toEqual(before);
    await time.pass(20_000);
    const [planned, computed] = [times('plan').slice(before[0]?.length), times('recompute').slice(1)];
    expect(computed).toHaveLength(1);
    expect(computed[0]).toBeGreaterThanOrEqual(68);
    expect(computed[0]).toBeLessThan(75);
    expect(planned[0]).toBe(computed[0]);
    await time.pass(3 * MINUTE);
    expect(times('recompute')).toHaveLength(2);
    expect((await state.ledger.receipts(channel('c'), 1))[0]?.state).toBe('sent');
  });

  it('stops the planning under way', async () => {
    const { time, start } = await oneState();
    const heard: boolean[] = [];
    start('a', {
      plan: async (_, holds) => {
        heard.push(holds('plan:fake'));
        await time.sleep(3_000);
        heard.push(holds('plan:fake'));
      },
    });
    await time.pass(1_000);
    time.step(30 * DAY);
    await time.pass(5_000);
    expect(heard).toEqual([true, false]);
  });

  it('is noticed by whoever plans as soon as it asks for the time', async () => {
    const { time, state, start } = await oneState();
    const clock = openSteadyClock({ clock: state.clock, timing: TIMING, ticks: time.ticks, logger: silent });
    const heard: boolean[] = [];
    start('a', {
      clock,
      plan: async (_, holds) => {
        heard.push(holds('plan:fake'));
        time.step(30 * DAY);
        await clock.now();
        heard.push(holds('plan:fake'));
      },
    });
    await time.pass(1_000);
    expect(heard).toEqual([true, false]);
  });

  it('over and over makes the process unhealthy, as nothing is planned', async () => {
    const { time, start } = await oneState();
    const { service } = start('a');
    await time.pass(1_000);
    for (let jumps = 0; jumps < 12; jumps += 1) {
      time.step(DAY);
      await time.pass(20_000);
    }
    expect(service.health().troubles).toEqual([expect.stringMatching(/^no tick has ended well for \d+ s$/)]);
  });

  it('before the start of a process holds its planning as well', async () => {
    const { time, start, stop } = await oneState();
    const first = start('first');
    await time.pass(1_000);
    await stop(first, 1);
    time.step(30 * DAY);
    const second = start('second');
    await time.pass(29_000);
    expect(second.done).toEqual([]);
    await time.pass(7_000);
    expect(second.times('recompute')).toHaveLength(1);
    expect(second.times('plan').length).toBeGreaterThan(0);
  });
});

describe('stopping', () => {
  it('waits for what is in flight, and gives the roles back after it', async () => {
    const { time, state, start } = await oneState();
    await owe(state, channel('c'));
    const { service, adapters } = start('a');
    const [adapter] = adapters;
    if (adapter) adapter.send = () => time.sleep(5_000).then(() => ({ kind: 'sent', ref: { id: 'm' } }));
    await time.pass(1_500);
    let stopped = false;
    const stop = service.stop().then(() => {
      stopped = true;
    });
    await time.pass(3_000);
    expect([stopped, service.health().roles]).toEqual([false, ALL]);
    await time.pass(2_000);
    await stop;
    expect((await state.ledger.receipts(channel('c'), 1))[0]?.state).toBe('sent');
    expect(await state.leases.take(ALL, 'next', 15_000)).toEqual(ALL);
  });

  it('ends the planning after the digest at hand', async () => {
    const { time, start, stop } = await oneState();
    let planned = 0;
    const made = start('a', {
      plan: async (_, holds) => {
        while (holds('plan:fake')) {
          planned += 1;
          await time.sleep(1_000);
        }
      },
    });
    await time.pass(3_500);
    expect(await stop(made, 1_000)).toBe(true);
    expect(planned).toBe(4);
  });

  it.each([
    ['a send', { fail: 'send' }],
    ['the planning', { fail: 'plan' }],
    ['the state', { fail: 'drop' }],
  ])('ends within ten seconds where %s hangs', async (_, { fail }) => {
    const { time, state, start, stop } = await oneState();
    await owe(state, channel('c'));
    const never = () => new Promise<never>(() => {});
    const made = start('a', {
      ...(fail === 'plan' ? { plan: never } : {}),
      ...(fail === 'drop' ? { leases: { ...state.leases, drop: never } } : {}),
    });
    const [adapter] = made.adapters;
    if (adapter && fail === 'send') adapter.send = never;
    await time.pass(1_500);
    expect(await stop(made)).toBe(true);
    const next = await state.leases.take(ALL, 'next', 15_000);
    expect(next).toEqual(fail === 'drop' ? [] : ALL);
  });

  it('is no failure where the roles cannot be given back', async () => {
    const { time, state, start, stop } = await oneState();
    const lines: unknown[] = [];
    const note = (...line: unknown[]) => void lines.push(line);
    const made = start('a', {
      leases: { ...state.leases, drop: () => Promise.reject(new Error('disk full')) },
      logger: { debug() {}, info() {}, warn: note, error() {} },
    });
    await time.pass(100);
    expect(await stop(made, 1)).toBe(true);
    expect(lines).toEqual([['the roles could not be given back', { reason: 'disk full' }]]);
  });
});

describe('health', () => {
  it('tells how long ago a tick ended well, and when that is too long', async () => {
    const { time, start } = await oneState();
    let broken = false;
    const { service } = start('a', {
      plan: async () => {
        if (broken) throw new Error('locked');
      },
    });
    expect(service.health()).not.toHaveProperty('tickAgeMs');
    await time.pass(1_000);
    broken = true;
    expect(service.health().tickAgeMs).toBe(1_000);
    await time.pass(179_000);
    expect(service.health()).toMatchObject({ troubles: [], tickAgeMs: 180_000 });
    await time.pass(1);
    expect(service.health().troubles).toEqual(['no tick has ended well for 180 s']);
    broken = false;
    await time.pass(MINUTE);
    expect(service.health().troubles).toEqual([]);
  });

  it('tells that no tick has ended well at all', async () => {
    const { time, start } = await oneState();
    const { service } = start('a', { plan: () => new Promise(() => {}) });
    await time.pass(TIMING.silence + TIMING.tick);
    expect(service.health().troubles).toEqual([]);
    await time.pass(1);
    expect(service.health().troubles).toEqual(['no tick has ended well for 180 s']);
  });

  it('tells what is wrong with the state, once; nothing is planned, claimed or sent then', async () => {
    const { time, state, start } = await oneState();
    let trouble: string | undefined;
    const { service, adapters, done } = start('a', { stateTrouble: () => trouble });
    await time.pass(1_000);
    const before = done.length;
    trouble = 'state.sqlite is damaged';
    await owe(state, channel('c'));
    await time.pass(MINUTE);
    expect(service.health().troubles).toEqual(['state.sqlite is damaged']);
    expect([done.length, adapters[0]?.sends]).toEqual([before, []]);
    expect((await state.ledger.receipts(channel('c'), 1))[0]?.state).toBe('planned');
  });

  it('tells once of a state that is away, whoever has asked it', async () => {
    const { time, state, start } = await oneState();
    let away = false;
    const take = (...args: Parameters<typeof state.leases.take>) =>
      away ? Promise.reject(new Error('The database is away.')) : state.leases.take(...args);
    const stateTrouble = () => (away ? 'The database is away. Nothing is sent.' : undefined);
    const { service } = start('a', { leases: { ...state.leases, take }, stateTrouble });
    await time.pass(2_000);
    away = true;
    await time.pass(6_000);
    expect(service.health().troubles).toEqual(['The database is away. Nothing is sent.']);
  });

  it('tells why nothing is sent', async () => {
    const { time, state, start } = await oneState();
    const claimSome = () => Promise.reject(new Error('disk full'));
    const { service } = start('a', { ledger: { ...state.ledger, claimSome } });
    await time.pass(2_000);
    expect(service.health().troubles).toEqual(['disk full']);
  });
});
