import type { Day, Listing } from '#core/paper.ts';
import { addDays } from '#core/time/dates.ts';
import { keywordMatcher } from './made-up-source.ts';
import type { Sent } from './new-side.ts';
import type { Decision } from './old-planner.ts';
import type { OldDelivery, OldRow } from './old-side.ts';
import type { Customer } from './orders.ts';

/** One decision of the new planner, and what the channel was given before it. */
export interface Decided {
  readonly customer: Customer;
  readonly row: OldRow;
  readonly deliveries: readonly OldDelivery[];
  readonly decision: Decision;
  readonly listings: (from: Day, to: Day) => readonly Listing[];
  /** When the archive first saw a paper on a list, before it was rebuilt (epoch ms). */
  readonly seen: (listing: Listing) => number;
  readonly at: number;
  /** The day whose list is open. */
  readonly today: Day;
}

const REACH_DAYS = 7;
const MOST = 25;

/** What holds of the new planner whatever the old one did; each breach is kept in one sentence. */
export function invariants() {
  const breaches: string[] = [];
  const dates = new Set<string>();
  const offers = new Map<string, Offer[]>();
  let digests = 0;
  return {
    breaches,
    sent(messages: readonly Sent[]): void {
      digests += messages.length;
      for (const { channel, subscription, day } of messages) {
        const date = `${channel} ${subscription} ${day}`;
        if (dates.has(date)) breaches.push(`${channel} got two messages for ${day}`);
        dates.add(date);
      }
    },
    decided(of: Decided): void {
      const { customer, decision, deliveries, at } = of;
      const { id } = customer.channel;
      const { kind, papers = [], text = '' } = decision;
      const shown = new Set(deliveries.flatMap((each) => each.papers));
      const twice = papers.filter((paper, place) => shown.has(paper) || papers.indexOf(paper) !== place);
      if (twice.length > 0) breaches.push(`${id} was shown ${twice} twice`);
      const isQuiet = (kind === 'note' || kind === 'none') && !text.startsWith('No digest came on');
      const possible = isQuiet ? freshFor(of, shown) : new Set();
      if (possible.size > 0) breaches.push(`${id} got a reason where it could have got ${[...possible]}`);
      if (!customer.takesAll || papers.length === 0) return;
      const fresh = freshFor(of, shown);
      offers.set(id, [...(offers.get(id) ?? []), { at, from: oldestOf(of), ids: fresh }]);
      const isAll = papers.length === Math.min(MOST, fresh.size) && papers.every((paper) => fresh.has(paper));
      if (!isAll) breaches.push(`${id} got ${papers.length} of ${fresh.size} papers on ${decision.date}`);
    },
    /** Whoever takes all was offered every paper that came between its first digest and its last, if its list was no older then than a week. */
    ended(firstSeen: ReadonlyMap<string, number>): { digests: number; offered: number } {
      let offered = 0;
      for (const [channel, made] of offers) {
        const ids = new Set(made.flatMap((offer) => [...offer.ids]));
        const owed = [...firstSeen].filter(([key, seen]) => isOwed(key, seen, made)).map(([key]) => key);
        const lost = owed.filter((key) => !ids.has(idOf(key)));
        if (lost.length > 0) breaches.push(`${channel} was not offered ${lost}`);
        offered += owed.length;
      }
      return { digests, offered };
    },
  };
}

/** Whether the first of these digests that was made since a paper was seen on a list reaches back to that list. */
function isOwed(key: string, seen: number, [first, ...others]: readonly Offer[]): boolean {
  if (!first || seen <= first.at) return false;
  const next = others.find(({ at }) => at >= seen);
  return next !== undefined && key >= next.from;
}

/** The ids that a digest could be made from, of lists from a day on. */
interface Offer {
  readonly at: number;
  readonly from: Day;
  readonly ids: ReadonlySet<string>;
}

/** A paper on a list, as one text. */
export function keyOf({ day, paper }: Listing): string {
  return `${day} ${paper.id}`;
}

function idOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

/** The ids that a daily digest which misses nothing could be made from: what came since the last one. */
function freshFor(of: Decided, shown: ReadonlySet<string>): ReadonlySet<string> {
  const { row, customer, deliveries, today, listings, seen } = of;
  const { kind, catchUp } = row.subscription;
  if (kind === 'week' || kind === 'month' || catchUp === 'skip') return new Set();
  const last = deliveries.findLast((delivery) => delivery.kind !== 'note')?.at;
  const inReach = listings(oldestOf(of), today);
  const newest = inReach.at(-1)?.day;
  const fresh = inReach.filter((each) => (last === undefined ? each.day === newest : seen(each) > last));
  const papers = fresh.map(({ paper }) => paper);
  const isMuted = mutedBy(customer);
  const wanted = new Set(keywordMatcher.match(customer.follows, papers).map(({ paper }) => paper.id));
  const suits = (id: string) => !shown.has(id) && (kind !== 'topics' || wanted.has(id));
  return new Set(papers.filter((paper) => suits(paper.id) && !isMuted(paper)).map(({ id }) => id));
}

function oldestOf({ today }: Decided): Day {
  return addDays(today, 1 - REACH_DAYS);
}

function mutedBy({ mutes }: Customer): (paper: Listing['paper']) => boolean {
  const topics = mutes.flatMap((mute) => (mute.kind === 'topic' ? [mute.topic] : []));
  const follows = topics.map((topic) => ({ topic, level: 'normal' as const }));
  return (paper) =>
    mutes.some((mute) => mute.kind === 'paper' && mute.paper === paper.id) ||
    keywordMatcher.match(follows, [paper]).length > 0;
}
