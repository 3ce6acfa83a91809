import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { isMissed, latestDue, nextDue, nextDues, type Schedule } from '#core/time/schedule.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const ZONES = Intl.supportedValuesOf('timeZone');

function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { ...SUBSCRIPTION_DEFAULTS, since: Number.MIN_SAFE_INTEGER, ...changes };
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** The instants that a daily at a time in a zone has for one date: one, or none. */
function around(zone: string, time: string, date: string): string[] {
  const before = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '00:00' });
  const from = before.toInstant().subtract({ hours: 30 });
  const dues = nextDues(schedule({ zone, time, weekdays: EVERY_DAY }), from, 4);
  return dues.filter((due) => due.date === date).map((due) => due.at.toString());
}

describe('the spring gap is the first valid minute after it, the autumn overlap the first of the two', () => {
  it.each([
    ['America/New_York', '02:00', '2026-03-08', '2026-03-08T07:00:00Z'],
    ['America/New_York', '02:30', '2026-03-08', '2026-03-08T07:00:00Z'],
    ['America/New_York', '03:00', '2026-03-08', '2026-03-08T07:00:00Z'],
    ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30:00Z'],
    ['America/New_York', '02:00', '2026-11-01', '2026-11-01T07:00:00Z'],
    ['Europe/London', '01:30', '2026-03-29', '2026-03-29T01:00:00Z'],
    ['Europe/London', '01:30', '2026-10-25', '2026-10-25T00:30:00Z'],
    ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45:00Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:30:00Z'],
    ['Antarctica/Troll', '02:00', '2026-03-29', '2026-03-29T01:00:00Z'],
    ['Antarctica/Troll', '01:30', '2026-10-25', '2026-10-24T23:30:00Z'],
    ['Africa/Casablanca', '02:30', '2026-02-15', '2026-02-15T01:30:00Z'],
    ['Africa/Casablanca', '02:30', '2026-03-22', '2026-03-22T02:00:00Z'],
    ['Africa/Cairo', '00:15', '2026-04-24', '2026-04-23T22:00:00Z'],
    ['America/Nuuk', '23:30', '2026-03-28', '2026-03-29T01:00:00Z'],
    ['Asia/Kathmandu', '09:00', '2026-03-29', '2026-03-29T03:15:00Z'],
    ['Pacific/Chatham', '03:00', '2026-04-05', '2026-04-04T13:15:00Z'],
    ['Pacific/Chatham', '03:00', '2026-09-27', '2026-09-26T14:00:00Z'],
  ])('%s at %s on %s: %s', (zone, time, date, instant) => {
    expect(around(zone, time, date)).toEqual([instant]);
  });

  it.each([
    ['Pacific/Apia', '00:00', ['2011-12-29', '2011-12-31', '2012-01-01']],
    ['Pacific/Apia', '23:59', ['2011-12-29', '2011-12-31', '2012-01-01']],
    ['Pacific/Kwajalein', '09:00', ['1993-08-20', '1993-08-22', '1993-08-23']],
  ])('%s at %s has no digest of a date that the place left out', (zone, time, dates) => {
    const first = Temporal.ZonedDateTime.from(`${dates[0]}T00:00[${zone}]`).toInstant();
    const dues = nextDues(schedule({ zone, time, weekdays: EVERY_DAY }), first.subtract({ seconds: 1 }), 3);
    expect(dues.map((due) => due.date)).toEqual(dates);
    expect(new Set(dues.map((due) => due.at.toString())).size).toBe(3);
  });
});

describe('clocks that go back over midnight', () => {
  it('do not bring a date back that has had its digest', () => {
    // At 00:01 on 7 November, clocks in Newfoundland showed 23:01 of the 6th again.
    const midnight = schedule({ zone: 'America/St_Johns', time: '00:00', weekdays: EVERY_DAY });
    const first = { at: at('2010-11-07T02:30:00Z'), date: '2010-11-07' };
    expect(nextDue(midnight, at('2010-11-07T02:00:00Z'))).toEqual(first);
    expect(latestDue(midnight, at('2010-11-07T02:45:00Z'))).toEqual(first);
    expect(nextDue(midnight, at('2010-11-07T02:45:00Z')).date).toBe('2010-11-08');
  });
});

describe('kinds', () => {
  const dates = (changes: Partial<Schedule>, from = '2026-08-20T12:00:00Z') =>
    nextDues(schedule(changes), at(from), 3).map((due) => due.date);

  it('daily and topics come on every chosen weekday', () => {
    expect(dates({})).toEqual(['2026-08-21', '2026-08-24', '2026-08-25']);
    expect(dates({ kind: 'topics', weekdays: [7] })).toEqual(['2026-08-23', '2026-08-30', '2026-09-06']);
  });

  it('week comes on the first chosen weekday of each ISO week', () => {
    expect(dates({ kind: 'week' })).toEqual(['2026-08-24', '2026-08-31', '2026-09-07']);
    expect(dates({ kind: 'week', weekdays: [5, 7] })).toEqual(['2026-08-21', '2026-08-28', '2026-09-04']);
  });

  it('month comes on the first chosen weekday of each calendar month', () => {
    expect(dates({ kind: 'month' })).toEqual(['2026-09-01', '2026-10-01', '2026-11-02']);
    expect(dates({ kind: 'month', weekdays: EVERY_DAY })).toEqual(['2026-09-01', '2026-10-01', '2026-11-01']);
    expect(dates({ kind: 'month', weekdays: [1] })).toEqual(['2026-09-07', '2026-10-05', '2026-11-02']);
    expect(dates({ kind: 'month', weekdays: [1, 4] })).toEqual(['2026-09-03', '2026-10-01', '2026-11-02']);
  });
});

describe('what was due before a subscription counts', () => {
  const noon = at('2026-08-20T12:00:00Z');

  it('is not owed: a time that has passed today starts tomorrow', () => {
    const made = schedule({ since: noon.epochMilliseconds });
    expect(latestDue(made, noon)).toBeUndefined();
    expect(nextDue(made, noon)).toEqual({ at: at('2026-08-21T09:00:00Z'), date: '2026-08-21' });
    expect(latestDue(made, at('2026-08-21T08:59:59.999Z'))).toBeUndefined();
    expect(latestDue(made, at('2026-08-21T09:00:00Z'))?.date).toBe('2026-08-21');
  });

  it('leaves out an instant just before it, and takes its own', () => {
    const due = at('2026-08-20T09:00:00Z');
    expect(latestDue(schedule({ since: due.epochMilliseconds }), noon)).toEqual({
      at: due,
      date: '2026-08-20',
    });
    expect(latestDue(schedule({ since: due.epochMilliseconds + 1 }), noon)).toBeUndefined();
    expect(nextDue(schedule({ since: due.epochMilliseconds }), at('2026-01-01T00:00:00Z')).at).toEqual(due);
    expect(nextDue(schedule({ since: due.epochMilliseconds + 1 }), at('2026-01-01T00:00:00Z')).date).toBe(
      '2026-08-21',
    );
  });
});

describe('isMissed', () => {
  it('is a due instant that is older than the window', () => {
    const due = { at: at('2026-08-20T09:00:00Z'), date: '2026-08-20' };
    expect(isMissed(due, at('2026-08-20T21:00:00Z'), 12 * 3_600_000)).toBe(false);
    expect(isMissed(due, at('2026-08-20T21:00:00.001Z'), 12 * 3_600_000)).toBe(true);
  });
});

describe('for any schedule and any time', () => {
  const instants = fc
    .integer({ min: Date.UTC(2018, 0), max: Date.UTC(2034, 0) })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
  const schedules = fc.record({
    time: fc
      .integer({ min: 0, max: 1439 })
      .map((minute) =>
        new Temporal.PlainTime(Math.floor(minute / 60), minute % 60).toString({ smallestUnit: 'minute' }),
      ),
    zone: fc.constantFrom(...ZONES),
    weekdays: fc.subarray(EVERY_DAY, { minLength: 1 }),
    kind: fc.constantFrom('daily', 'week', 'month', 'topics'),
    since: fc.constant(0),
    catchUp: fc.constantFrom('merge', 'skip'),
    quietHours: fc.constantFrom(undefined, '22:00-07:00', '08:30-12:15', '18:00-09:00'),
    holidays: fc.constantFrom(undefined, [{ from: '2026-01-01', to: '2026-01-06' }]),
    rest: fc.constantFrom(undefined, { from: '2025-08-01', to: '2025-11-30' }),
    ahead: fc.constant(undefined),
  } satisfies Record<keyof Schedule, fc.Arbitrary<unknown>>) as fc.Arbitrary<Schedule>;

  it('the latest is not after now, the next is after it, and nothing lies between', () => {
    fc.assert(
      fc.property(schedules, instants, (any, now) => {
        const [latest, next] = [latestDue(any, now), nextDue(any, now)];
        if (!latest) throw new Error('there was one before');
        expect(latest.at.epochMilliseconds).toBeLessThanOrEqual(now.epochMilliseconds);
        expect(next.at.epochMilliseconds).toBeGreaterThan(now.epochMilliseconds);
        expect(nextDue(any, latest.at)).toEqual(next);
        expect(latestDue(any, next.at)).toEqual(next);
        expect(latestDue(any, next.at.subtract({ nanoseconds: 1 }))).toEqual(latest);
        expect(latest.date < next.date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('what is wanted ahead is due once, between the scheduled ones, on the date on which it was wanted', () => {
    fc.assert(
      fc.property(schedules, instants, (any, now) => {
        const ahead = { ...any, ahead: now.epochMilliseconds };
        const next = nextDue(any, now);
        expect(latestDue(ahead, now.subtract({ milliseconds: 1 }))).toEqual(
          latestDue(any, now.subtract({ milliseconds: 1 })),
        );
        const due = latestDue(ahead, now);
        expect(due?.at.epochMilliseconds).toBe(now.epochMilliseconds);
        expect(due?.date).toBe(now.toZonedDateTimeISO(any.zone).toPlainDate().toString());
        expect(nextDue(ahead, now)).toEqual(next);
        expect(latestDue(ahead, next.at)).toEqual(next);
        expect(latestDue({ ...ahead, since: now.epochMilliseconds + 1 }, now)).toEqual(undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('later never means earlier', () => {
    fc.assert(
      fc.property(schedules, instants, instants, (any, one, other) => {
        const [early, late] = [one, other].sort(Temporal.Instant.compare);
        if (!early || !late) throw new Error('there are two');
        const order = Temporal.Instant.compare(nextDue(any, early).at, nextDue(any, late).at);
        expect(order).toBeLessThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
