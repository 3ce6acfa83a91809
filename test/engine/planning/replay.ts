import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Paper } from '#core/paper.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addDays } from '#core/time/dates.ts';
import { topicOf } from '#core/topics/topic.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import { createWorld } from '#src/jobs/simulate/virtual-world.ts';
import { SHARED } from '#test/bench/data.ts';
import { idsIn } from '#test/fakes/chat.ts';

// A program of its own, which prints what each channel was shown: measuring coverage would make it twice as slow.
const RECORDED = join(SHARED, 'daily-papers');
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Pacific/Auckland'];
const TOPICS = ['LLM quantization', 'world models', 'video generation', 'reasoning'];
const MINUTE_MS = 60_000;

const lists = recordedLists();
const posted = new Map<string, string[]>();
for (const [from, to] of stretches([...lists.keys()].toSorted())) await live(lists, from, to, posted);
const all = [...new Set([...lists.values()].flatMap((papers) => papers.map(({ id }) => id)))];
process.stdout.write(JSON.stringify({ posted: Object.fromEntries(posted), all, owed: owedOf(lists) }));

function recordedLists(): Map<Day, readonly Paper[]> {
  const days = readdirSync(RECORDED)
    .map((name) => name.replace('.json', ''))
    .toSorted();
  return new Map(
    days.map((day) => {
      const json: unknown = JSON.parse(readFileSync(join(RECORDED, `${day}.json`), 'utf8'));
      return [day, parseDailyList(json, () => undefined).papers];
    }),
  );
}

/** Runs of days that lie within a week of each other: what lies between them need not be lived through. */
function stretches(days: readonly Day[]): [from: Day, to: Day][] {
  const found: [Day, Day][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && day <= addDays(last[1], 4)) last[1] = addDays(day, 2);
    else found.push([day, addDays(day, 2)]);
  }
  return found;
}

async function live(
  lists: ReadonlyMap<Day, readonly Paper[]>,
  from: Day,
  to: Day,
  posted: Map<string, string[]>,
): Promise<void> {
  const start = Date.parse(`${from}T00:00:00Z`);
  const replayed = await createWorld(lists, start);
  for (let index = 0; index < 60; index++) {
    const subscription = subscriptionOf(index, start);
    const topics = index % 3 === 1 ? TOPICS.slice(0, 1 + (index % 4)) : [];
    const follows = topics.map((topic) => ({ topic: topicOf(topic), level: 'normal' as const }));
    await replayed.add({ ordered: [subscription], follows, mutes: [] });
  }
  for (let at = start; at < Date.parse(`${to}T23:59:00Z`); at += 15 * MINUTE_MS) await replayed.minute(at);
  for (const { channel, document } of replayed.posted) {
    posted.set(channel, [...(posted.get(channel) ?? []), ...idsIn(document)]);
  }
  await replayed.close();
}

function subscriptionOf(index: number, start: number): NewSubscription {
  return {
    ...SUBSCRIPTION_DEFAULTS,
    channel: { platform: 'simulated', workspace: 'w', id: `channel-${index}` },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    time: index === 0 ? '23:45' : (['09:00', '17:30', '02:15', '23:30'][index % 4] ?? '09:00'),
    zone: index === 0 ? 'UTC' : (ZONES[index % ZONES.length] ?? 'UTC'),
    size: index === 0 ? 25 : 1 + (index % 25),
    since: start,
  };
}

/** What a size of 25 takes of the lists: the most upvoted of each day that were not shown on another one. */
function owedOf(lists: ReadonlyMap<Day, readonly Paper[]>): string[] {
  const shown = new Set<string>();
  const all = [...lists].toSorted(([a], [b]) => a.localeCompare(b));
  for (const [, papers] of all) {
    const fresh = papers
      .filter(({ id }) => !shown.has(id))
      .toSorted((a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0));
    for (const { id } of fresh.slice(0, 25)) shown.add(id);
  }
  return [...shown];
}
