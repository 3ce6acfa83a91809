import { addDays } from '#core/dates.ts';
import type { Day, Listing } from '#core/paper.ts';
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
  const offered = new Map<string, { from: number; to: number; ids: Set<string> }>();
  let digests = 0;
  const offer = (channel: string, at: number, ids: ReadonlySet<string>) => {
    const known = offered.get(channel) ?? { from: at, to: at, ids: new Set() };
    offered.set(channel, { from: known.from, to: at, ids: known.ids.union(ids) });
  };
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
      offer(id, at, fresh);
      const isAll = papers.length === Math.min(MOST, fresh.size) && papers.every((paper) => fresh.has(paper));
      if (!isAll) breaches.push(`${id} got ${papers.length} of ${fresh.size} papers on ${decision.date}`);
    },
    /** Whoever takes all was offered every paper that came between its first digest and its last. */
    ended(firstSeen: ReadonlyMap<string, number>): { digests: number; offered: number } {
      let count = 0;
      for (const [channel, { from, to, ids }] of offered) {
        const between = [...firstSeen].filter(([, at]) => at > from && at <= to);
        const lost = between.map(([key]) => idOf(key)).filter((id) => !ids.has(id));
        if (lost.length > 0) breaches.push(`${channel} was never offered ${lost}`);
        count += between.length - lost.length;
      }
      return { digests, offered: count };
    },
  };
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
  const mine = deliveries.filter(({ at }) => at >= row.began);
  const last = mine.findLast((delivery) => delivery.kind !== 'note')?.at;
  const inReach = listings(addDays(today, 1 - REACH_DAYS), today);
  const newest = inReach.at(-1)?.day;
  const fresh = inReach.filter((each) => (last === undefined ? each.day === newest : seen(each) > last));
  const papers = fresh.map(({ paper }) => paper);
  const isMuted = mutedBy(customer);
  const wanted = new Set(keywordMatcher.match(customer.follows, papers).map(({ paper }) => paper.id));
  const suits = (id: string) => !shown.has(id) && (kind !== 'topics' || wanted.has(id));
  return new Set(papers.filter((paper) => suits(paper.id) && !isMuted(paper)).map(({ id }) => id));
}

function mutedBy({ mutes }: Customer): (paper: Listing['paper']) => boolean {
  const topics = mutes.flatMap((mute) => (mute.kind === 'topic' ? [mute.topic] : []));
  const follows = topics.map((topic) => ({ topic, level: 'normal' as const }));
  return (paper) =>
    mutes.some((mute) => mute.kind === 'paper' && mute.paper === paper.id) ||
    keywordMatcher.match(follows, [paper]).length > 0;
}
