import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Lists } from '#core/delivery/ledger.ts';
import { type Edition, type Freshness, listsOf } from '#core/digest/edition.ts';
import { type Coverage, coverageOf, type Plan, type Preferences, planDigest } from '#core/digest/plan.ts';
import type { Listing, Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { addDays } from '#core/time/dates.ts';
import { topicOf } from '#core/topics/topic.ts';
import { editionOf, listed, NO_PREFERENCES } from '#test/fakes/edition.ts';
import { paper } from '#test/fakes/papers.ts';

type Ordered = Partial<Pick<Subscription, 'kind' | 'catchUp' | 'size' | 'order' | 'top' | 'topics'>>;

/** What a subscription is owed: a daily of up to 25 papers where nothing else was ordered, its first one where no coverage is given. */
function plan(
  edition: Edition,
  {
    coverage,
    preferences = {},
    shown = [],
    ...ordered
  }: Ordered & {
    coverage?: Coverage | undefined;
    preferences?: Partial<Preferences>;
    shown?: readonly string[];
  } = {},
): Plan {
  const subscription = { ...SUBSCRIPTION_DEFAULTS, size: 25, ...ordered };
  return planDigest(subscription, edition, { ...NO_PREFERENCES, ...preferences }, new Set(shown), coverage);
}

function idsOf(of: Plan): string[] {
  return of.kind === 'digest' ? of.selection.picks.map((pick) => pick.paper.id).toSorted() : [];
}

/** That a digest was made from these lists. */
function covered(lists: Readonly<Record<string, readonly string[]>>): Coverage {
  const known: Lists = new Map(Object.entries(lists).map(([day, ids]) => [day, new Set(ids)]));
  return { newest: [...known.keys()].toSorted().at(-1) ?? '', lists: known, planned: 0 };
}

describe('the first digest of a subscription', () => {
  it('has the newest list that there is, and nothing of those before', () => {
    const owed = plan(editionOf({ '2026-08-18': ['tu'], '2026-08-19': ['we1', 'we2'], '2026-08-20': [] }));
    expect(idsOf(owed)).toEqual(['we1', 'we2']);
    expect(owed).toMatchObject({ kind: 'digest', newest: '2026-08-19' });
  });

  it('reaches back for seven days and no farther', () => {
    expect(idsOf(plan(editionOf({ '2026-08-14': ['fr'] })))).toEqual(['fr']);
    expect(plan(editionOf({ '2026-08-13': ['th'] })).kind).toBe('wait');
  });
});

describe('a daily digest', () => {
  const lists = {
    '2026-08-17': ['mo'],
    '2026-08-18': ['tu'],
    '2026-08-19': ['we'],
    '2026-08-20': ['th'],
  };

  it('has the lists since the last one', () => {
    const owed = plan(editionOf(lists), {
      coverage: covered({ '2026-08-18': ['tu'], '2026-08-17': ['mo'] }),
    });
    expect(idsOf(owed)).toEqual(['th', 'we']);
    expect(owed).toMatchObject({ newest: '2026-08-20' });
  });

  it('has the newest of them only, where missed ones are skipped', () => {
    const coverage = covered({ '2026-08-17': ['mo'] });
    expect(idsOf(plan(editionOf(lists), { coverage, catchUp: 'skip' }))).toEqual(['th']);
    expect(idsOf(plan(editionOf({ ...lists, '2026-08-20': [] }), { coverage, catchUp: 'skip' }))).toEqual([
      'we',
    ]);
  });

  it.each(['merge', 'skip'] as const)('has what came late to a list it was made from (%s)', (catchUp) => {
    const edition = editionOf({ '2026-08-19': ['we', 'late'], '2026-08-20': ['th'] });
    const coverage = covered({ '2026-08-19': ['we'] });
    expect(idsOf(plan(edition, { coverage, catchUp }))).toEqual(['late', 'th']);
  });

  it.each(['merge', 'skip'] as const)('has what a digest carried that was given up (%s)', (catchUp) => {
    const edition = editionOf({ '2026-08-18': ['tu', 'up'], '2026-08-19': ['we'], '2026-08-20': ['th'] });
    const given = covered({ '2026-08-18': ['tu', 'up'] });
    const coverage = { ...given, undelivered: new Set(['up', 'we']) };
    expect(idsOf(plan(edition, { coverage, catchUp })).toSorted()).toEqual(['th', 'up', 'we']);
  });

  it('knows what is late from the lists that its channel was given, not from when an archive saw a paper', () => {
    const builtAnew = { ...editionOf({}), listings: listed(lists, Date.UTC(2026, 7, 20, 8)) };
    const given = covered({ '2026-08-19': ['we'], '2026-08-18': ['tu'], '2026-08-17': ['mo'] });
    expect(idsOf(plan(builtAnew, { coverage: given }))).toEqual(['th']);
  });

  it('goes by when an archive saw a paper where the lists are not kept any more', () => {
    const planned = Date.UTC(2026, 7, 19, 9);
    const coverage = { newest: '2026-08-19', lists: undefined, planned };
    const seenAt = (id: string, seen: number) => listed({ '2026-08-19': [id] }, seen);
    const listings = [...seenAt('then', planned), ...seenAt('since', planned + 1)];
    expect(idsOf(plan({ ...editionOf({}), listings }, { coverage }))).toEqual(['since']);
  });

  it('leaves lists alone that are older than seven days, also what came late to them', () => {
    const edition = editionOf({ '2026-08-13': ['old'], '2026-08-14': ['fr'], '2026-08-20': ['th'] });
    expect(idsOf(plan(edition, { coverage: covered({ '2026-08-12': [] }) }))).toEqual(['fr', 'th']);
  });

  it('that is late papers alone is named after the newest of them', () => {
    const edition = editionOf({ '2026-08-18': ['late'], '2026-08-20': ['th'] });
    const owed = plan(edition, { coverage: covered({ '2026-08-20': ['th'] }) });
    expect([idsOf(owed), owed.kind === 'digest' && owed.newest]).toEqual([['late'], '2026-08-18']);
  });

  it('may be nothing but what came late, while the list of the day is still empty', () => {
    const edition = editionOf({ '2026-08-19': ['we', 'late'] });
    expect(idsOf(plan(edition, { coverage: covered({ '2026-08-19': ['we'] }) }))).toEqual(['late']);
  });

  it('is made from what is stored while the source is away', () => {
    const edition = editionOf({ '2026-08-19': ['we'] }, { failed: 'Hugging Face answered 503' });
    expect(idsOf(plan(edition, { coverage: covered({ '2026-08-18': [] }) }))).toEqual(['we']);
  });
});

describe('the top of a period', () => {
  it.each([
    ['week', '2026-08-14', '2026-08-13'],
    ['month', '2026-07-22', '2026-07-21'],
  ] as const)('of a %s has the lists since %s, whatever the channel was given', (kind, first, before) => {
    const edition = editionOf({ [before]: ['before'], [first]: ['first'], '2026-08-20': ['th'] });
    const coverage = covered({ [first]: ['first'], '2026-08-20': ['th'] });
    expect(idsOf(plan(edition, { kind }))).toEqual(['first', 'th']);
    expect(idsOf(plan(edition, { kind, coverage }))).toEqual(['first', 'th']);
  });
});

describe('what is picked', () => {
  const edition = editionOf({ '2026-08-20': ['a', 'b', 'c', 'd'] });
  const paperOf = (id: string) =>
    edition.listings.find((listing) => listing.paper.id === id)?.paper ?? paper();
  const match = (id: string) => ({
    topic: topicOf('games'),
    paper: paperOf(id),
    score: 1,
    level: 'normal' as const,
    sentence: () => [],
  });
  const picked = (options: Parameters<typeof plan>[1]) => {
    const owed = plan(edition, options);
    return owed.kind === 'digest' ? owed.selection.picks.map((pick) => pick.paper.id) : owed;
  };

  it('is as many papers as were ordered, in the order that was ordered', () => {
    const preferences = { matches: [match('d')] };
    expect(picked({ size: 2, preferences })).toEqual(['d', 'a']);
    expect(picked({ size: 2, order: 'upvotes', preferences })).toEqual(['a', 'b']);
  });

  it('is nothing that is muted or was shown', () => {
    expect(picked({ preferences: { muted: new Set(['a']) }, shown: ['c'] })).toEqual(['b', 'd']);
  });

  it('keeps one place in five for the most upvoted, unless that was turned off', () => {
    const of = Array.from({ length: 9 }, (_, index) => `p${index}`);
    const wide = editionOf({ '2026-08-20': of });
    const matches = wide.listings.slice(4).map(({ paper: about }) => ({
      topic: topicOf('games'),
      paper: about,
      score: 1,
      level: 'normal' as const,
      sentence: () => [],
    }));
    const ids = (top: 'on' | 'off') => idsOf(plan(wide, { size: 5, top, preferences: { matches } }));
    expect(ids('on')).toEqual(['p0', 'p4', 'p5', 'p6', 'p7']);
    expect(ids('off')).toEqual(['p4', 'p5', 'p6', 'p7', 'p8']);
  });

  it('is of followed topics alone where that was ordered', () => {
    const preferences = { matches: [match('c')] };
    expect(picked({ kind: 'topics', preferences })).toEqual(['c']);
    expect(picked({ kind: 'daily', preferences })).toEqual(['c', 'a', 'b', 'd']);
  });

  it('may be nothing: which papers there were is told, and which of those left came nearest', () => {
    const asked: string[][] = [];
    const miss = match('b');
    const nearestMiss = (among: readonly Paper[]) => {
      asked.push(among.map(({ id }) => id));
      return miss;
    };
    const preferences = { muted: new Set(['a']), nearestMiss };
    const owed = plan(edition, { kind: 'topics', preferences, shown: ['d'] });
    expect(owed).toMatchObject({
      kind: 'skip',
      reason: { kind: 'nothing-left', selection: { of: 4, muted: 1, shownBefore: 1 }, miss },
    });
    expect(asked).toEqual([['b', 'c']]);
  });

  it('that is nothing says whose topics it was: those followed, or its own', () => {
    const ownTopics = (topics?: Subscription['topics']) =>
      plan(edition, { kind: 'topics', ...(topics ? { topics } : {}) });
    expect(ownTopics()).toMatchObject({ kind: 'skip', reason: { ownTopics: false } });
    expect(ownTopics(['games'])).toMatchObject({ kind: 'skip', reason: { ownTopics: true } });
  });
});

describe('where no list has anything new', () => {
  const coverage = covered({ '2026-08-20': ['a', 'b'] });
  const at = (time: string) => Temporal.Instant.from(`2026-08-20T${time}Z`);
  const owed = (about: Partial<Freshness>, lists: Record<string, string[]> = {}) =>
    plan(editionOf(lists, about), { coverage });

  it('waits while the source is away, and knows why and since when', () => {
    const failingSince = at('08:00');
    expect(owed({ failed: 'Hugging Face answered 503', failingSince })).toEqual({
      kind: 'wait',
      reason: { kind: 'source-down', reason: 'Hugging Face answered 503', since: failingSince },
    });
    expect(owed({ readAt: at('18:00'), failed: 'Hugging Face answered 503' }).kind).toBe('wait');
  });

  it.each([
    ['09:00', 'wait', false],
    ['17:00', 'wait', false],
    ['17:59:59.999', 'wait', false],
    ['18:00', 'skip', true],
  ])('and the list was read at %s, empty each time: %s', (time, kind, complete) => {
    expect(owed({ readAt: at(time), emptySince: at('09:00') })).toEqual({
      kind,
      reason: { kind: 'no-list', day: '2026-08-20', settles: at('17:00'), listed: 0, complete },
    });
  });

  it.each([
    ['17:05', '17:05', 'wait'],
    ['20:00', '20:00', 'wait'],
    ['20:59', '20:00', 'wait'],
    ['21:00', '20:00', 'skip'],
  ])(
    'waits at %s where the list was first read at %s, since one empty answer may be a fault: %s',
    (time, first, kind) => {
      expect(owed({ readAt: at(time), emptySince: at(first) }).kind).toBe(kind);
    },
  );

  it('does not call a list empty that was last read before it settled, whatever the clock says by now', () => {
    const edition = { ...editionOf({}, { readAt: at('16:58') }), made: at('17:01') };
    expect(plan(edition, { coverage }).kind).toBe('wait');
    const { readAt: _, ...unread } = edition.freshness;
    expect(plan({ ...edition, freshness: unread }, { coverage }).kind).toBe('wait');
  });

  it('waits for no list of a weekend', () => {
    const saturday = { day: '2026-08-22', settles: Temporal.Instant.from('2026-08-22T17:00Z') };
    const [away, friday] = [{ failed: 'away' }, covered({ '2026-08-21': [] })];
    expect(plan(editionOf({}, saturday), { coverage: friday })).toMatchObject({
      kind: 'skip',
      reason: { kind: 'no-list', day: '2026-08-22', listed: 0, complete: true },
    });
    expect(plan(editionOf({}, { ...saturday, ...away }), { coverage: friday }).kind).toBe('wait');
  });

  it.each([
    ['16:59', 'wait', false],
    ['17:00', 'wait', false],
    ['17:00:00.001', 'skip', true],
  ])('and its papers were all given before, read at %s: %s', (time, kind, complete) => {
    expect(owed({ readAt: at(time) }, { '2026-08-20': ['a', 'b'] })).toEqual({
      kind,
      reason: { kind: 'no-list', day: '2026-08-20', settles: at('17:00'), listed: 2, complete },
    });
  });

  it('waits for no more of a weekend list, however early it was read', () => {
    const settles = Temporal.Instant.from('2026-08-22T17:00Z');
    const edition = editionOf({ '2026-08-22': ['a'] }, { day: '2026-08-22', settles, readAt: at('09:00') });
    expect(plan(edition, { coverage: covered({ '2026-08-22': ['a'] }) }).kind).toBe('skip');
  });

  it('counts each paper of the day once, and none of other days', () => {
    const edition = editionOf({ '2026-08-19': ['we'], '2026-08-20': ['a', 'b'] });
    const twice: Edition = {
      ...edition,
      listings: [...edition.listings, ...listed({ '2026-08-20': ['b'] })],
    };
    const all = covered({ '2026-08-19': ['we'], '2026-08-20': ['a', 'b'] });
    expect(plan(twice, { coverage: all })).toMatchObject({
      kind: 'wait',
      reason: { kind: 'no-list', listed: 2 },
    });
  });
});

describe('coverageOf', () => {
  const planned = Temporal.Instant.from('2026-08-19T09:00Z');
  const dayOf = (at: number) => `day of ${at}`;

  it('is nothing before the first digest', () => {
    expect(coverageOf({}, dayOf)).toBeUndefined();
  });

  it('ends with the newest list that the last one was made from', () => {
    const lists: Lists = new Map([
      ['2026-08-18', new Set(['a'])],
      ['2026-08-19', new Set()],
      ['2026-08-17', new Set(['b'])],
    ]);
    expect(coverageOf({ last: { planned, day: '2026-08-20', lists } }, dayOf)).toEqual({
      newest: '2026-08-19',
      lists,
      planned: planned.epochMilliseconds,
    });
  });

  it('ends with the list that was open then, where the lists are not kept', () => {
    const newest = `day of ${planned.epochMilliseconds}`;
    for (const lists of [undefined, new Map()]) {
      expect(coverageOf({ last: { planned, day: '2026-08-20', lists } }, dayOf)?.newest).toBe(newest);
    }
  });
});

describe('over three weeks of lists that fill at any time', () => {
  const DAYS = Array.from({ length: 21 }, (_, index) => addDays('2026-08-03', index));
  // Papers as they come: to the list of which day, and how many days after it opened.
  const arrivals = fc.array(
    fc.record({ on: fc.integer({ min: 0, max: 16 }), after: fc.integer({ min: 0, max: 4 }) }),
    { maxLength: 40 },
  );
  const outages = fc.subarray([2, 3, 6, 9, 10, 13, 16]);

  /** The ids that a channel is given over the days, by its lists alone. */
  function live(papers: readonly { on: number; after: number }[], without: readonly number[]): string[] {
    const given: string[] = [];
    let coverage = covered({ '2026-08-02': [] });
    let known: Lists | undefined;
    for (const [today, day] of DAYS.entries()) {
      if (without.includes(today)) continue;
      const listings = papers.flatMap(({ on, after }, index) =>
        on + after <= today ? listed({ [DAYS[on] ?? day]: [`p${index}`] }) : [],
      );
      const edition = { ...editionOf({}, { day }), listings: listings.toSorted(byDay) };
      known = listsOf(edition, known);
      const owed = plan(edition, { coverage, size: 1_000 });
      if (owed.kind !== 'digest') continue;
      given.push(...idsOf(owed));
      coverage = coverageOf({ last: { planned: edition.made, day, lists: known } }, () => day) ?? coverage;
    }
    return given.toSorted();
  }

  it('gives each paper once, also where nothing ran for a day or two', () => {
    fc.assert(
      fc.property(arrivals, outages, (papers, without) => {
        expect(live(papers, without)).toEqual(papers.map((_, index) => `p${index}`).toSorted());
      }),
      { numRuns: 25 },
    );
  });
});

function byDay(a: Listing, b: Listing): number {
  return a.day.localeCompare(b.day);
}
