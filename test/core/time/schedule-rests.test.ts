import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { quietEnd } from '#core/time/quiet-hours.ts';
import { isRestingOn, isSameSchedule, nextDues, type Schedule } from '#core/time/schedule.ts';

// Thu 20 Aug 2026, and a digest on weekdays at nine.
const THURSDAY_NOON = Temporal.Instant.from('2026-08-20T12:00:00Z');

function schedule(changes: Partial<Schedule> = {}): Schedule {
  return { ...SUBSCRIPTION_DEFAULTS, since: 0, ...changes };
}

function dues(changes: Partial<Schedule>, count = 3): string[] {
  return nextDues(schedule(changes), THURSDAY_NOON, count).map(
    ({ at, date }) => `${date} at ${at.toString().slice(5, 16)}`,
  );
}

describe('quiet hours', () => {
  it('have what falls into them come when they end, on its own date', () => {
    expect(dues({ quietHours: '08:00-10:30' }, 1)).toEqual(['2026-08-21 at 08-21T10:30']);
    expect(dues({ time: '23:00', quietHours: '22:00-07:00' }, 2)).toEqual([
      '2026-08-20 at 08-21T07:00',
      '2026-08-21 at 08-22T07:00',
    ]);
    expect(dues({ time: '06:59', quietHours: '22:00-07:00' }, 1)).toEqual(['2026-08-21 at 08-21T07:00']);
  });

  it('change nothing of what comes before or right after them', () => {
    for (const quietHours of ['10:00-12:00', '22:00-09:00', '09:01-08:59']) {
      expect(dues({ quietHours }, 1)).toEqual(['2026-08-21 at 08-21T09:00']);
    }
  });

  it.each([
    ['2026-08-20T21:59:59Z', undefined],
    ['2026-08-20T22:00:00Z', '2026-08-21T07:00:00Z'],
    ['2026-08-21T06:59:59Z', '2026-08-21T07:00:00Z'],
    ['2026-08-21T07:00:00Z', undefined],
  ])('end, seen at %s, at %s', (now, end) => {
    const quiet = { quietHours: '22:00-07:00', zone: 'UTC' };
    expect(quietEnd(quiet, Temporal.Instant.from(now))?.toString()).toBe(end);
  });

  it('go by the clock of their place, also where it changes in them', () => {
    const quiet = { quietHours: '22:00-07:00', zone: 'Europe/Berlin' };
    const now = Temporal.Instant.from('2026-10-24T23:00:00Z');
    expect(quietEnd(quiet, now)?.toString()).toBe('2026-10-25T06:00:00Z');
  });

  it('never end before now: in the hour that comes twice they end twice', () => {
    const quiet = { quietHours: '01:00-02:30', zone: 'Europe/Berlin' };
    const end = (now: string) => quietEnd(quiet, Temporal.Instant.from(now))?.toString();
    expect(end('2026-10-25T00:10:00Z')).toBe('2026-10-25T00:30:00Z');
    expect(end('2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00Z');
    expect(end('2026-10-25T01:30:00Z')).toBeUndefined();
  });
});

describe('days of rest', () => {
  const weekend = { from: '2026-08-21', to: '2026-08-24' };

  it('have no digest, be they holidays or a pause', () => {
    expect(dues({ holidays: [weekend] }, 2)).toEqual([
      '2026-08-25 at 08-25T09:00',
      '2026-08-26 at 08-26T09:00',
    ]);
    expect(dues({ rest: weekend }, 1)).toEqual(['2026-08-25 at 08-25T09:00']);
    expect(dues({ holidays: [{ from: '2026-08-21', to: '2026-08-21' }], rest: weekend }, 1)).toEqual([
      '2026-08-25 at 08-25T09:00',
    ]);
  });

  it('have none either that quiet hours would have put off to them', () => {
    const late = { time: '23:00', quietHours: '22:00-07:00', holidays: [weekend] };
    expect(dues(late, 1)).toEqual(['2026-08-25 at 08-26T07:00']);
  });

  it("bring the week's or the month's digest when they are over, or leave it out", () => {
    const monday = { from: '2026-08-24', to: '2026-08-25' };
    const week: Partial<Schedule> = { kind: 'week', weekdays: [1], holidays: [monday] };
    expect(dues(week, 2)).toEqual(['2026-08-26 at 08-26T09:00', '2026-08-31 at 08-31T09:00']);
    expect(dues({ ...week, catchUp: 'skip' }, 1)).toEqual(['2026-08-31 at 08-31T09:00']);
    const put = { ...week, time: '23:00', quietHours: '22:00-07:00' };
    expect(dues({ ...put, holidays: [{ from: '2026-08-25', to: '2026-08-25' }] }, 1)).toEqual([
      '2026-08-26 at 08-27T07:00',
    ]);
  });

  it('may be longer than any way between two dates', () => {
    const from = (day: string, to: string) => ({ from: `2026-${day}`, to: `2026-${to}` });
    const holidays = [from('08-21', '10-31'), from('11-01', '12-31')];
    expect(dues({ kind: 'month', holidays }, 1)).toEqual(['2027-01-01 at 01-01T09:00']);
  });

  it('are those of the place', () => {
    const rest = { from: '2026-08-20', to: '2026-08-20' };
    expect(isRestingOn(schedule({ rest, zone: 'Pacific/Auckland' }), THURSDAY_NOON)).toBe(false);
    expect(isRestingOn(schedule({ rest }), THURSDAY_NOON)).toBe(true);
    expect(isRestingOn(schedule(), THURSDAY_NOON)).toBe(false);
  });

  it('make another schedule, in which whether they are caught up with counts', () => {
    expect(isSameSchedule(schedule(), schedule({ catchUp: 'skip' }))).toBe(true);
    expect(isSameSchedule(schedule({ rest: weekend }), schedule())).toBe(false);
    expect(isSameSchedule(schedule({ rest: weekend }), schedule({ rest: weekend, catchUp: 'skip' }))).toBe(
      false,
    );
    expect(isSameSchedule(schedule({ quietHours: '22:00-07:00' }), schedule())).toBe(false);
  });
});
