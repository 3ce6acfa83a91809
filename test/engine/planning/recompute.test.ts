import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/timing.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { recompute } from '#engine/planning/recompute.ts';
import { type TestClock, testClock } from '#test/fakes/clock.ts';
import { subscribed } from '#test/fakes/scheduled.ts';
import { silent } from '#test/fakes/source.ts';

function ms(time: string): number {
  return Temporal.Instant.from(`${time}Z`).epochMilliseconds;
}

type Kept = Pick<Subscriptions, 'page' | 'reschedule'>;

/** Subscriptions in memory, by platform and id; who changes one, changes its revision. */
function memorySubscriptions(all: readonly Scheduled[]): Kept & {
  all(): Scheduled[];
  pages: number;
  writes: number;
  put(row: Scheduled): void;
  touch(id: string): void;
} {
  const rows = new Map(all.map((each) => [each.subscription.id, each]));
  const write = (of: Scheduled, change: Partial<Scheduled>) =>
    rows.set(of.subscription.id, { ...of, ...change, revision: of.revision + 1 });
  const kept = {
    pages: 0,
    writes: 0,
    all: () => [...rows.values()],
    put: (row: Scheduled) => write(row, {}),
    touch(id: string) {
      const row = rows.get(id);
      if (row) write(row, {});
    },
    async page(platform: string, after: string, limit: number) {
      kept.pages += 1;
      return [...rows.values()]
        .filter(({ subscription: { id, channel } }) => channel.platform === platform && id > after)
        .toSorted((a, b) => a.subscription.id.localeCompare(b.subscription.id))
        .slice(0, limit);
    },
    async reschedule(changes: Parameters<Kept['reschedule']>[0]) {
      kept.writes += 1;
      for (const { of, nextDue, since } of changes) {
        const row = rows.get(of.subscription.id);
        if (row?.revision !== of.revision) continue;
        write(row, { nextDue, subscription: { ...row.subscription, since } });
      }
    },
  };
  return kept;
}

/** Puts right what a clock has written to these subscriptions; it is Thursday at noon, and each of them takes a millisecond. */
async function putRight(
  all: readonly Scheduled[],
  {
    now = '2026-08-20T12:00',
    disbelieved = 0,
    costs = 1,
    onTurn = () => undefined,
    plans = () => true,
    planDue = () => undefined,
  }: {
    now?: string;
    disbelieved?: number;
    costs?: number;
    onTurn?: (kept: ReturnType<typeof memorySubscriptions>) => void;
    plans?: (clock: TestClock) => boolean;
    planDue?: (kept: ReturnType<typeof memorySubscriptions>, clock: TestClock) => void;
  } = {},
) {
  const clock = testClock(`${now}Z`);
  const subscriptions = memorySubscriptions(all);
  const logged: unknown[] = [];
  const turns: number[] = [];
  const logger: Logger = { ...silent, warn: (message, facts) => logged.push([message, facts]) };
  let looks = 0;
  await recompute(
    {
      subscriptions,
      logger,
      ledger: { disbelieve: async () => disbelieved },
      stateClock: { now: async () => ({ wall: clock.now().epochMilliseconds, tick: 0, boot: 'b' }) },
      clock: {
        ticks() {
          // One look before a page, one before its subscriptions and one after each of them, and one after planning.
          looks += 1;
          clock.pass(costs);
          return clock.ticks();
        },
      },
      timing: TIMING,
      nextTurn: async () => {
        turns.push(looks);
        onTurn(subscriptions);
      },
    },
    'fake',
    { plans: () => plans(clock), planDue: async () => planDue(subscriptions, clock) },
  );
  const { pages, writes } = subscriptions;
  return { rows: subscriptions.all(), pages, writes, logged, turns };
}

/** When a subscription at nine UTC on weekdays is due once a clock was put right. */
async function dueAfter(nextDue: string, about: Partial<Subscription> = {}, now?: string) {
  const { rows } = await putRight([subscribed(about, { nextDue: ms(nextDue) })], {
    costs: 0,
    ...(now ? { now } : {}),
  });
  return new Date(rows[0]?.nextDue ?? 0).toISOString().slice(0, 16);
}

describe('what a clock thirty days ahead has written', () => {
  it('is put back: the date that has passed meanwhile is looked at, unless it is too long ago', async () => {
    expect(await dueAfter('2026-09-21T09:00')).toBe('2026-08-20T09:00');
    expect(await dueAfter('2026-09-21T09:00', {}, '2026-08-20T21:00')).toBe('2026-08-20T09:00');
    expect(await dueAfter('2026-09-21T09:00', {}, '2026-08-20T21:01')).toBe('2026-08-21T09:00');
    expect(await dueAfter('2026-09-21T09:00', {}, '2026-08-20T08:59')).toBe('2026-08-20T09:00');
  });

  it('is put back where it is one date ahead', async () => {
    expect(await dueAfter('2026-08-24T09:00')).toBe('2026-08-20T09:00');
  });

  it('does not owe what was due before a subscription that was made then', async () => {
    const made = subscribed({ since: ms('2026-09-19T12:00') }, { nextDue: ms('2026-09-21T09:00') });
    const { rows } = await putRight([made]);
    expect(rows[0]?.subscription.since).toBe(ms('2026-08-20T12:00'));
    expect(rows[0]?.nextDue).toBe(ms('2026-08-21T09:00'));
  });

  it('may be no more than since when a subscription counts', async () => {
    for (const nextDue of [ms('2026-08-21T09:00'), ms('2026-08-20T12:04')]) {
      const { rows } = await putRight([subscribed({ since: ms('2026-08-20T12:01') }, { nextDue })]);
      expect(rows[0]).toMatchObject({ nextDue, subscription: { since: ms('2026-08-20T12:00') } });
    }
  });
});

describe('what is right', () => {
  it.each([
    ['the next date', '2026-08-21T09:00'],
    ['a date that waits to be planned', '2026-08-20T09:00'],
    ['a list that is asked for again in some minutes', '2026-08-20T12:04'],
  ])('is left alone: %s', async (_, nextDue) => {
    const before = subscribed({ since: ms('2026-08-20T12:00') }, { nextDue: ms(nextDue), revision: 7 });
    const { rows, writes, logged } = await putRight([before]);
    expect(rows).toEqual([before]);
    expect([writes, logged]).toEqual([0, []]);
  });
});

describe('many subscriptions', () => {
  const many = (size: number, platform = 'fake', nextDue = '2026-09-21T09:00') =>
    Array.from({ length: size }, (_, index) => {
      const id = `${String(index).padStart(5, '0')} ${platform}`;
      return subscribed({ id, channel: { platform, workspace: 'w', id } }, { nextDue: ms(nextDue) });
    });
  const wrong = (rows: readonly Scheduled[]) =>
    rows.filter(({ nextDue }) => nextDue > ms('2026-09-01T00:00')).length;

  it.each([
    [99, 1],
    [100, 2],
    [250, 3],
  ])('are put right page by page: %i', async (size, pages) => {
    const done = await putRight(many(size));
    expect([wrong(done.rows), done.pages]).toEqual([0, pages]);
  });

  it('of another platform are left to whoever plans for it', async () => {
    expect(wrong((await putRight([...many(3), ...many(2, 'other')])).rows)).toBe(2);
  });

  it('let others have their turn every ten milliseconds', async () => {
    expect((await putRight(many(35))).turns).toEqual([13, 24, 35]);
    expect((await putRight(many(3), { costs: 9 })).turns).toEqual([5]);
  });

  it('let others have their turn after each page, however fast it went', async () => {
    expect((await putRight(many(99), { costs: 0 })).turns).toHaveLength(0);
    expect((await putRight(many(250), { costs: 0 })).turns).toHaveLength(2);
  });

  it('leave one alone that somebody has changed meanwhile', async () => {
    const { rows } = await putRight(many(12), { onTurn: (kept) => kept.touch('00001 fake') });
    expect(rows.filter(({ nextDue }) => nextDue === ms('2026-09-21T09:00'))).toMatchObject([
      { subscription: { id: '00001 fake' } },
    ]);
  });

  it('are told of in one line, with the deliveries that were withdrawn', async () => {
    const { logged } = await putRight([...many(2), ...many(1, 'fake', '2026-08-21T09:00')], {
      disbelieved: 5,
    });
    const line = 'what was written by a wrong clock is put right';
    expect(logged).toEqual([[line, { platform: 'fake', corrected: 1, disbelieved: 5 }]]);
    expect((await putRight([], { disbelieved: 1 })).logged).toHaveLength(1);
    expect((await putRight(many(1))).logged).toHaveLength(1);
  });
});

describe('while many subscriptions are looked through', () => {
  const DAY = 86_400_000;
  const NINE = ms('2026-08-20T09:00');
  const all = Array.from({ length: 2_500 }, (_, index) =>
    subscribed({ id: String(index).padStart(5, '0') }, { nextDue: NINE }),
  );

  it('what is due is planned before, and at every second', async () => {
    const planned: [pages: number, ms: number][] = [];
    await putRight(all, { planDue: ({ pages }, clock) => planned.push([pages, clock.ticks()]) });
    expect(planned[0]?.[0]).toBe(0);
    expect(planned).toHaveLength(3);
    for (const [index, [, at]] of planned.slice(1).entries()) {
      // A page may take a tenth of a second.
      expect(at - (planned[index]?.[1] ?? 0)).toBeLessThan(1_000 + 150);
    }
  });

  it('what was planned meanwhile is not taken for ahead of its time', async () => {
    const { rows, writes } = await putRight(all, {
      now: '2026-08-20T08:59:59',
      planDue: (kept, clock) => {
        const now = clock.now().epochMilliseconds;
        for (const row of kept.all())
          if (row.nextDue <= now) kept.put({ ...row, nextDue: row.nextDue + DAY });
      },
    });
    expect(writes).toBe(0);
    expect(rows.filter(({ nextDue }) => nextDue === NINE + DAY)).toHaveLength(all.length);
  });

  it('what is ordered meanwhile owes nothing of before', async () => {
    const ordered = subscribed({ id: '99999', since: NINE + 500 }, { nextDue: NINE + DAY });
    const { rows, writes } = await putRight(all, {
      now: '2026-08-20T08:59:59',
      planDue: (kept, clock) => {
        if (clock.now().epochMilliseconds >= ordered.subscription.since) kept.put(ordered);
      },
    });
    expect(writes).toBe(0);
    expect(rows.at(-1)).toMatchObject({ nextDue: NINE + DAY, subscription: ordered.subscription });
  });

  it('a date that comes meanwhile is owed to what a clock ahead has made', async () => {
    const ahead = { since: NINE + 30 * DAY };
    const made = all.map((row) => ({
      ...row,
      nextDue: NINE + 31 * DAY,
      subscription: { ...row.subscription, ...ahead },
    }));
    const { rows } = await putRight(made, { now: '2026-08-20T08:59:59' });
    expect(new Set(rows.map(({ nextDue }) => nextDue))).toEqual(new Set([NINE]));
  });

  it('nothing is written by a clock that jumps', async () => {
    let steady = true;
    const { writes } = await putRight(all, {
      plans: () => steady,
      onTurn: () => {
        steady = false;
      },
      now: '2026-08-17T08:00',
    });
    expect(writes).toBe(0);
  });
});
