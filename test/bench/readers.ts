import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import { openArchive } from '#store/archive/archive.ts';
import { printTable, type Row, temporaryFolder } from './measure.ts';
import { ARCHIVE, type HiddenList, hiddenLists } from './readers/lists.ts';
import { drawReaders, type HiddenReader, look, type Memory } from './readers/reader.ts';
import { rowReader, WAYS } from './readers/ways.ts';

// How the newest work on daily paper streams measures it: readers, days and a display budget fixed, labels hidden,
// interests that drift. What is printed is of readers drawn anew for each seed; nothing is fitted on them.
const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '24' },
    days: { type: 'string', default: '50' },
    before: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    /** So many of the newest lists are left out: what is fitted is fitted on other days than those that are reported. */
    back: { type: 'string', default: '0' },
    /** Nobody's interests change: what the same readers would have had, against which the change is held. */
    steady: { type: 'boolean', default: false },
    /** Only the ways whose name has this in it. */
    way: { type: 'string', default: '' },
  },
});
const [READERS = 0, DAYS = 0, BEFORE = 0, SEED = 0, BACK = 0] = [
  values.readers,
  values.days,
  values.before,
  values.seed,
  values.back,
].map(Number);
const ASKED = Object.entries(WAYS).filter(([what]) => what.includes(values.way));
const SHOWN = 10;
const FIRST = 5;
const DRIFT = Math.floor(DAYS / 2);
// How long somebody is new to it, and how long a change may take.
const EARLY = Math.min(5, DRIFT);
/** The windows that are told apart: from the first day, counted from 0, to the one behind the last. */
const WINDOWS = [0, EARLY, DRIFT, DRIFT + EARLY, Math.min(DAYS, DRIFT + 2 * EARLY), DAYS]
  .map((from, at, all) => [from, all[at + 1] ?? from] as const)
  .filter(([from, to]) => to > from);

/** What came of one way on one day, for one reader. */
interface Outcome {
  readonly day: number;
  readonly ndcg: number;
  readonly useful: number;
}

if (existsSync(ARCHIVE)) await main();
else console.log(`${ARCHIVE} is not there: nothing is measured.`);

async function main(): Promise<void> {
  const lists = hiddenLists({ count: BEFORE + DAYS, back: BACK });
  const days = lists.slice(-DAYS);
  const drawn = drawReaders(days, { count: READERS, drift: DRIFT, seed: SEED });
  const readers = values.steady ? drawn.map(steady) : drawn;
  const outcomes = await replay(lists.slice(0, -DAYS), days, readers);
  const changed = values.steady ? 'no interest changes' : `half of the interests change on day ${DRIFT + 1}`;
  const about = `${READERS} readers over ${DAYS} lists, ${SHOWN} shown a day; ${changed}`;
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
  const rowsOf = rowReader();
  const outcomes = new Map<string, Outcome[]>(ASKED.map(([what]) => [what, []]));
  const memories = new Map(
    ASKED.map(([what]) => [what, readers.map((): Memory => ({ saved: [], relevant: 0 }))]),
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
        const wanted = new Set(reader.interestsOn(day));
        const isRelevant = (id: string) => !wanted.isDisjointFrom(list.keywords.get(id) ?? new Set());
        // Topics are those of the first day: nobody writes new ones the moment that they mean something else.
        const facts = { archive, listings, known, topics: reader.interestsOn(0), memory, similar };
        const shown = await way(facts, SHOWN);
        const all = list.papers.filter(({ id }) => isRelevant(id)).length;
        if (all > 0)
          outcomes.get(what)?.push({
            day,
            ...quality(
              shown.map(({ id }) => isRelevant(id)),
              all,
            ),
          });
        look(shown, isRelevant, memory);
      }
  }
  await archive.close();
  return outcomes;
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

/** Of a ranking whose papers are relevant or not, among `all` that are. */
function quality(relevant: readonly boolean[], all: number): Omit<Outcome, 'day'> {
  const gain = (flags: readonly boolean[]) =>
    flags.reduce((sum, is, at) => sum + (is ? 1 / Math.log2(at + 2) : 0), 0);
  const ideal = gain(Array.from({ length: Math.min(all, SHOWN) }, () => true));
  return { ndcg: gain(relevant) / ideal, useful: relevant.slice(0, FIRST).filter(Boolean).length };
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
