import { describe, expect, it } from 'vitest';
import { checkDays, timesWorthTrying } from './one-a-day.ts';
import { stretchesOf } from './zone-oracle.ts';

const DAY_MS = 86_400_000;
const ZONES = Intl.supportedValuesOf('timeZone');

describe('every zone, two years', () => {
  const [from, until] = [Date.UTC(2025, 0, 1), Date.UTC(2027, 0, 1)];

  it('has one digest a local date in a week of its own and around every change of its clock, as Intl tells it', () => {
    let changes = 0;
    for (const [index, zone] of ZONES.entries()) {
      const stretches = stretchesOf(zone, from - 5 * DAY_MS, until + 5 * DAY_MS);
      const week = from + ((index * 7) % 723) * DAY_MS;
      expect(checkDays({ zone, time: '09:00', stretches, from: week, days: 7 })).toEqual([]);
      for (const change of stretches.slice(0, -1).map((stretch) => stretch.until)) {
        changes++;
        for (const time of timesWorthTrying(stretches, change)) {
          expect(checkDays({ zone, time, stretches, from: change - 2 * DAY_MS, days: 4 })).toEqual([]);
        }
      }
    }
    expect(changes).toBeGreaterThan(400);
  }, 120_000);
});
