import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { Channel } from '#core/channel.ts';
import type { Paper } from '#core/paper.ts';
import { topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { paper } from '#test/fakes/papers.ts';
import { judged } from '../count.ts';
import { TOPICS } from '../lists.ts';
import type { Platform, PlatformName } from '../platforms.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { deliveriesIn } from '../state-file.ts';
import { unkind } from './kills.ts';

/** SIGKILL at random instants while papers are listed for which topics ring, of one program or of two at once, on a platform that loses answers. */
export const alerts: readonly Row[] = [
  { name: 'alerts-discord', run: (effort) => ringing('discord', effort) },
  { name: 'alerts-slack', run: (effort) => ringing('slack', effort) },
];

// As many of each topic as ring on a day.
const PAPERS = TOPICS.flatMap((topic, subject) =>
  Array.from({ length: 5 }, (_, at) => {
    const title = `${topic} study number ${subject}.${at}`;
    return paper({ id: `2607.9${subject}${String(at).padStart(3, '0')}`, title, abstract: `${title}.` });
  }),
);
const LIFE_MS = 1_500;
const PATIENCE_MS = 120_000;
// Nobody answers there: what rings comes from what is stored, whatever the hour.
const NO_SOURCE = { HF_ENDPOINT: 'http://127.0.0.1:9' };

async function ringing(name: PlatformName, { short, kills, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name] });
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = unkind(random);
  const followed = await follow(running.file, platform.channels(short ? 20 : 100));
  const archive = openArchive(join(running.folder, 'archive.sqlite'));
  const wanted = short ? kills : Math.ceil(kills / 3);
  try {
    for (let life = 1; life <= wanted; life += 1)
      await oneLife(running, archive, { share: life / wanted, random });
    await running.start({ env: NO_SOURCE });
    const owed = [...followed.values()].reduce((sum, topic) => sum + papersOf(topic).length, 0);
    await settled(running, owed);
  } finally {
    await archive.close();
  }
  return verdict(running, platform, { followed, kills: wanted });
}

/** Lists its share of the papers while one program runs, or two, and ends them. */
async function oneLife(
  running: FaultSetup,
  archive: Archive,
  { share, random }: { share: number; random: () => number },
): Promise<void> {
  const count = random() < 0.3 ? 2 : 1;
  const programs = await Promise.all(Array.from({ length: count }, () => running.start({ env: NO_SOURCE })));
  await Promise.all(programs.map((program) => program.ready()));
  const at = Temporal.Now.instant();
  // The list that is open has papers one after another, as one that fills.
  const day = at.toZonedDateTimeISO('America/New_York').add({ minutes: 150 }).toPlainDate().toString();
  const papers = PAPERS.slice(0, Math.ceil(PAPERS.length * share));
  await archive.putList({ source: 'huggingface', day, papers, at });
  await after(random() * LIFE_MS);
  await Promise.all(programs.map((program) => program.kill()));
}

/** Has a topic ring in each channel; which one by the channel's id. */
async function follow(file: string, channels: readonly Channel[]): Promise<ReadonlyMap<string, string>> {
  const state = await openState(file);
  const followed = new Map<string, string>();
  try {
    for (const [index, channel] of channels.entries()) {
      const topic = TOPICS[index % TOPICS.length] ?? '';
      const owner = { kind: 'channel', channel } as const;
      await state.follows.put({ owner, topic: topicOf(topic), level: 'normal', alert: 'now' });
      followed.set(channel.id, topic);
    }
  } finally {
    await state.close();
  }
  return followed;
}

function papersOf(topic: string): readonly Paper[] {
  return PAPERS.filter(({ title }) => title.startsWith(topic));
}

/** Resolves once so many ring and none waits, or when that takes too long: what is lost then is counted. */
async function settled({ file }: FaultSetup, owed: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  const isSettled = () => {
    const rows = deliveriesIn(file);
    return rows.length >= owed && rows.every(({ state }) => state === 'sent');
  };
  while (!isSettled() && performance.now() < end) await after(50);
}

function verdict(
  running: FaultSetup,
  platform: Platform,
  { followed, kills }: { followed: ReadonlyMap<string, string>; kills: number },
): Outcome {
  const pairs = (place: string, papers: readonly string[]) => papers.map((id) => `${place} ${id}`);
  const owed = new Set(
    [...followed].flatMap(([place, topic]) =>
      pairs(
        place,
        papersOf(topic).map(({ id }) => id),
      ),
    ),
  );
  const rang = new Set(platform.posted().flatMap(({ place, papers }) => pairs(place, papers)));
  const lost = owed.difference(rang).size;
  const wrong = rang.difference(owed).size;
  const more = `; ${rang.size} of ${owed.size} alerts, ${lost} lost, ${wrong} false, ${kills} kills, ${platform.posts()} posts`;
  return judged(running, { more, good: lost + wrong === 0 });
}
