import { join } from 'node:path';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf, type Text } from '../data.ts';
import { printTable, type Row, temporaryFolder } from '../measure.ts';
import { linearSvm } from './linear-svm.ts';
import { random } from './lookups.ts';
import { type Judged, readCorpus, readJudged } from './sets.ts';
import { tfIdfReader } from './tf-idf.ts';

/** Somebody who has saved some papers of some topics, and wants the others of them. */
interface Reader {
  readonly saved: readonly string[];
  readonly wanted: ReadonlySet<string>;
}

const KINDS = [
  { name: '1 interest × 3 saves', interests: 1, saves: 3 },
  { name: '1 × 6', interests: 1, saves: 6 },
  { name: '3 × 4', interests: 3, saves: 4 },
];
const DRAWS = 60;
const SIZES = [5_000, 40_000];
/** A topic has to have as many more papers than are saved. */
const LEFT_TO_FIND = 8;
const SHOWN = 10;
const COST = 0.01;
// What is kept of papers that are looked at goes with them.
const AT_ONCE = 2_000;

/** Prints how many of the first ten papers are what simulated readers want, beside arxiv-sanity-lite's model on the same saves. */
export async function printReaders(folder: string, sizes: readonly number[] = SIZES): Promise<void> {
  const texts = readCorpus(folder);
  const judged = readJudged(folder);
  for (const size of sizes) {
    const some = sampleOf(texts, judged, size);
    const readers = KINDS.map((kind, seed) => draw(topicsOf(judged), kind, seed + 1));
    printTable(`For me among ${some.length} papers, P@10 from what was saved, ${DRAWS} readers each`, [
      rowOf('near what was saved', readers, await byNearness(some, readers.flat())),
      rowOf("arxiv-sanity-lite's linear SVM", readers, bySvm(some, readers.flat())),
    ]);
  }
}

/** All judged papers, and as many others as it takes. */
function sampleOf(texts: readonly Text[], { judged }: Judged, size: number): Text[] {
  if (size >= texts.length) return [...texts];
  const needed = new Set(judged);
  const below = random(size);
  while (needed.size < size) needed.add(texts[below(texts.length)]?.id ?? '');
  return texts.filter(({ id }) => needed.has(id));
}

/** The papers of every second topic, by name: the others are what the numbers were fitted on. */
function topicsOf({ relevant }: Judged): (readonly string[])[] {
  return [...relevant]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .filter((_, at) => at % 2 === 1)
    .map(([, papers]) => [...papers.keys()]);
}

function draw(
  topics: readonly (readonly string[])[],
  { interests, saves }: { interests: number; saves: number },
  seed: number,
): Reader[] {
  const below = random(seed);
  const large = topics.filter(({ length }) => length >= saves + LEFT_TO_FIND);
  return Array.from({ length: DRAWS }, () => {
    const chosen = shuffled(large, below).slice(0, interests);
    const papers = chosen.map((topic) => shuffled(topic, below));
    const saved = papers.flatMap((topic) => topic.slice(0, saves));
    return { saved, wanted: new Set(papers.flat().filter((id) => !saved.includes(id))) };
  });
}

function shuffled<Item>(items: readonly Item[], below: (bound: number) => number): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(below(left.length), 1));
}

function rowOf(what: string, readers: readonly (readonly Reader[])[], answers: readonly string[][]): Row {
  let from = 0;
  const columns = KINDS.map(({ name }, at) => {
    const these = readers[at] ?? [];
    const right = these.map(
      ({ wanted }, reader) => (answers[from + reader] ?? []).filter((id) => wanted.has(id)).length / SHOWN,
    );
    from += these.length;
    return [name, right.reduce((sum, share) => sum + share, 0) / Math.max(1, these.length)] as const;
  });
  return { what, ...Object.fromEntries(columns) };
}

async function byNearness(texts: readonly Text[], readers: readonly Reader[]): Promise<string[][]> {
  const archive = openArchive(join(temporaryFolder(), 'archive.sqlite'));
  await archive.putPapers(texts.map(paperOf));
  await archive.learn();
  const best = readers.map(() => new Map<string, number>());
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const among = texts.slice(from, from + AT_ONCE).map(paperOf);
    for (const [at, { saved }] of readers.entries()) {
      const liked = saved.flatMap((id) => archive.paper(id)?.paper ?? []);
      for (const { paper, score } of archive.near(liked, among).slice(0, SHOWN + saved.length))
        best[at]?.set(paper.id, score);
    }
  }
  await archive.close();
  return best.map((scores, at) => firstOf(scores, readers[at]?.saved ?? []));
}

function bySvm(texts: readonly Text[], readers: readonly Reader[]): string[][] {
  const rows = tfIdfReader()(texts.map(({ title, text }) => `${title} ${text}`));
  const places = new Map(texts.map(({ id }, at) => [id, at]));
  return readers.map(({ saved }) => {
    const positive = new Set(saved.flatMap((id) => places.get(id) ?? []));
    const { decisions } = linearSvm(rows, { positive, cost: COST });
    return firstOf(new Map(texts.map(({ id }, at) => [id, decisions[at] ?? 0])), saved);
  });
}

function firstOf(scores: ReadonlyMap<string, number>, saved: readonly string[]): string[] {
  return [...scores]
    .filter(([id]) => !saved.includes(id))
    .sort(([, one], [, other]) => other - one)
    .slice(0, SHOWN)
    .map(([id]) => id);
}
