import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import type { Day, Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { plural } from '#core/text/text.ts';
import { addDays, dayAndTime, daysBetween, longDay } from '#core/time/dates.ts';
import { topicOf } from '#core/topics/topic.ts';
import type { Stretch } from '../recorded-source.ts';
import { type OwnChannels, ownChannel } from './own-channel.ts';
import { planOf, SIMULATE_USAGE, type Simulation } from './simulate-options.ts';
import { createWorld, type Posted, type SimulatedChannel } from './virtual-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TOPICS = [
  'LLM quantization',
  'world models',
  'reinforcement learning for reasoning',
  'video generation',
];
// Of more channels than this, the others are summed up.
const SHOWN_CHANNELS = 3;

export interface SimulateParts {
  readonly archive: Archive;
  readonly sample: PaperSource;
  /** What is ordered, followed and muted here. */
  readonly own: OwnChannels;
  /** A digest as it is read here, its times by the clock of a zone. */
  readonly show: (document: Document, zone: string) => string;
  readonly write: (text: string) => void;
}

/** `npm run simulate`: the digests that subscriptions would have got on recorded days; from the archive, or from the bundled sample where that has no list of them. */
export async function runSimulate(args: readonly string[], parts: SimulateParts): Promise<void> {
  const plan = planOf(args);
  const lists = await listsOf(plan, parts);
  const start = Date.parse(`${plan.from}T00:00:00Z`);
  const outages = plan.outages.map((day) => hours(day, 6, 15));
  const residents = plan.channel
    ? [await ownChannel(parts.own, plan.channel, start)]
    : Array.from({ length: plan.channels }, (_, index) => madeUp(plan, index, start));
  const world = await createWorld(lists, start, outages);
  for (const resident of residents) await world.add(resident);
  const down = plan.restarts.map((day) => hours(day, 6, 10));
  for (let at = start; at < Date.parse(`${addDays(plan.to, 1)}T00:00:00Z`); at += MINUTE_MS) {
    if (!down.some((stretch) => at >= stretch.from && at < stretch.to)) await world.minute(at);
  }
  parts.write(report(plan, residents, { posted: world.posted, show: parts.show }));
  await world.close();
}

function report(
  plan: Simulation,
  residents: readonly SimulatedChannel[],
  { posted, show }: Pick<SimulateParts, 'show'> & { posted: readonly Posted[] },
): string {
  const byChannel = Map.groupBy(posted, ({ channel }) => channel);
  const shown = residents.slice(0, SHOWN_CHANNELS).flatMap(({ ordered }) => {
    const [{ channel, zone }] = ordered;
    const posts = byChannel.get(channel.id) ?? [];
    const digests = posts.map((post) => `── ${dayAndTime(post.at, zone)}\n\n${show(post.document, zone)}\n`);
    return [`${channel.id}: ${timesOf(ordered)}\n`, ...(digests.length > 0 ? digests : ['Nothing came.\n'])];
  });
  const repeated = [...byChannel.values()]
    .map((posts) => repeats(posts))
    .reduce((sum, count) => sum + count, 0);
  const papers = posted.reduce((sum, { document }) => sum + idsOf(document).length, 0);
  const alerts = posted.filter(({ rings }) => rings).length;
  const total = [
    `${longDay(plan.from)} to ${longDay(plan.to)}, ${plural(residents.length, 'channel')}:`,
    `${plural(posted.length - alerts, 'digest')}, ${alerts > 0 ? `${plural(alerts, 'alert')}, ` : ''}${plural(papers, 'paper')}, ${repeated} shown twice in a channel`,
  ];
  return `${[...shown, total.join(' ')].join('\n')}\n`;
}

/** "09:00 UTC"; of several digests, each by its name. */
function timesOf(ordered: SimulatedChannel['ordered']): string {
  const named = ordered.length > 1;
  return ordered.map(({ name, time, zone }) => `${named ? `${name} ` : ''}${time} ${zone}`).join(', ');
}

function madeUp({ zones }: Simulation, index: number, start: number): SimulatedChannel {
  const topics = index % 2 === 0 ? TOPICS.slice(0, 1 + (index % TOPICS.length)) : [];
  const ordered = {
    ...SUBSCRIPTION_DEFAULTS,
    channel: { platform: 'simulated', workspace: 'simulation', id: `channel-${index + 1}` },
    time: ['09:00', '17:30', '07:15', '02:30'][index % 4] ?? '09:00',
    zone: zones[index % zones.length] ?? 'UTC',
    size: [5, 10, 3][index % 3] ?? 5,
    since: start,
  };
  return {
    ordered: [ordered],
    follows: topics.map((topic) => ({ topic: topicOf(topic), level: 'normal' })),
    mutes: [],
  };
}

async function listsOf(
  { from, to }: Simulation,
  { archive, sample }: Pick<SimulateParts, 'archive' | 'sample'>,
): Promise<Map<Day, Paper[]>> {
  const stored = Map.groupBy(archive.listings(from, to), ({ day }) => day);
  const lists = new Map([...stored].map(([day, listings]) => [day, listings.map(({ paper }) => paper)]));
  for (const day of lists.size > 0 ? [] : daysBetween(from, to)) {
    const papers = await sample.daily(day, { patience: 'job' });
    if (papers.length > 0) lists.set(day, [...papers]);
  }
  if (lists.size > 0) return lists;
  throw new UserError(
    'nothing-stored',
    `No list from ${from} to ${to} is stored: fill the archive with npm run backfill, or ${SIMULATE_USAGE}.`,
  );
}

function hours(day: Day, from: number, to: number): Stretch {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { from: midnight + from * HOUR_MS, to: midnight + to * HOUR_MS };
}

function idsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

function repeats(posts: readonly Posted[]): number {
  const ids = posts.flatMap(({ document }) => idsOf(document));
  return ids.length - new Set(ids).size;
}
