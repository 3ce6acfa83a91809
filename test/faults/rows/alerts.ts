import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { Channel } from '#core/channel.ts';
import type { Paper } from '#core/paper.ts';
import { topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { paper } from '#test/fakes/papers.ts';
import { noPostgres } from '#test/postgres-server.ts';
import { judged } from '../count.ts';
import { TOPICS } from '../lists.ts';
import type { Platform, PlatformName } from '../platforms.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { progressIn } from '../state-file.ts';
import { unkind } from './kills.ts';

/** SIGKILL at random instants while papers are listed for which topics ring, of one program or of two at once, on a platform that loses answers; also of machines with an archive each over one PostgreSQL, which is killed, too. */
export const alerts: readonly Row[] = [
  { name: 'alerts-discord', run: (effort) => ringing('discord', effort) },
  { name: 'alerts-slack', run: (effort) => ringing('slack', effort) },
  {
    name: 'alerts-postgres',
    run: async (effort) => {
      const missing = noPostgres();
      return missing ? skipped(missing) : await ringing('discord', effort, { inPostgres: true });
    },
  },
];

// As many of each topic as ring on a day.
const PAPERS = TOPICS.flatMap((topic, subject) =>
  Array.from({ length: 5 }, (_, at) => {
    const title = `${topic} study number ${subject}.${at}`;
    return paper({ id: `2607.9${subject}${String(at).padStart(3, '0')}`, title, abstract: `${title}.` });
  }),
);
const LIFE_MS = 1_500;
const MACHINES = ['machine-0', 'machine-1'];
const LIVES_A_STRIKE = 4;
const PATIENCE_MS = 120_000;
// Nobody answers there: what rings comes from what is stored, whatever the hour.
const NO_SOURCE = { HF_ENDPOINT: 'http://127.0.0.1:9' };

async function ringing(
  name: PlatformName,
  { short, kills, random }: Effort,
  { inPostgres = false }: { inPostgres?: boolean } = {},
): Promise<Outcome> {
  await using running = await setUpFaults({ on: [name], inPostgres });
  const { database, folder, file } = running;
  const [platform] = running.platforms as readonly [Platform];
  platform.weather = unkind(random);
  const state = () => (database ? openPostgresState(database.url) : openState(file));
  const followed = await follow(await state(), platform.channels(short ? 20 : 100));
  const archives = (database ? MACHINES : ['']).map((machine) => archiveIn(join(folder, machine)));
  // Machines over one database differ from the others in that alone, and it is killed and started in between, too.
  const wanted = inPostgres ? Math.ceil(kills / 3) : kills;
  let struck = 0;
  try {
    for (let life = 1; life <= wanted; life += 1) {
      await oneLife(running, archives, { share: life / wanted, random });
      if (!database || life % LIVES_A_STRIKE > 0) continue;
      await database.server.kill();
      await database.server.start();
      struck += 1;
    }
    await running.start({ env: NO_SOURCE, ...(database ? { machine: 0 } : {}) });
    const owed = [...followed.values()].reduce((sum, topic) => sum + papersOf(topic).length, 0);
    await settled(running, owed);
  } finally {
    await Promise.all(archives.map((archive) => archive.close()));
  }
  return verdict(running, platform, { followed, kills: wanted, struck });
}

function archiveIn(folder: string): Archive {
  mkdirSync(folder, { recursive: true });
  return openArchive(join(folder, 'archive.sqlite'));
}

/** Lists its share of the papers while one program runs, or two, and ends them. */
async function oneLife(
  running: FaultSetup,
  archives: readonly Archive[],
  { share, random }: { share: number; random: () => number },
): Promise<void> {
  const count = random() < 0.3 ? 2 : 1;
  const first = random() < 0.5 ? 0 : 1;
  const programs = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      running.start({ env: NO_SOURCE, ...(running.database ? { machine: (first + at) % 2 } : {}) }),
    ),
  );
  await Promise.all(programs.map((program) => program.ready()));
  const at = Temporal.Now.instant();
  // The list that is open has papers one after another, as one that fills.
  const day = at.toZonedDateTimeISO('America/New_York').add({ minutes: 150 }).toPlainDate().toString();
  const papers = PAPERS.slice(0, Math.ceil(PAPERS.length * share));
  for (const archive of archives) await archive.putList({ source: 'huggingface', day, papers, at });
  await after(random() * LIFE_MS);
  await Promise.all(programs.map((program) => program.kill()));
}

/** Has a topic ring in each channel; which one by the channel's id. */
async function follow(state: StateStore, channels: readonly Channel[]): Promise<ReadonlyMap<string, string>> {
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
async function settled({ file, database }: FaultSetup, owed: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  const isSettled = async () => {
    const { digests, waiting } = database ? await database.progress() : progressIn(file);
    return digests >= owed && waiting === 0;
  };
  while (!(await isSettled()) && performance.now() < end) await after(50);
  await database?.copyTo(file);
}

function verdict(
  running: FaultSetup,
  platform: Platform,
  { followed, kills, struck }: { followed: ReadonlyMap<string, string>; kills: number; struck: number },
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
  const more = `; ${rang.size} of ${owed.size} alerts, ${lost} lost, ${wrong} false, ${kills} kills${running.database ? `, ${struck} of the database` : ''}, ${platform.posts()} posts`;
  return judged(running, { more, good: lost + wrong === 0 });
}
