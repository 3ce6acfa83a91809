import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { messageOf, UserError } from '#core/errors.ts';
import { Day, type Paper } from '#core/paper.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { plural } from '#core/text/text.ts';
import { addDays, daysBetween, longDay } from '#core/time/dates.ts';
import { nextDue } from '#core/time/schedule.ts';
import { parseZone } from '#core/time/zone.ts';
import { createWorld, type Posted } from './virtual-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const USAGE = 'type npm run simulate -- --from 2026-08-17 --to 2026-08-21 --tz Europe/Berlin';
const TOPICS = [
  'LLM quantization',
  'world models',
  'reinforcement learning for reasoning',
  'video generation',
];
// Each day of more channels than this is summed up instead of listed.
const LISTED_CHANNELS = 3;

interface Plan {
  readonly from: Day;
  readonly to: Day;
  readonly zones: readonly string[];
  readonly channels: number;
  /** The source is down from 06:00 to 15:00 UTC of this day. */
  readonly outage?: Day | undefined;
  /** The program is down from 06:00 to 10:00 UTC of this day. */
  readonly restart?: Day | undefined;
}

/** `npm run simulate`: what subscriptions would have got on recorded days; from the archive, or from the bundled sample where that has no list of them. */
export async function runSimulate(
  args: readonly string[],
  { archive, sample, write }: { archive: Archive; sample: PaperSource; write: (text: string) => void },
): Promise<void> {
  const plan = planOf(args);
  const lists = await listsOf(plan, archive, sample);
  const start = Date.parse(`${plan.from}T00:00:00Z`);
  const simulation = await createWorld(lists, start, plan.outage ? hours(plan.outage, 6, 15) : undefined);
  const subscriptions = Array.from({ length: plan.channels }, (_, index) =>
    subscriptionOf(plan, index, start),
  );
  for (const [index, subscription] of subscriptions.entries()) {
    const due = nextDue(subscription, Temporal.Instant.fromEpochMilliseconds(start)).at.epochMilliseconds;
    await simulation.add(
      subscription,
      due,
      index % 2 === 0 ? TOPICS.slice(0, 1 + (index % TOPICS.length)) : [],
    );
  }
  const down = plan.restart ? hours(plan.restart, 6, 10) : undefined;
  for (let at = start; at < Date.parse(`${addDays(plan.to, 1)}T00:00:00Z`); at += MINUTE_MS) {
    if (!down || at < down.from || at >= down.to) await simulation.minute(at);
  }
  write(report(plan, subscriptions, simulation.posted));
  await simulation.close();
}

function report(plan: Plan, subscriptions: readonly NewSubscription[], posted: readonly Posted[]): string {
  const byChannel = Map.groupBy(posted, ({ channel }) => channel);
  const listed = subscriptions.slice(0, LISTED_CHANNELS).flatMap((subscription) => {
    const { channel, time, zone } = subscription;
    const lines = (byChannel.get(channel.id) ?? []).map(
      (post) => `  ${localTime(post, zone)}  ${post.document.summary}`,
    );
    return [`${channel.id}: ${time} ${zone}`, ...lines, ''];
  });
  const repeated = [...byChannel.values()]
    .map((posts) => repeats(posts))
    .reduce((sum, count) => sum + count, 0);
  const papers = posted.reduce((sum, { document }) => sum + idsOf(document).length, 0);
  const total = [
    `${longDay(plan.from)} to ${longDay(plan.to)}, ${plural(subscriptions.length, 'channel')}:`,
    `${plural(posted.length, 'digest')}, ${plural(papers, 'paper')}, ${repeated} shown twice in a channel`,
  ];
  return `${[...listed, total.join(' ')].join('\n')}\n`;
}

function subscriptionOf({ zones }: Plan, index: number, start: number): NewSubscription {
  return {
    ...SUBSCRIPTION_DEFAULTS,
    channel: { platform: 'simulated', workspace: 'simulation', id: `channel-${index + 1}` },
    time: ['09:00', '17:30', '07:15', '02:30'][index % 4] ?? '09:00',
    zone: zones[index % zones.length] ?? 'UTC',
    size: [5, 10, 3][index % 3] ?? 5,
    since: start,
  };
}

async function listsOf(
  { from, to }: Plan,
  archive: Archive,
  sample: PaperSource,
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
    `No list from ${from} to ${to} is stored: fill the archive with npm run backfill, or ${USAGE}.`,
  );
}

function planOf(args: readonly string[]): Plan {
  const { from = '2026-08-17', to = from, tz = 'UTC', channels = '1', outage, restart } = valuesOf(args);
  for (const [name, day] of Object.entries({ from, to, outage, restart })) {
    if (day !== undefined && !Day.safeParse(day).success) {
      throw new UserError('usage', `--${name} must be a day such as 2026-08-20, not “${day}”.`);
    }
  }
  if (!/^[1-9]\d{0,4}$/.test(channels))
    throw new UserError('usage', `--channels must be a number from 1 to 99999, not “${channels}”.`);
  const zones = tz === 'all' ? Intl.supportedValuesOf('timeZone') : tz.split(',').map(parseZone);
  return { from, to, zones, channels: Number(channels), outage, restart };
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { from: text, to: text, tz: text, channels: text, outage: text, restart: text };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError('usage', `${messageOf(error)}: ${USAGE}.`);
  }
}

function hours(day: Day, from: number, to: number): { from: number; to: number } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { from: midnight + from * HOUR_MS, to: midnight + to * HOUR_MS };
}

function localTime({ at }: Posted, zone: string): string {
  const local = at.toZonedDateTimeISO(zone);
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function idsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

function repeats(posts: readonly Posted[]): number {
  const ids = posts.flatMap(({ document }) => idsOf(document));
  return ids.length - new Set(ids).size;
}
