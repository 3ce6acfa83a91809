import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Given, Turn } from '#core/delivery/ledger.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Edition } from '#core/digest/edition.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { topicOf } from '#core/topics/topic.ts';
import { createComposer } from '#engine/planning/compose.ts';
import { dateDue, nextScheduled, planOne, type TurnFacts } from '#engine/planning/plan-one.ts';
import { editionOf, NO_PREFERENCES } from '#test/fakes/edition.ts';
import { subscribed } from '#test/fakes/scheduled.ts';

const THURSDAY = '2026-08-20';

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(`${text}Z`);
}

function due(date: string) {
  return { at: at(`${date}T09:00`), date };
}

function waitingFor(day: string, about: Partial<Subscription> = {}): Scheduled {
  return subscribed(about, { skipped: { day, text: 'No digest yet: it is still empty.', waiting: true } });
}

const NOTHING_GIVEN: Given = { shown: new Set(), settled: false };

/** A channel that was given the lists of Thursday until nine. */
const GIVEN: Given = {
  shown: new Set(['th1']),
  settled: false,
  last: { planned: at('2026-08-20T09:00'), day: THURSDAY, lists: new Map([[THURSDAY, new Set(['th1'])]]) },
};

/** The turn of a subscription on a date, over Thursday's list of two papers, where nothing else is said. */
function turnOf(
  of: Scheduled,
  {
    now = '2026-08-20T09:00',
    date = THURSDAY,
    edition = editionOf({ [THURSDAY]: ['th1', 'th2'] }),
    ...facts
  }: { now?: string; date?: string; edition?: Edition } & Partial<Omit<TurnFacts, 'now' | 'edition'>> = {},
): Turn {
  return planOne(of, due(date), {
    now: at(now),
    edition,
    given: NOTHING_GIVEN,
    preferences: NO_PREFERENCES,
    adapter: { platform: 'fake', render: ({ summary }) => [summary] },
    compose: createComposer(edition),
    timing: TIMING,
    dayOf: () => THURSDAY,
    ...facts,
  });
}

function timeOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19);
}

describe('the date that is due', () => {
  const dateAt = (now: string, of = subscribed()) => dateDue(of, at(now), TIMING)?.date;

  it('is the one whose time has come', () => {
    expect(dateAt('2026-08-20T08:59:59')).toBeUndefined();
    expect(dateAt('2026-08-20T09:00')).toBe(THURSDAY);
  });

  it('is none where its time is over for half a day, since nothing ran', () => {
    expect(dateAt('2026-08-20T21:00')).toBe(THURSDAY);
    expect(dateAt('2026-08-20T21:00:00.001')).toBeUndefined();
  });

  it('stays where it waits for its list, however long', () => {
    expect(dateAt('2026-08-21T08:59', waitingFor(THURSDAY))).toBe(THURSDAY);
    expect(dateAt('2026-08-23T12:00', waitingFor('2026-08-21'))).toBe('2026-08-21');
  });

  it('does not stay where another one waited, or where it was told already why nothing came', () => {
    expect(dateAt('2026-08-21T08:59', waitingFor('2026-08-19'))).toBeUndefined();
    const settled = subscribed({}, { skipped: { day: THURSDAY, text: 'No digest.', waiting: false } });
    expect(dateAt('2026-08-21T08:59', settled)).toBeUndefined();
  });

  it('is none before the first', () => {
    const since = at('2026-08-20T09:01').epochMilliseconds;
    expect(dateAt('2026-08-20T10:00', subscribed({ since }))).toBeUndefined();
    expect(dateAt('2026-08-20T10:00', { ...waitingFor(THURSDAY, { since }) })).toBeUndefined();
  });
});

describe('a turn with papers', () => {
  it('is a digest for the date, in a channel that was not given it, and the next date of the schedule', () => {
    const turn = turnOf(subscribed());
    expect(turn).toMatchObject({
      nextDue: at('2026-08-21T09:00').epochMilliseconds,
      digest: {
        day: THURSDAY,
        kind: 'daily',
        due: at('2026-08-20T09:00'),
        parts: [{ payload: 'Daily papers · Thu 20 Aug 2026: 2 papers', papers: ['th1', 'th2'] }],
      },
    });
    expect(turn.skipped).toBeUndefined();
  });

  it('keeps its date and its time of expiry, however late it is planned', () => {
    const { digest, nextDue } = turnOf(subscribed(), { now: '2026-08-20T20:59' });
    expect(digest).toMatchObject({
      day: THURSDAY,
      due: at('2026-08-20T09:00'),
      expires: at('2026-08-21T21:00'),
    });
    expect(timeOf(nextDue)).toBe('2026-08-21T09:00:00');
  });

  it.each([
    ['daily', 'daily'],
    ['topics', 'daily'],
    ['week', 'week'],
    ['month', 'month'],
  ] as const)('of a subscription to %s is delivered as %s', (kind, delivered) => {
    const [first] = editionOf({ [THURSDAY]: ['th1'] }).listings;
    if (!first) throw new Error('there is one');
    const match = {
      topic: topicOf('games'),
      paper: first.paper,
      score: 1,
      level: 'normal' as const,
      sentence: () => [],
    };
    const turn = turnOf(subscribed({ kind }), { preferences: { ...NO_PREFERENCES, matches: [match] } });
    expect(turn.digest?.kind).toBe(delivered);
  });

  it('has what the channel was not given yet, and nothing that it was shown', () => {
    const edition = editionOf({ [THURSDAY]: ['th1', 'th2'], '2026-08-21': ['fr'] }, { day: '2026-08-21' });
    const friday = { now: '2026-08-21T09:00', date: '2026-08-21', edition };
    expect(turnOf(subscribed(), { ...friday, given: GIVEN }).digest?.parts[0]?.papers).toEqual(['fr', 'th2']);
    const shown = { ...GIVEN, shown: new Set(['fr']) };
    expect(turnOf(subscribed(), { ...friday, given: shown }).digest?.parts[0]?.papers).toEqual(['th2']);
  });

  it('asks which list was open when the last digest was planned, where its lists are not kept', () => {
    const last = { planned: at('2026-08-19T23:00'), day: '2026-08-19', lists: undefined };
    const asked: number[] = [];
    const dayOf = (when: number) => {
      asked.push(when);
      return '2026-08-19';
    };
    const turn = turnOf(subscribed(), { given: { ...NOTHING_GIVEN, last }, dayOf });
    expect(turn.digest?.parts[0]?.papers).toEqual(['th1', 'th2']);
    expect(asked).toEqual([last.planned.epochMilliseconds]);
  });
});

describe('a date that is settled', () => {
  const settled = { given: { ...NOTHING_GIVEN, settled: true } };

  it('gets nothing more, neither a digest nor a note', () => {
    const turn = turnOf(subscribed({ quietDays: 'note' }), { ...settled, edition: editionOf({}) });
    expect(turn).toEqual({
      of: subscribed({ quietDays: 'note' }),
      nextDue: at('2026-08-21T09:00').epochMilliseconds,
      skipped: undefined,
    });
  });

  it('keeps the reason that its note gave, and no other', () => {
    const reasonOf = (day: string, waiting: boolean) =>
      turnOf(subscribed({}, { skipped: { day, text: 'No digest.', waiting } }), settled).skipped?.text;
    expect(reasonOf(THURSDAY, false)).toBe('No digest.');
    expect(reasonOf('2026-08-19', false)).toBeUndefined();
    expect(reasonOf(THURSDAY, true)).toBeUndefined();
  });
});

describe('a date whose list is still empty', () => {
  const empty = { edition: editionOf({}), given: GIVEN };

  it('is planned again in five minutes, says so in status, and gets no note', () => {
    const turn = turnOf(subscribed({ quietDays: 'note' }), empty);
    expect(turn.digest).toBeUndefined();
    expect(timeOf(turn.nextDue)).toBe('2026-08-20T09:05:00');
    expect(turn.skipped).toEqual({
      day: THURSDAY,
      text: 'No digest yet: the list of Thu 20 Aug 2026 is still empty, and usually fills until 17:00 UTC.',
      waiting: true,
    });
  });

  it('is planned again when the next one is due, where that is sooner', () => {
    const now = '2026-08-21T08:57';
    expect(timeOf(turnOf(subscribed(), { ...empty, now }).nextDue)).toBe('2026-08-21T09:00:00');
  });

  it('gets its digest once the list has papers', () => {
    const turn = turnOf(waitingFor(THURSDAY), { given: GIVEN, now: '2026-08-20T15:00' });
    expect(turn.digest).toMatchObject({ day: THURSDAY, kind: 'daily', due: at('2026-08-20T09:00') });
    expect(turn.skipped).toBeUndefined();
  });
});

describe('a date without a digest', () => {
  const complete = {
    edition: editionOf({}, { readAt: at('2026-08-20T18:05'), emptySince: at('2026-08-20T09:00') }),
    given: GIVEN,
  };
  const text = 'No digest: no papers were listed on Thu 20 Aug 2026.';

  it('says why in status, and in a note where that was ordered', () => {
    const now = '2026-08-20T18:06';
    const silent = turnOf(waitingFor(THURSDAY), { ...complete, now });
    expect(silent).toMatchObject({ skipped: { day: THURSDAY, text, waiting: false } });
    expect([timeOf(silent.nextDue), silent.digest]).toEqual(['2026-08-21T09:00:00', undefined]);
    const noted = turnOf(waitingFor(THURSDAY, { quietDays: 'note' }), { ...complete, now });
    expect(noted).toMatchObject({
      nextDue: silent.nextDue,
      skipped: { day: THURSDAY, text, waiting: false },
      digest: {
        day: THURSDAY,
        kind: 'note',
        due: at('2026-08-20T09:00'),
        expires: at('2026-08-21T21:00'),
        parts: [{ payload: text, papers: [] }],
      },
    });
  });

  it('says what was left out where there were papers', () => {
    const muted = { ...NO_PREFERENCES, muted: new Set(['th1', 'th2']) };
    expect(turnOf(subscribed(), { preferences: muted }).skipped).toEqual({
      day: THURSDAY,
      text: 'Nothing new today: none of 2 papers is left to show (2 muted).',
      waiting: false,
    });
  });
});

describe('a date that waits while its source is away', () => {
  const edition = editionOf(
    {},
    { failed: 'Hugging Face answered 503', failingSince: at('2026-08-20T08:30') },
  );
  const away = { edition, given: GIVEN };
  // So that no other date comes meanwhile.
  const thursdays = { weekdays: [4] };

  it('says since when, and that it is tried again', () => {
    expect(turnOf(subscribed(), away).skipped).toMatchObject({
      text: 'No digest yet: Hugging Face answered 503, since 08:30 UTC; it is tried again every few minutes.',
      waiting: true,
    });
  });

  it('waits as long as a digest may be sent, then says why it came to nothing', () => {
    const turnAt = (now: string) =>
      turnOf(waitingFor(THURSDAY, { ...thursdays, quietDays: 'note' }), { ...away, now });
    expect(turnAt('2026-08-21T20:59:59').skipped?.waiting).toBe(true);
    const over = turnAt('2026-08-21T21:00');
    expect(over.skipped).toEqual({
      day: THURSDAY,
      text: 'No digest: Hugging Face answered 503, since 20 Aug, 08:30 UTC.',
      waiting: false,
    });
    expect(over.digest?.kind).toBe('note');
    expect(timeOf(over.nextDue)).toBe('2026-08-27T09:00:00');
  });

  it('gets no digest that would be too old to be sent', () => {
    const turnAt = (now: string) => turnOf(waitingFor(THURSDAY, thursdays), { now });
    expect(turnAt('2026-08-21T20:59').digest?.kind).toBe('daily');
    const over = turnAt('2026-08-21T21:00');
    expect([over.digest, timeOf(over.nextDue)]).toEqual([undefined, '2026-08-27T09:00:00']);
    expect(over.skipped).toEqual({
      day: THURSDAY,
      text: 'No digest came on Thu 20 Aug 2026: nothing new was read in time.',
      waiting: false,
    });
  });
});

describe('a date that waited until the next one came', () => {
  const friday = {
    now: '2026-08-21T09:00',
    date: '2026-08-21',
    edition: editionOf({ '2026-08-21': ['fr'] }, { day: '2026-08-21' }),
  };
  const text = 'No digest came on Thu 20 Aug 2026: nothing new was read in time.';

  it('is told of first, in a note where that was ordered, and the next one is planned at once', () => {
    const silent = turnOf(waitingFor(THURSDAY), friday);
    expect(silent.skipped).toEqual({ day: THURSDAY, text, waiting: false });
    expect([timeOf(silent.nextDue), silent.digest]).toEqual(['2026-08-21T09:00:00', undefined]);
    const noted = turnOf(waitingFor(THURSDAY, { quietDays: 'note' }), friday);
    expect(noted.digest).toMatchObject({
      day: THURSDAY,
      kind: 'note',
      due: at('2026-08-21T09:00'),
      expires: at('2026-08-22T21:00'),
      parts: [{ payload: text, papers: [] }],
    });
  });

  it('is not told of twice', () => {
    const settled = subscribed({ quietDays: 'note' }, { skipped: { day: THURSDAY, text, waiting: false } });
    expect(turnOf(settled, friday).digest).toMatchObject({ day: '2026-08-21', kind: 'daily' });
  });

  it('is not told of where the next one has been delivered already', () => {
    const given = { ...NOTHING_GIVEN, settled: true };
    const turn = turnOf(waitingFor(THURSDAY, { quietDays: 'note' }), { ...friday, given });
    expect([turn.digest, turn.skipped, timeOf(turn.nextDue)]).toEqual([
      undefined,
      undefined,
      '2026-08-24T09:00:00',
    ]);
  });
});

describe('nextScheduled', () => {
  it('is the next date of the schedule, whatever is due or waits', () => {
    expect(timeOf(nextScheduled(waitingFor(THURSDAY), at('2026-08-21T09:00')))).toBe('2026-08-24T09:00:00');
  });
});
