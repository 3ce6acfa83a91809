import { Temporal } from 'temporal-polyfill';
import type { Edition, Freshness } from '#core/digest/edition.ts';
import type { Preferences } from '#core/digest/plan.ts';
import type { Day, Listing } from '#core/paper.ts';
import { listings, paper } from './papers.ts';

/** The lists of some days, by the ids of their papers, each more upvoted than the next. */
export function listed(days: Readonly<Record<Day, readonly string[]>>, seen = 0): Listing[] {
  return Object.entries(days).flatMap(([day, ids]) =>
    listings(
      day,
      ids.map((id, index) => paper({ id, upvotes: 100 - index })),
      seen,
    ),
  );
}

/** An edition of Thursday 20 August 2026, read at nine and complete at 17:00; `lists` are the ids on each day's list. */
export function editionOf(
  lists: Readonly<Record<Day, readonly string[]>>,
  about: Partial<Freshness> = {},
): Edition {
  const day = about.day ?? '2026-08-20';
  const readAt = Temporal.Instant.from(`${day}T09:00Z`);
  const freshness = { day, readAt, settles: Temporal.Instant.from(`${day}T17:00Z`), ...about };
  return { made: freshness.readAt ?? readAt, freshness, listings: listed(lists) };
}

/** Readers who follow and mute nothing. */
export const NO_PREFERENCES: Preferences = { matches: [], muted: new Set(), nearestMiss: () => undefined };
