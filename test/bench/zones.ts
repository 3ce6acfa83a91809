import { checkDays, timesWorthTrying } from '../core/time/one-a-day.ts';
import { stretchesOf } from '../core/time/zone-oracle.ts';
import { printTable, type Row } from './measure.ts';

const DAY_MS = 86_400_000;
const [FROM, UNTIL] = [Date.UTC(2025, 0, 1), Date.UTC(2027, 0, 1)];
const TIMES = ['00:00', '02:30', '09:00', '17:45', '23:59'];

const zones = Intl.supportedValuesOf('timeZone');
const rows = new Map<string, { zones: number; changes: number; digests: number; wrong: number }>();
const started = performance.now();

for (const zone of zones) {
  const area = zone.split('/')[0] ?? zone;
  const row = rows.get(area) ?? { zones: 0, changes: 0, digests: 0, wrong: 0 };
  rows.set(area, row);
  sweep(zone, row);
}
print();

/** Every day of two years at some times of the day, and at those that this zone's own changes leave out or repeat. */
function sweep(zone: string, row: { zones: number; changes: number; digests: number; wrong: number }): void {
  const stretches = stretchesOf(zone, FROM - 3 * DAY_MS, UNTIL + 3 * DAY_MS);
  const changes = stretches.slice(0, -1).map(({ until }) => until);
  const times = new Set([...TIMES, ...changes.flatMap((change) => timesWorthTrying(stretches, change))]);
  const days = (UNTIL - FROM) / DAY_MS;
  for (const time of times) {
    const wrong = checkDays({ zone, time, stretches, from: FROM, days });
    for (const line of wrong.slice(0, 3)) console.log(line);
    row.digests += days;
    row.wrong += wrong.length;
  }
  row.zones++;
  row.changes += changes.length;
}

function print(): void {
  const all = [...rows].map(([area, row]): Row => ({ area, ...row }));
  const sum = (name: string) => all.reduce((total, row) => total + Number(row[name]), 0);
  const total = { area: 'all', zones: sum('zones'), changes: sum('changes'), digests: sum('digests') };
  printTable('One digest a local date: every zone, every day of 2025 and 2026', [
    ...all,
    { ...total, wrong: sum('wrong') },
  ]);
  console.log(`tzdata ${process.versions.tz}, ${Math.round((performance.now() - started) / 1000)} s`);
  if (sum('wrong') > 0) process.exitCode = 1;
}
