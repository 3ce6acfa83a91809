import type { Paper } from '#core/paper.ts';
import { acronyms } from '#core/text/acronyms.ts';
import { LEVELS } from '#store/matcher/percolate/score.ts';
import { paperOf, type Text } from '../data.ts';
import type { Row } from '../measure.ts';
import { followQuality, followScores } from './follows.ts';
import { archiveOf, broughtBy, drawn, judged } from './samples.ts';
import type { Judged } from './sets.ts';

/** What is read of the open topics. */
export interface OpenTopics {
  readonly texts: readonly Text[];
  readonly known: Judged;
}

/** Follows by the quality of their scores and by level, in an archive of so many papers that were drawn. */
export async function levelRows({ texts, known }: OpenTopics, size: number): Promise<Row[]> {
  const { archive, folder } = await archiveOf(drawn(texts, size));
  await archive.close();
  const isJudged = new Set(known.judged);
  const pool = texts.filter(({ id }) => isJudged.has(id)).map(paperOf);
  const scores = followScores(
    folder,
    known.queries.map(({ text }) => text),
    pool,
  );
  return followQuality(known, scores, pool);
}

const ACRONYMS = 30;
const POOL = { size: 6_000, seed: 99 };
/** Sightings of a long form: fewer are a whim, more a word of everybody's. */
const SIGHTED = { least: 25, most: 400, share: 0.5 };

/** Topics that are an acronym: a paper is on one that has its long form, as abstracts introduce it. */
export async function acronymRows({ texts }: OpenTopics, size: number): Promise<Row[]> {
  const topics = acronymsOf(texts);
  const pool = drawn(texts, POOL.size, POOL.seed);
  const on = topics.map(
    ({ long }) => new Set(pool.filter((text) => spaced(text).includes(long)).map(({ id }) => id)),
  );
  return await levelsOf(
    texts,
    size,
    topics.map(({ short }) => short.toUpperCase()),
    { pool, on },
  );
}

const PHRASES = [
  'speech to speech',
  'text-to-image',
  'image-to-video',
  'end to end',
  'few-shot',
  'zero-shot',
  'text-to-speech',
  'sim-to-real',
  'chain of thought',
  'mixture of experts',
  'out-of-distribution',
  'human-in-the-loop',
  'in-context learning',
  'off-policy',
  'multi-agent',
  'vision-language',
  'low-rank',
  'test-time',
  'open-vocabulary',
  'retrieval-augmented',
];

/** Topics with hyphens or words between: a paper is on one that has it as a phrase, which a reader may judge otherwise. */
export async function phraseRows({ texts }: OpenTopics, size: number): Promise<Row[]> {
  const pool = drawn(texts, POOL.size, POOL.seed);
  const on = PHRASES.map((phrase) => {
    const wanted = ` ${phrase.replaceAll('-', ' ')} `;
    return new Set(pool.filter((text) => ` ${spaced(text)} `.includes(wanted)).map(({ id }) => id));
  });
  return await levelsOf(texts, size, PHRASES, { pool, on });
}

interface Wanted {
  readonly pool: readonly Text[];
  /** The ids of the pool's papers that each topic is to bring. */
  readonly on: readonly ReadonlySet<string>[];
}

async function levelsOf(
  texts: readonly Text[],
  size: number,
  topics: readonly string[],
  { pool, on }: Wanted,
): Promise<Row[]> {
  const { archive } = await archiveOf(drawn(texts, size));
  const among: readonly Paper[] = pool.map(paperOf);
  const rows: Row[] = [];
  for (const level of Object.keys(LEVELS) as (keyof typeof LEVELS)[]) {
    const brought = await broughtBy(archive, { topics, among, level });
    const figures = judged(
      brought,
      (topic, id) => on[topic]?.has(id) ?? false,
      (topic) => on[topic]?.size ?? 0,
    );
    rows.push({ what: `level ${level}`, topics: topics.length, ...figures });
  }
  await archive.close();
  return rows;
}

function acronymsOf(texts: readonly Text[]): { readonly short: string; readonly long: string }[] {
  const sightings = new Map<string, Map<string, number>>();
  for (const { text } of texts) {
    for (const { short, long } of acronyms(text)) {
      const longs = sightings.get(short.toLowerCase()) ?? new Map<string, number>();
      const form = long.toLowerCase().replaceAll('-', ' ');
      sightings.set(short.toLowerCase(), longs.set(form, (longs.get(form) ?? 0) + 1));
    }
  }
  const usual = [...sightings].flatMap(([short, longs]) => {
    const [[long, seen] = ['', 0]] = [...longs].sort(([, a], [, b]) => b - a);
    const all = [...longs.values()].reduce((sum, each) => sum + each, 0);
    const isUsual = seen >= SIGHTED.least && seen < SIGHTED.most && seen > SIGHTED.share * all;
    return isUsual ? [{ id: short, title: short, text: long }] : [];
  });
  const sorted = usual.sort((a, b) => (a.id < b.id ? -1 : 1));
  return drawn(sorted, ACRONYMS).map(({ id, text }) => ({ short: id, long: text }));
}

function spaced({ title, text }: Text): string {
  return `${title} ${text}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
}
