import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Archive } from '#core/archive/archive.ts';
import { terms } from '#core/text/words.ts';
import { type Topic, topicOf } from '#core/topics/topic.ts';
import { subjectKeys } from '#store/matcher/index.ts';
import { profileReader } from '#store/matcher/profile-store.ts';
import { paperOf, type Text } from '../../data.ts';
import { type Row, timed } from '../../measure.ts';
import { random } from '../lookups.ts';
import { archiveOf, drawn } from '../samples.ts';
import type { OpenTopics } from '../topic-rows.ts';

const TOPICS = 1_000;
const PAPERS = 200;
const LONGEST = 4;
const SEED = 42;
/** As many as were prepared in one block before: a thousand take as much longer. */
const AT_ONCE = 20;

/** The longest that anybody else waits while so many topics that are new are made ready, and then matched. */
export async function prepareRows({ texts }: OpenTopics, size: number): Promise<Row[]> {
  const some = drawn(texts, size);
  const { archive, folder } = await archiveOf(some);
  const topics = topicsFrom(some, TOPICS);
  const papers = some.slice(-PAPERS).map(paperOf);
  const db = new DatabaseSync(join(folder, 'archive.sqlite'));
  const here = timed(() => profileReader(db)(topics.slice(0, AT_ONCE).flatMap(subjectKeys)));
  db.close();
  const rows = [
    {
      what: `${AT_ONCE} prepared where they are asked for`,
      topics: AT_ONCE,
      seconds: here / 1000,
      'longest block ms': here,
    },
    await waited(`prepared beside`, () => archive.prepare(topics)),
    await waited(`matched with ${PAPERS} papers`, () => matched(archive, topics, papers)),
  ];
  await archive.close();
  return rows;
}

async function matched(
  archive: Archive,
  topics: readonly Topic[],
  papers: Parameters<Archive['matchMany']>[1],
): Promise<void> {
  await archive.matchMany(
    topics.map((topic) => ({ topic, level: 'normal' })),
    papers,
  );
}

/** How long some work takes, and the longest between two turns of this thread meanwhile: by the clock, on which other processes count too, and by its own processor time. */
async function waited(what: string, work: () => Promise<void>): Promise<Row> {
  const longest = { clock: 0, own: 0 };
  let last = { clock: performance.now(), own: ownTime() };
  let ended = false;
  const turn = () => {
    const now = { clock: performance.now(), own: ownTime() };
    longest.clock = Math.max(longest.clock, now.clock - last.clock);
    longest.own = Math.max(longest.own, now.own - last.own);
    last = now;
    if (!ended) setImmediate(turn);
  };
  setImmediate(turn);
  const began = performance.now();
  await work();
  ended = true;
  turn();
  return {
    what,
    topics: TOPICS,
    seconds: (performance.now() - began) / 1000,
    'longest block ms': longest.clock,
    'of it own': longest.own,
  };
}

/** The processor time of this thread alone, in milliseconds. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Different topics of 1 to 4 neighbouring words of titles. */
function topicsFrom(texts: readonly Text[], count: number): Topic[] {
  const below = random(SEED);
  const topics = new Map<string, Topic>();
  while (topics.size < count) {
    const words = terms(texts[below(texts.length)]?.title ?? '');
    const start = below(Math.max(1, words.length - 1));
    const text = words.slice(start, start + 1 + below(LONGEST)).join(' ');
    if (text) topics.set(text, topicOf(text));
  }
  return [...topics.values()];
}
