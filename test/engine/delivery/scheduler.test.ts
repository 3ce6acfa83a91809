import { describe, expect, it } from 'vitest';
import type { Role } from '#core/delivery/leases.ts';
import { openScheduler, type SchedulerParts } from '#engine/delivery/scheduler.ts';
import { silent } from '#test/fakes/source.ts';

const ALL: readonly Role[] = ['plan:a', 'send:a', 'plan:b', 'send:b', 'fetch', 'learn'];

/** A scheduler for the platforms `a` and `b`, and what it had done. */
function scheduler(more: Partial<SchedulerParts> & { roles?: readonly Role[] } = {}) {
  const { roles = ALL, ...parts } = more;
  const done: string[] = [];
  const note = (what: string) => async (platforms: readonly string[]) => {
    done.push(`${what} ${platforms.join(' and ')}`);
  };
  const made = openScheduler({
    platforms: ['a', 'b'],
    holds: (role) => roles.includes(role),
    subscriptions: { isAnyDue: async () => true },
    isSteady: async () => true,
    stateTrouble: () => undefined,
    logger: silent,
    readSources: async () => void done.push('fetch'),
    recompute: note('recompute'),
    plan: note('plan'),
    daily: async () => void done.push('daily'),
    fill: async () => void done.push('fill'),
    ...parts,
  });
  return { ...made, done };
}

describe('a tick', () => {
  it('reads the sources, plans every platform, and does the daily work', async () => {
    const { tick, done } = scheduler();
    await tick();
    expect(done).toEqual(['fetch', 'plan a and b', 'daily', 'fill']);
  });

  it.each([
    [['plan:b', 'send:a'], ['plan b']],
    [['fetch'], ['fetch', 'fill']],
    [['learn'], ['daily']],
    [['send:a', 'send:b'], []],
  ] satisfies [Role[], string[]][])('with the roles %j does no more than these', async (roles, expected) => {
    const { tick, done } = scheduler({ roles });
    await tick();
    expect(done).toEqual(expected);
  });

  it('without a role does what is its own archive’s, where it has one', async () => {
    const { tick, done } = scheduler({ roles: [], ownArchive: true });
    await tick();
    expect(done).toEqual(['daily', 'fill']);
  });

  it('reads no source where nobody is due', async () => {
    const { tick, done } = scheduler({ subscriptions: { isAnyDue: async () => false } });
    await tick();
    expect(done).toEqual(['plan a and b', 'daily', 'fill']);
  });

  it('plans what is stored where the sources cannot be read, and says so', async () => {
    const lines: unknown[] = [];
    const { tick, done } = scheduler({
      readSources: async () => Promise.reject(new Error('down')),
      logger: { ...silent, error: (...line) => void lines.push(line) },
    });
    await tick();
    expect(done).toEqual(['plan a and b', 'daily', 'fill']);
    expect(lines).toEqual([['the sources could not be read', { reason: 'down' }]]);
  });

  it('waits for nobody who does the daily work, or fills the archive', async () => {
    const never = () => new Promise<void>(() => {});
    const { tick } = scheduler({ daily: never, fill: never });
    await tick();
  });

  it('lets whoever plans ask whether the role is still there', async () => {
    const roles: Role[] = ['plan:a'];
    const heard: boolean[] = [];
    const { tick } = scheduler({
      roles,
      plan: async (_, holds) => {
        heard.push(holds('plan:a'));
        roles.pop();
        heard.push(holds('plan:a'));
      },
    });
    await tick();
    expect(heard).toEqual([true, false]);
  });

  it('does nothing while the clock cannot be believed', async () => {
    let steady = false;
    const { tick, done } = scheduler({ isSteady: async () => steady });
    await tick();
    expect(done).toEqual([]);
    steady = true;
    await tick();
    expect(done).toEqual(['fetch', 'plan a and b', 'daily', 'fill']);
  });

  it('fails where the state is damaged, before anything is done', async () => {
    const { tick, done } = scheduler({ stateTrouble: () => 'state.sqlite is damaged' });
    await expect(tick()).rejects.toThrow('state.sqlite is damaged');
    expect(done).toEqual([]);
  });
});

describe('what is next due', () => {
  it('is computed anew before anything else, once, and only for platforms that are planned here', async () => {
    const roles: Role[] = ['plan:b'];
    const { tick, distrust, done } = scheduler({ roles });
    distrust(['a', 'b']);
    await tick();
    expect(done).toEqual(['recompute b', 'plan b']);
    roles.push('plan:a');
    await tick();
    expect(done.slice(2)).toEqual(['recompute a', 'plan a and b']);
    await tick();
    expect(done.slice(4)).toEqual(['plan a and b']);
  });

  it('does not wait for that where it has come: it is planned before, and in between', async () => {
    let due = true;
    const { tick, distrust, done } = scheduler({
      roles: ['plan:a', 'fetch'],
      subscriptions: { isAnyDue: async () => due },
      recompute: async (_, __, planDue) => {
        await planDue();
        done.push('a slice');
        due = false;
        await planDue();
        done.push('a slice');
        due = true;
        await planDue();
      },
    });
    distrust(['a']);
    await tick();
    const planned = ['fetch', 'plan a'];
    expect(done).toEqual([...planned, 'a slice', 'a slice', ...planned, ...planned, 'fill']);
  });

  it('is computed anew at the next tick where it failed, and nothing is planned before', async () => {
    let broken = true;
    const { tick, distrust, done } = scheduler({
      roles: ['plan:a'],
      recompute: async (platforms) => {
        if (broken) throw new Error('locked');
        done.push(`recompute ${platforms}`);
      },
    });
    distrust(['a']);
    await expect(tick()).rejects.toThrow('locked');
    expect(done).toEqual([]);
    broken = false;
    await tick();
    expect(done).toEqual(['recompute a', 'plan a']);
  });

  it('is computed anew once more where it is distrusted meanwhile', async () => {
    const { tick, distrust, done } = scheduler({
      roles: ['plan:a'],
      recompute: async () => {
        if (done.push('recompute') === 1) distrust(['a']);
      },
    });
    distrust(['a']);
    await tick();
    await tick();
    await tick();
    expect(done).toEqual(['recompute', 'plan a', 'recompute', 'plan a', 'plan a']);
  });
});
