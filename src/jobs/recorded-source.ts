import { Temporal } from 'temporal-polyfill';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { utcDay } from '#core/time/dates.ts';

/** A stretch of time in epoch ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

// Of a day's papers, a third come in its first hour, and nearly all by 17:00 UTC, spread over the time between.
const FIRST_HOUR = 0.31;
const FULL_HOURS = 17;
const HOUR_MS = 3_600_000;

/** Recorded lists, which fill in the course of their day by a clock as the real ones do, from a source that may be down for some whiles. */
export function recordedSource(
  lists: ReadonlyMap<Day, readonly Paper[]>,
  { clock, outages }: { clock: Clock; outages: readonly Stretch[] },
): PaperSource {
  return {
    name: 'recorded',
    title: 'The recorded source',
    currentDay: utcDay,
    settles: (day) => Temporal.Instant.from(`${day}T17:00:00Z`),
    async daily(day) {
      const now = clock.now().epochMilliseconds;
      if (outages.some(({ from, to }) => now >= from && now < to))
        throw new SourceError('source-down', 'The recorded source is down');
      const hours = (now - Date.parse(`${day}T00:00:00Z`)) / HOUR_MS;
      return (lists.get(day) ?? []).filter((paper) => arrival(paper.id) <= hours);
    },
  };
}

/** The hour of its day at which a paper comes onto its list; always the same for the same paper. */
function arrival(id: string): number {
  const place = [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9_973, 7) / 9_973;
  return place < FIRST_HOUR
    ? place / FIRST_HOUR
    : 1 + ((place - FIRST_HOUR) / (1 - FIRST_HOUR)) * (FULL_HOURS - 1);
}
