import { describe, expect, it } from 'vitest';
import type { Leases, Role } from '#core/delivery/leases.ts';
import { openLeader, type RoleChange, rolesFor } from '#engine/delivery/leader.ts';
import { type Time, virtualTime } from '#test/fakes/delivery.ts';
import { silent } from '#test/fakes/source.ts';

const ROLE_MS = 15_000;
const TWO: readonly Role[] = ['plan:fake', 'send:fake'];

/** Leases over virtual time; what they answer is late by `lag`, and nothing is answered while they are `broken`. */
function fakeLeases(time: Time) {
  const rows = new Map<Role, { owner: string; end: number }>();
  const leases = {
    rows,
    broken: false,
    lag: 0,
    takes: 0,
    take: async (roles, owner, ms) => {
      leases.takes += 1;
      if (leases.broken) throw new Error('state.sqlite is in use');
      const now = time.elapsed();
      const free = roles.filter((role) => {
        const row = rows.get(role);
        return !row || row.owner === owner || row.end < now;
      });
      for (const role of free) rows.set(role, { owner, end: now + ms });
      if (leases.lag > 0) await time.sleep(leases.lag);
      return free;
    },
    drop: async (roles, owner) => {
      for (const role of roles) if (rows.get(role)?.owner === owner) rows.delete(role);
    },
  } satisfies Leases & Record<string, unknown>;
  return leases;
}

/** Leaders over the same leases. */
function oneState() {
  const time = virtualTime();
  const leases = fakeLeases(time);
  const start = (
    owner: string,
    roles = TWO,
    turned: (change: RoleChange) => Promise<void> = async () => {},
    isAway: (platform: string) => boolean = () => false,
  ) => {
    const changes: RoleChange[] = [];
    const lines: string[] = [];
    const keep = (message: string, facts: object = {}) => void lines.push(`${message} ${Object.keys(facts)}`);
    const leader = openLeader({
      leases,
      owner,
      roles,
      isAway,
      timing: { role: ROLE_MS },
      logger: { ...silent, info: keep, warn: keep, error: keep },
      sleep: time.sleep,
      ticks: time.ticks,
      turned: async (change) => {
        changes.push(change);
        await turned(change);
      },
    });
    leader.start();
    return { ...leader, changes, lines };
  };
  return { time, leases, start };
}

describe('roles', () => {
  it('are those that a process can serve: of its own platforms, and those that belong to none', () => {
    expect(rolesFor(['discord', 'slack'])).toEqual([
      'plan:discord',
      'send:discord',
      'plan:slack',
      'send:slack',
      'fetch',
      'learn',
    ]);
    expect(rolesFor([])).toEqual(['fetch', 'learn']);
  });

  it('are taken at once, and renewed three times as often as they have to be', async () => {
    const { time, leases, start } = oneState();
    const leader = start('a');
    leader.start();
    expect([leader.held(), leader.holds('plan:fake')]).toEqual([[], false]);
    await time.pass(14_999);
    expect([leader.held(), leases.takes]).toEqual([TWO, 3]);
    await time.pass(60_000);
    expect(TWO.map(leader.holds)).toEqual([true, true]);
    expect(leader.changes.slice(0, 2)).toEqual([
      { taken: TWO, lost: [] },
      { taken: [], lost: [] },
    ]);
    expect(leader.lines).toEqual(['this process has taken roles owner,roles']);
    expect(leader.trouble()).toBeUndefined();
  });

  it('are taken over from a process that was killed, after their time and a third of it at most', async () => {
    const { time, leases, start } = oneState();
    await leases.take(TWO, 'dead', ROLE_MS);
    const standby = start('b');
    await time.pass(ROLE_MS);
    expect(standby.held()).toEqual([]);
    await time.pass(ROLE_MS / 3);
    expect(standby.held()).toEqual(TWO);
  });

  it('go to whoever can serve them: a process without the adapter takes nothing of its platform', async () => {
    const { time, start } = oneState();
    const prompt = start('prompt', rolesFor(['console']));
    await time.pass(1);
    const discord = start('discord', rolesFor(['discord']));
    const slack = start('slack', rolesFor(['slack']));
    await time.pass(60_000);
    expect(prompt.held()).toEqual(['plan:console', 'send:console', 'fetch', 'learn']);
    expect(discord.held()).toEqual(['plan:discord', 'send:discord']);
    expect(slack.held()).toEqual(['plan:slack', 'send:slack']);
  });
});

describe('a role', () => {
  it('is held until its time is over, counted from when its renewal began', async () => {
    const { time, leases, start } = oneState();
    leases.lag = 2_000;
    const leader = start('a');
    await time.pass(2_000);
    leases.broken = true;
    await time.pass(12_999);
    expect(leader.holds('send:fake')).toBe(true);
    await time.pass(1);
    expect([leader.holds('send:fake'), leader.held()]).toEqual([false, []]);
  });

  it('that could not be renewed is told, let go, and taken again when the state is well', async () => {
    const { time, leases, start } = oneState();
    const leader = start('a');
    await time.pass(1);
    leases.broken = true;
    await time.pass(10_000);
    expect([leader.trouble(), leader.held()]).toEqual(['state.sqlite is in use', TWO]);
    await time.pass(5_000);
    expect(leader.held()).toEqual([]);
    leases.broken = false;
    await time.pass(5_000);
    expect([leader.trouble(), leader.held()]).toEqual([undefined, TWO]);
    expect(leader.changes.at(-1)).toEqual({ taken: TWO, lost: TWO });
    expect(leader.lines).toEqual([
      'this process has taken roles owner,roles',
      'the roles could not be renewed reason',
      'this process has lost roles owner,roles',
      'this process has taken roles owner,roles',
    ]);
  });

  it('is not held any more by a process that was frozen, before it does anything else', async () => {
    const { time, start } = oneState();
    const frozen = start('a');
    await time.pass(1);
    const standby = start('b');
    await time.pass(1);
    expect([frozen.held(), standby.held()]).toEqual([TWO, []]);
    time.freeze(40_000);
    expect(TWO.map(frozen.holds)).toEqual([false, false]);
    await time.pass(10_000);
    const held = [frozen.held(), standby.held()];
    expect(held.map(({ length }) => length).sort()).toEqual([0, 2]);
  });

  it('that another process has meanwhile is lost', async () => {
    const { time, leases, start } = oneState();
    const leader = start('a');
    await time.pass(1);
    leases.rows.set('send:fake', { owner: 'b', end: Number.POSITIVE_INFINITY });
    await time.pass(5_000);
    expect(leader.held()).toEqual(['plan:fake']);
    expect(leader.changes.at(-1)).toEqual({ taken: [], lost: ['send:fake'] });
    await time.pass(5_000);
    expect(leader.changes.at(-1)).toEqual({ taken: [], lost: [] });
  });

  it('is kept where what comes after the renewal fails, which is told', async () => {
    const { time, start } = oneState();
    let well = false;
    const leader = start('a', TWO, async () => {
      if (!well) throw new Error('the clock could not be read');
    });
    await time.pass(1);
    expect([leader.held(), leader.trouble()]).toEqual([TWO, 'the clock could not be read']);
    well = true;
    await time.pass(5_000);
    expect([leader.held(), leader.trouble()]).toEqual([TWO, undefined]);
  });
});

describe('stopping', () => {
  it('gives all roles back, so that nobody has to wait for their end', async () => {
    const { time, leases, start } = oneState();
    const first = start('a');
    await time.pass(1);
    const second = start('b');
    await time.pass(1);
    await first.stop();
    expect([first.held(), leases.rows.size]).toEqual([[], 0]);
    await time.pass(5_000);
    expect([first.held(), second.held()]).toEqual([[], TWO]);
  });

  it('waits for a renewal under way, and gives back what it took', async () => {
    const { time, leases, start } = oneState();
    leases.lag = 1_000;
    const leader = start('a');
    await time.pass(500);
    const stopped = leader.stop();
    await time.pass(500);
    await stopped;
    expect(leases.rows.size).toBe(0);
  });

  it('asks for nothing where there is nothing to give back', async () => {
    const { time, leases, start } = oneState();
    leases.broken = true;
    const leader = start('a');
    await time.pass(1);
    leases.drop = async () => Promise.reject(new Error('not to be asked'));
    await leader.stop();
  });
});

describe('a process whose chat is away', () => {
  const ALL: readonly Role[] = [...TWO, 'plan:other', 'fetch'];
  const nothing = async () => {};

  it('gives the roles of that chat, and no others, to whoever stands by', async () => {
    const { time, start } = oneState();
    let away = false;
    const first = start('first', ALL, nothing, (platform) => away && platform === 'fake');
    await time.pass(1);
    const standby = start('standby');
    await time.pass(60_000);
    expect([first.held(), standby.held()]).toEqual([ALL, []]);
    away = true;
    await time.pass(50_000);
    expect(first.held(), 'it may come back by itself').toEqual(ALL);
    await time.pass(40_000);
    expect([first.held(), standby.held()]).toEqual([['plan:other', 'fetch'], TWO]);
    away = false;
    await time.pass(10 * 60_000);
    expect(standby.held(), 'nobody takes them back').toEqual(TWO);
  });

  it('keeps them where nobody stands by, but for a moment now and then', async () => {
    const { time, start } = oneState();
    const alone = start('alone', TWO, nothing, () => true);
    let without = 0;
    for (let seconds = 0; seconds < 3_600; seconds += 5) {
      await time.pass(5_000);
      if (alone.held().length === 0) without += 5;
    }
    expect(without).toBeGreaterThan(0);
    expect(without).toBeLessThan(0.1 * 3_600);
    expect(alone.held()).toEqual(TWO);
  });

  it('never has a role at the same time as another one', async () => {
    const { time, start } = oneState();
    const both = [start('one', TWO, nothing, () => true), start('two', TWO, nothing, () => true)];
    for (let seconds = 0; seconds < 1_800; seconds += 1) {
      await time.pass(1_000);
      for (const role of TWO) expect(both.filter(({ holds }) => holds(role)).length).toBeLessThan(2);
    }
  });
});
