import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import type { Given, Rung } from '#core/delivery/ledger.ts';
import type { Day } from '#core/paper.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { HERE, here } from '../channels/place.ts';
import type { BoundQuery, DatabaseRow, Driver, Queries } from '../driver.ts';
import type { editions } from './editions.ts';

// A delivery of before subscriptions had ids may be of any of the channel's.
const OF_DATE = `SELECT 1 FROM delivery WHERE ${HERE} AND day = :date AND subscription IN (:subscription, '') LIMIT 1`;
const LAST = `SELECT planned, day, edition FROM delivery
  WHERE subscription = :subscription AND kind <> 'note' AND state <> 'failed' ORDER BY seq DESC LIMIT 1`;
const CARRIED = `SELECT c.paper, d.state, d.subscription FROM place p JOIN carried c ON c.place = p.id JOIN delivery d ON d.seq = c.delivery
  WHERE p.platform = :platform AND p.workspace = :workspace AND p.channel = :channel`;

/** Asks for a delivery of any kind that a date has. */
export function ofDate({ id, channel }: Pick<Subscription, 'id' | 'channel'>, date: Day): BoundQuery {
  return [OF_DATE, { ...here(channel), subscription: id, date }];
}

/** What subscriptions' channels were given, of the papers asked about. */
export async function given(
  queries: Queries,
  asked: readonly { readonly of: Scheduled; readonly date: Day }[],
  { papers, stored }: { papers: readonly string[]; stored: ReturnType<typeof editions> },
): Promise<Given[]> {
  const { ask, read } = carriedOf(papers);
  const each = async (query: (of: Subscription, date: Day) => BoundQuery) =>
    await queries.many(asked.map(({ of, date }) => query(of.subscription, date)));
  // Beside each other, where the state answers several questions at a time.
  const [settled, carried, last] = await Promise.all([
    each(ofDate),
    ask ? each(ask) : [],
    each(({ id }) => [LAST, { subscription: id }]),
  ]);
  const answers: Given[] = [];
  for (const [at, { of }] of asked.entries()) {
    const [before] = last[at] ?? [];
    answers.push({
      settled: (settled[at] ?? []).length > 0,
      ...read(of.subscription, carried[at] ?? []),
      ...(before ? { last: await lastOf(before, stored) } : {}),
    });
  }
  return answers;
}

async function lastOf(
  { planned, day, edition }: Readonly<Record<string, unknown>>,
  stored: ReturnType<typeof editions>,
): Promise<NonNullable<Given['last']>> {
  const lists = typeof edition === 'string' ? await stored.get(edition) : undefined;
  return { planned: Temporal.Instant.fromEpochMilliseconds(Number(planned)), day: String(day), lists };
}

const KNOWN = `SELECT DISTINCT c.paper FROM place p JOIN carried c ON c.place = p.id JOIN delivery d ON d.seq = c.delivery
  WHERE p.platform = :platform AND p.workspace = :workspace AND p.channel = :channel AND d.state <> 'failed' AND c.paper IN`;
const RANG = `SELECT day, count(*) AS count FROM delivery
  WHERE ${HERE} AND kind = 'alert' AND part = 0 AND state <> 'failed' AND day >= :from GROUP BY day`;
// A place's own dates are a day apart from anybody else's.
const LATELY_MS = 3 * 86_400_000;

/** What of some papers a channel knows, and how many rang there on its last dates. */
export async function rungIn(driver: Driver, channel: Channel, papers: readonly string[]): Promise<Rung> {
  const { wall } = await driver.now();
  const sql = `${KNOWN} (SELECT item.value FROM ${driver.dialect.items('papers')})`;
  const known = await driver.all(sql, { ...here(channel), papers: JSON.stringify(papers) });
  const from = new Date(wall - LATELY_MS).toISOString().slice(0, 10);
  const rang = await driver.all(RANG, { ...here(channel), from });
  return {
    shown: new Set(known.map(({ paper }) => String(paper))),
    rung: new Map(rang.map(({ day, count }) => [String(day), Number(count)])),
  };
}

/** What a channel's digests carried is read by ranges of ids: a list's papers lie close together, a year's shown ones far apart. */
function carriedOf(papers: readonly string[]) {
  const wanted = new Set(papers);
  const ranges = rangesOf(papers);
  const bounds: Record<string, string> = {};
  for (const [at, [from, to]] of ranges.entries())
    Object.assign(bounds, { [`from${at}`]: from, [`to${at}`]: to });
  // SQLite finds each by its index; with OR it would read the whole year.
  const sql = ranges
    .map((_, at) => `${CARRIED} AND c.paper BETWEEN :from${at} AND :to${at}`)
    .join(' UNION ALL ');
  const ask = ({ channel }: Subscription): BoundQuery => [sql, { ...here(channel), ...bounds }];
  const read = (
    { id, repeat }: Subscription,
    rows: readonly DatabaseRow[],
  ): Pick<Given, 'shown' | 'undelivered'> => {
    // What was sent before subscriptions had ids may be of this one.
    const counts = (of: unknown) => repeat === 'never' || of === id || of === '';
    const known = rows.filter(({ paper, subscription }) => wanted.has(String(paper)) && counts(subscription));
    const idsOf = (some: typeof rows) => new Set(some.map(({ paper }) => String(paper)));
    const shown = idsOf(known.filter(({ state }) => state !== 'failed'));
    return { shown, undelivered: idsOf(known).difference(shown) };
  };
  // No papers are no question.
  return { ask: ranges.length > 0 ? ask : undefined, read };
}

const MONTH_CHARACTERS = 4;
// Further ones make one longer range: the query stays short.
const MOST_RANGES = 8;

/** The first and the last id of each month, newest month first. */
function rangesOf(papers: readonly string[]): (readonly [from: string, to: string])[] {
  const months = Map.groupBy([...papers].sort().reverse(), (id) => id.slice(0, MONTH_CHARACTERS));
  const ranges = [...months.values()].map((ids) => [ids.at(-1) ?? '', ids[0] ?? ''] as const);
  const older = ranges.splice(MOST_RANGES - 1);
  return older.length > 0 ? [...ranges, [older.at(-1)?.[0] ?? '', older[0]?.[1] ?? '']] : ranges;
}
