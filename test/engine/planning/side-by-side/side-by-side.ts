import { Temporal } from 'temporal-polyfill';
import type { Turn } from '#core/delivery/ledger.ts';
import type { Freshness } from '#core/digest/edition.ts';
import type { Day, Listing } from '#core/paper.ts';
import { addDays } from '#core/time/dates.ts';
import { nextDue, type Schedule } from '#core/time/schedule.ts';
import { random } from '#test/bench/search/lookups.ts';
import { DOWNTIMES, isTornAfter, moments } from './calendar.ts';
import { differences, type Mended } from './differences.ts';
import { invariants, keyOf } from './invariants.ts';
import { listDifferences } from './list-differences.ts';
import { keywordMatcher, madeUpSource } from './made-up-source.ts';
import { newSide } from './new-side.ts';
import { oldLists } from './old-lists.ts';
import type { Decision } from './old-planner.ts';
import { oldSide } from './old-side.ts';
import { type Customer, customers, type Order } from './orders.ts';

// A program of its own, which prints its verdict: measuring coverage would make it twice as slow.
// Other seeds: node side-by-side.ts CUSTOMERS SEED
const [customerCount = '1000', seed = '10'] = process.argv.slice(2);
const REACH_DAYS = 7;
const SHOWN = 5;

let now = Temporal.Instant.fromEpochMilliseconds(0);
const clock = { now: () => now, ticks: () => now.epochMilliseconds };
const below = random(Number(seed));
const source = madeUpSource(below, clock);
const everybody = new Map(customers(Number(customerCount), below).map((each) => [each.channel.id, each]));
const before = oldSide();
const after = await newSide(source, clock);
const lists = oldLists(source, clock);
const firstSeen = new Map<string, number>();
const afterSettling = new Set<string>();
const checks = invariants();
const counts = new Map<Mended | 'same' | 'unexplained', Set<string>>();
const unexplained: unknown[] = [];

for (const customer of everybody.values()) await after.follow(customer);
const orders = [...everybody.values()].flatMap((each) => each.orders).toSorted((a, b) => a.at - b.at);
let last = Number.POSITIVE_INFINITY;
for (const at of moments()) {
  now = Temporal.Instant.fromEpochMilliseconds(at);
  const downtime = DOWNTIMES.find(({ from, to }) => from > last && to <= at);
  if (downtime) await restart(downtime.rebuilt === true);
  for (; orders[0] && orders[0].at <= at; orders.shift()) await take(orders[0]);
  await live(at);
  last = at;
}
await after.close();
const cases = Object.fromEntries([...counts].map(([name, found]) => [name, found.size]));
const totals = { ...checks.ended(firstSeen), listed: firstSeen.size, afterSettling: afterSettling.size };
process.stdout.write(
  JSON.stringify({ cases, unexplained, ...totals, breaches: checks.breaches.slice(0, SHOWN) }),
);

async function restart(rebuilt: boolean): Promise<void> {
  lists.restart(rebuilt);
  await after.restart(rebuilt);
}

async function take(order: Order): Promise<void> {
  const dueAt = (schedule: Schedule) => nextDue(schedule, now).at.epochMilliseconds;
  const subscription = await after.order(order, dueAt);
  before.order(order.channel.id, subscription, subscription ? dueAt(subscription) : 0);
}

/** Lets both planners decide what is due, and compares. */
async function live(at: number): Promise<void> {
  const due = before.due(at).map(([id]) => id);
  const { turns, sent } = await after.live();
  checks.sent(sent);
  if (due.length + turns.length === 0) return;
  const freshness = await lists.read();
  look(freshness.day, at);
  const decided = Map.groupBy(turns, ({ of }) => of.subscription.channel.id);
  for (const id of new Set([...due, ...decided.keys()])) {
    const decisions = decided.get(id)?.map(decisionOf) ?? [undefined];
    for (const decision of decisions) compare(id, decision, freshness);
  }
}

/** Compares the lists that both have read, and remembers when a paper was first on one. */
function look(today: Day, at: number): void {
  const reach = [addDays(today, 1 - REACH_DAYS), today] as const;
  const listings = after.listings(...reach);
  const found = listDifferences(lists.listings(...reach), listings, { ...source, today });
  checks.breaches.push(...found.breaches);
  for (const key of found.afterSettling) afterSettling.add(key);
  for (const key of listings.map(keyOf)) if (!firstSeen.has(key)) firstSeen.set(key, at);
}

function compare(id: string, decision: Decision | undefined, freshness: Freshness): void {
  const row = before.row(id);
  const customer = everybody.get(id);
  if (!row || !customer) throw new Error(`${id} has ordered nothing`);
  const at = now.epochMilliseconds;
  const seen = (listing: Listing) => firstSeen.get(keyOf(listing)) ?? listing.seen;
  const known = { row, deliveries: before.deliveries(id), listings: after.listings, seen };
  const found = differences({ ...known, decision, facts: factsOf(customer, freshness) });
  const names = found ? (found.length > 0 ? found : ['same' as const]) : ['unexplained' as const];
  for (const name of names) counts.set(name, (counts.get(name) ?? new Set()).add(`${id} ${decision?.date}`));
  if (!found && unexplained.length < SHOWN) unexplained.push({ id, at: now.toString(), row, decision });
  if (!decision) before.untear(id);
  if (!decision) return;
  checks.decided({ ...known, customer, decision, at, today: freshness.day });
  before.apply(id, decision, { at, torn: isTornAfter(at) });
}

function factsOf({ follows, mutes }: Customer, freshness: Freshness) {
  const papers = mutes.flatMap((mute) => (mute.kind === 'paper' ? [mute.paper] : []));
  const topics = mutes.flatMap((mute) => (mute.kind === 'topic' ? [mute.topic] : []));
  const muted = { papers, topics: topics.map((topic) => ({ topic, level: 'normal' as const })) };
  const dayOf = (at: number) => source.currentDay(Temporal.Instant.fromEpochMilliseconds(at));
  return { now, freshness, listings: lists.listings, dayOf, matcher: keywordMatcher, follows, muted };
}

/** What the new planner has decided, in the words of the comparison. */
function decisionOf({ of, digest, skipped, nextDue }: Turn): Decision {
  if (digest && digest.kind !== 'note') {
    const papers = digest.parts.flatMap((part) => part.papers);
    return { kind: digest.kind, date: digest.day, papers, text: digest.parts[0]?.payload ?? '', nextDue };
  }
  // What was told before is kept where the date has got it.
  if (!skipped || skipped === of.skipped) return { kind: 'nothing', nextDue, keeps: skipped !== undefined };
  const { day: date, text, waiting } = skipped;
  return { kind: waiting ? 'wait' : digest ? 'note' : 'none', date, text, nextDue };
}
