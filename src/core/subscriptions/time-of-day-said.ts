import { parseTime } from '../time/time-of-day.ts';
import type { PartsFound } from './order-parts.ts';

// When people expect what is to come in the morning, the afternoon, the evening or at night.
const TIMES: readonly (readonly [said: RegExp, time: string])[] = [
  [/^mornings?$/i, '09:00'],
  [/^lunch(?:time)?$/i, '12:00'],
  [/^afternoons?$/i, '15:00'],
  [/^evenings?$/i, '18:00'],
  [/^nights?$/i, '21:00'],
];
const HOUR = /^(?:0?[1-9]|1[01])(?:[:.h]\d{2})?$/;
// "At 2 at night" is in the small hours.
const FIRST_OF_NIGHT = 6;

/** An order's parts with the time that "in the evening" gives it where it has none: "every evening at 8" is at 20:00. */
export function withTimeOfDay(found: PartsFound, words: readonly string[]): PartsFound {
  const bare = words.map((word) => word.replace(/[,.;]+$/, ''));
  const usual = TIMES.find(([said]) => bare.some((word) => said.test(word)))?.[1];
  if (!usual || found['quiet-hours'] !== undefined) return found;
  const { time } = found;
  if (time === undefined) return { ...found, time: usual };
  const isSmallHour = usual === '21:00' && Number.parseInt(time, 10) < FIRST_OF_NIGHT;
  return HOUR.test(time) && usual > '12:00' && !isSmallHour
    ? { ...found, time: parseTime(`${time} pm`) }
    : found;
}
