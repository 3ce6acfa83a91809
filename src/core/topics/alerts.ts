import type { Temporal } from 'temporal-polyfill';
import type { Day, Listing } from '../paper.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { addDays, localDay } from '../time/dates.ts';
import { quietEnd, quietStart } from '../time/quiet-hours.ts';
import { isRestingOn } from '../time/schedule.ts';
import type { TopicMatch } from './matcher.ts';
import type { Follow } from './topic.ts';

/** A paper that rings at once in a place. */
export interface PaperAlert {
  readonly listing: Listing;
  /** Of the follows that it rings for, surest first; one at least. */
  readonly matches: readonly TopicMatch[];
  /** The place's own date on which it was listed. */
  readonly day: Day;
  /** Whether it is the last one of that date. */
  readonly isLast: boolean;
  /** When it rings no longer. */
  readonly expires: Temporal.Instant;
}

/** What decides what rings in a place. */
export interface RingFacts {
  readonly now: Temporal.Instant;
  /** What was ordered there: whose clock, quiet hours and rests count. */
  readonly digests: readonly Subscription[];
  readonly ringing: readonly Follow[];
  /** Of what is followed there, among the papers; of what is muted there, none. */
  readonly matches: readonly TopicMatch[];
  /** Ids of papers that the place was given, or is owed. */
  readonly shown: ReadonlySet<string>;
  /** How many have rung there, by the place's dates. */
  readonly rung: ReadonlyMap<Day, number>;
}

/** The most papers that ring in a place on one of its days. */
export const MOST_ALERTS = 5;

const HOUR_MS = 3_600_000;
// What was listed longer ago has been read about elsewhere; the digest brings it.
const FRESH_MS = 2 * HOUR_MS;
const RINGS_FOR_MS = 3 * HOUR_MS;

/** The papers that came onto their first list a moment ago, longest ago first; `day` is the one whose list is open. An archive that is built anew has seen every list a moment ago: of those of days before, only what is late to the last one counts. */
export function justListed(
  listings: readonly Listing[],
  { now, day }: { now: Temporal.Instant; day: Day },
): readonly Listing[] {
  const first = new Map<string, Listing>();
  for (const listing of listings) {
    const known = first.get(listing.paper.id);
    if (!known || listing.day < known.day) first.set(listing.paper.id, listing);
  }
  const oldest = addDays(day, -1);
  return [...first.values()]
    .filter((listing) => listing.day >= oldest && now.epochMilliseconds - listing.seen <= FRESH_MS)
    .toSorted((a, b) => a.seen - b.seen || a.rank - b.rank);
}

/** What rings in a place now; what does not, for the hour or for its number, is left to the digest. Of papers that were listed together, the surest go first. */
export function alertsOf(listed: readonly Listing[], facts: RingFacts): readonly PaperAlert[] {
  const { now, digests } = facts;
  if (isPaused(digests) || isSilent(digests, now)) return [];
  const zone = digests[0]?.zone ?? 'UTC';
  const expires = endOf(digests, now);
  const rung = new Map(facts.rung);
  const alerts: PaperAlert[] = [];
  for (const { listing, matches } of wanted(listed, facts)) {
    const at = earlier(now, listing.seen);
    if (isSilent(digests, at)) continue;
    const day = localDay(at, zone);
    const count = (rung.get(day) ?? 0) + 1;
    if (count > MOST_ALERTS) continue;
    rung.set(day, count);
    alerts.push({ listing, matches, day, isLast: count === MOST_ALERTS, expires });
  }
  return alerts;
}

/** Papers that something which rings there has reached since it rings, and that the place does not know yet. */
function wanted(listed: readonly Listing[], { ringing, matches, shown }: RingFacts) {
  const since = new Map(ringing.map(({ topic, alertSince }) => [topic.key, alertSince]));
  const isSince = (key: string, seen: number) => {
    const rings = since.get(key);
    return rings !== undefined && rings < seen;
  };
  const byPaper = Map.groupBy(matches, ({ paper }) => paper.id);
  return listed
    .filter(({ paper }) => byPaper.has(paper.id) && !shown.has(paper.id))
    .map((listing) => ({
      listing,
      matches: (byPaper.get(listing.paper.id) ?? [])
        .filter(({ topic }) => isSince(topic.key, listing.seen))
        .toSorted((a, b) => b.score - a.score),
    }))
    .filter((each) => each.matches.length > 0)
    .toSorted(
      (a, b) => a.listing.seen - b.listing.seen || (b.matches[0]?.score ?? 0) - (a.matches[0]?.score ?? 0),
    );
}

/** Whether nobody there wants anything for now: one digest that goes on is enough. */
function isPaused(digests: readonly Subscription[]): boolean {
  return digests.length > 0 && digests.every(({ paused }) => paused);
}

/** Whether a moment falls into the quiet hours of any of a place's digests, or into the rest of all. */
function isSilent(digests: readonly Subscription[], at: Temporal.Instant): boolean {
  if (digests.some((digest) => quietEnd(digest, at) !== undefined)) return true;
  return digests.length > 0 && digests.every((digest) => isRestingOn(digest, at));
}

/** Until when it may ring: not into quiet hours. */
function endOf(digests: readonly Subscription[], now: Temporal.Instant): Temporal.Instant {
  const starts = digests.flatMap((digest) => quietStart(digest, now) ?? []);
  return [now.add({ milliseconds: RINGS_FOR_MS }), ...starts].reduce((one, other) =>
    other.epochMilliseconds < one.epochMilliseconds ? other : one,
  );
}

// A clock that was ahead may have seen a list in a time that has not come.
function earlier(now: Temporal.Instant, seen: number): Temporal.Instant {
  return seen < now.epochMilliseconds ? now.subtract({ milliseconds: now.epochMilliseconds - seen }) : now;
}
