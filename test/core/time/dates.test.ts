import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, clockTime, dayRange, daysBetween, longDay, shortDay, utcDay } from '#core/time/dates.ts';

describe('days in words', () => {
  it('names the weekday, and the year where it is not clear', () => {
    expect(longDay('2026-08-20')).toBe('Thu 20 Aug 2026');
    expect(shortDay('2026-09-01')).toBe('1 Sep');
    expect(shortDay('2025-09-01', '2026-01-01')).toBe('1 Sep 2025');
    expect(shortDay('2026-09-01', '2026-01-01')).toBe('1 Sep');
  });

  it('says what two days share once', () => {
    expect(dayRange('2026-08-14', '2026-08-20')).toBe('14 to 20 Aug 2026');
    expect(dayRange('2026-07-30', '2026-08-05')).toBe('30 Jul to 5 Aug 2026');
    expect(dayRange('2025-12-30', '2026-01-05')).toBe('30 Dec 2025 to 5 Jan 2026');
  });

  it('gives a time its zone, and its day where that is another', () => {
    const at = Temporal.Instant.from('2026-08-20T17:02:40Z');
    expect(clockTime(at, '2026-08-20')).toBe('17:02 UTC');
    expect(clockTime(at, '2026-08-21')).toBe('20 Aug, 17:02 UTC');
    expect(utcDay(at)).toBe('2026-08-20');
  });
});

describe('days in order', () => {
  it('crosses months and years', () => {
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(daysBetween('2026-08-02', '2026-08-01')).toEqual([]);
  });
});
