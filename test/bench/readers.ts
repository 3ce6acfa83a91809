import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { openArchive } from '#store/archive/archive.ts';
import { printTable, type Row, temporaryFolder } from './measure.ts';
import { aheadOf } from './readers/ahead.ts';
import { followProposed } from './readers/following.ts';
import { ARCHIVE, type HiddenList, hiddenLists } from './readers/lists.ts';
import { FIRST, type Outcome, outcomesOf, relevance, SHOWN } from './readers/outcome.ts';
import { drawReaders, type HiddenReader, look, type Memory, TOPICS, tell } from './readers/reader.ts';
import { FOLLOWING, OURS, rowReader, TOLD_ALL, WAYS } from './readers/ways.ts';

// How the newest work on daily paper streams measures it: readers, days and a display budget fixed, labels hidden,
// interests that drift. What is printed is of readers drawn anew for each seed; nothing is fitted on them.
const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '24' },
    days: { type: 'string', default: '50' },
    before: { type: 'string', default: '100' },
    /** One or several, as in 1,2,3: so many readers are drawn for each. */
    seed: { type: 'string', default: '1' },
    /** So many of the newest lists are left out: what is fitted is fitted on other days than those that are reported. */
    back: { type: 'string', default: '0' },
    /** Nobody's interests change: what the same readers would have had, against which the change is held. */
    steady: { type: 'boolean', default: false },
    /** Which topics somebody has behind the change: still the `first` ones, since nobody writes new ones the moment that they mean something else; or, to see how far saves alone can get, those that they `kept`, and `now` what they mean by then. */
    topics: { type: 'string', default: 'first' },
    /** Only the ways whose name has this in it. */
    way: { type: 'string', default: '' },
  },
});
const [READERS = 0, DAYS = 0, BEFORE = 0, BACK = 0] = [
  values.readers,
  values.days,
  values.before,
  values.back,
].map(Number);
const SEEDS = values.seed.split(',').map(Number);
const topicsOf = TOPICS[values.topics] ?? refuse(`--topics is one of ${Object.keys(TOPICS).join(', ')}.`);
const ASKED = Object.entries(WAYS).filter(([what]) => what.includes(values.way));
const DRIFT = Math.floor(DAYS / 2);
// How long somebody is new to it, and how long a change may take.
const EARLY = Math.min(5, DRIFT);
/** The windows that are told apart: from the first day, counted from 0, to the one behind the last. */
const WINDOWS = [0, EARLY, DRIFT, DRIFT + EARLY, Math.min(DAYS, DRIFT + 2 * EARLY), DAYS]
  .map((from, at, all) => [from, all[at + 1] ?? from] as const)
  .filter(([from, to]) => to > from);

if (existsSync(ARCHIVE)) await main();
else console.log(`${ARCHIVE} is not there: nothing is measured.`);

async function main(): Promise<void> {
  const lists = hiddenLists({ count: BEFORE + DAYS, back: BACK });
  const days = lists.slice(-DAYS);
  const drawn = SEEDS.flatMap((seed) => drawReaders(days, { count: READERS, drift: DRIFT, seed }));
  const readers = values.steady ? drawn.map(steady) : drawn;
  const outcomes = await replay(lists.slice(0, -DAYS), days, readers);
  const changed = values.steady ? 'no interest changes' : `half of the interests change on day ${DRIFT + 1}`;
  const about = `${readers.length} readers over ${DAYS} lists, ${SHOWN} shown a day; ${changed}`;
  const tableOf = (of: (outcome: Outcome) => number) =>
    [...outcomes].map(([what, all]) => rowOf(what, all, of));
  printTable(
    `nDCG@${SHOWN}: ${about}`,
    tableOf(({ ndcg }) => ndcg),
  );
  printTable(
    `Useful among the first ${FIRST} a day: ${about}`,
    tableOf(({ useful }) => useful),
  );
  const ours = outcomes.get(OURS);
  if (!ours) return;
  const compared = aheadOf([OURS, ours], [...outcomes], { from: EARLY, seeds: SEEDS, perSeed: READERS });
  printTable(
    `Readers for whom ${OURS}, is ahead by their own nDCG@${SHOWN}, from day ${EARLY + 1} on`,
    compared,
  );
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** The same reader without the change. */
function steady({ interestsOn }: HiddenReader): HiddenReader {
  return { interestsOn: () => interestsOn(0) };
}

/** Lives through the days, with every way for each reader by itself. */
async function replay(
  before: readonly HiddenList[],
  days: readonly HiddenList[],
  readers: readonly HiddenReader[],
): Promise<Map<string, Outcome[]>> {
  const archive = openArchive(join(temporaryFolder(), 'archive.sqlite'));
  const put = ({ day, papers }: HiddenList) =>
    archive.putList({ source: 'huggingface', day, papers, at: Temporal.Instant.from(`${day}T18:00Z`) });
  for (const list of before) await put(list);
  await archive.learn();
  const keywords = new Map([...before, ...days].flatMap((list) => [...list.keywords]));
  const rowsOf = rowReader();
  const outcomes = new Map<string, Outcome[]>(ASKED.map(([what]) => [what, []]));
  const memories = new Map(
    ASKED.map(([what]) => [what, readers.map((): Memory => ({ saved: [], followed: [], relevant: 0 }))]),
  );
  for (const [day, list] of days.entries()) {
    await put(list);
    const known = rowsOf([...before, ...days.slice(0, day + 1)].flatMap(({ papers }) => papers));
    const listings = archive.listings(list.day, list.day);
    const similar = similarOn(archive);
    for (const [what, way] of ASKED)
      for (const [at, reader] of readers.entries()) {
        const memory = memories.get(what)?.[at];
        if (!memory) continue;
        const interests = reader.interestsOn(day);
        const isRelevant = relevance(interests, list);
        const topics = [...topicsOf(reader, day), ...memory.followed];
        const facts = { archive, listings, known, topics, memory, similar };
        const shown = await way(facts, SHOWN);
        outcomes.get(what)?.push(...outcomesOf({ reader: at, day, list, shown }, isRelevant));
        note(what, { list, shown, isRelevant, memory });
        if (what === FOLLOWING)
          await followProposed(archive, { memory, topics, interests }, { list, keywords });
      }
  }
  await archive.close();
  return outcomes;
}

/** What a way knows of a reader from the next day on. */
function note(
  what: string,
  {
    list,
    shown,
    isRelevant,
    memory,
  }: { list: HiddenList; shown: readonly Paper[]; isRelevant: (id: string) => boolean; memory: Memory },
): void {
  if (what === TOLD_ALL) tell(list.papers, isRelevant, memory);
  else look(shown, isRelevant, memory);
}

/** What the archive has similar to papers, asked once for all readers as long as it stays the same. */
function similarOn(archive: Archive): (id: string, count: number) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id, count) => {
    const ids = known.get(id) ?? archive.similar(id, count).map(({ found }) => found.paper.id);
    known.set(id, ids);
    return ids;
  };
}

/** Means over all readers and days of each window that had something to find. */
function rowOf(what: string, outcomes: readonly Outcome[], of: (outcome: Outcome) => number): Row {
  const columns = WINDOWS.map(([from, to]) => {
    const some = outcomes.filter(({ day }) => day >= from && day < to).map(of);
    const mean = some.reduce((sum, each) => sum + each, 0) / Math.max(1, some.length);
    return [`days ${from + 1}–${to}`, mean] as const;
  });
  return { what, ...Object.fromEntries(columns) };
}
