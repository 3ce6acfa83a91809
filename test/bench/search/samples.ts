import { join } from 'node:path';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { type Level, topicOf } from '#core/topics/topic.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf, type Text } from '../data.ts';
import { temporaryFolder } from '../measure.ts';
import { random } from './lookups.ts';
import type { Judged } from './sets.ts';

const SEED = 7;
const AT_ONCE = 2_000;

/** So many of some texts, drawn by a seed: the same ones each time. */
export function drawn(texts: readonly Text[], size: number, seed = SEED): Text[] {
  if (size >= texts.length) return [...texts];
  const below = random(seed);
  const left = [...texts];
  for (let at = 0; at < size; at++) {
    const other = at + below(left.length - at);
    [left[at], left[other]] = [left[other] as Text, left[at] as Text];
  }
  return left.slice(0, size);
}

/** All judged papers, and as many others as it takes, drawn by a seed. */
export function withJudged(
  { texts, known }: { readonly texts: readonly Text[]; readonly known: Judged },
  size: number,
): Text[] {
  const isJudged = new Set(known.judged);
  const others = texts.filter(({ id }) => !isJudged.has(id));
  const needed = new Set(drawn(others, Math.max(0, size - isJudged.size)).map(({ id }) => id));
  return texts.filter(({ id }) => isJudged.has(id) || needed.has(id));
}

// By the papers: several rows ask for the same ones, and to learn from 40,000 takes half a minute.
const made = new Map<string, string>();

/** An archive of some texts that has learned, in a folder that it may share with others who asked for the same. */
export async function archiveOf(
  texts: readonly Text[],
): Promise<{ readonly archive: Archive; readonly folder: string }> {
  const key = texts
    .map(({ id }) => id)
    .sort()
    .join(' ');
  const known = made.get(key);
  const folder = known ?? temporaryFolder();
  const archive = openArchive(join(folder, 'archive.sqlite'));
  made.set(key, folder);
  if (known) return { archive, folder };
  for (let from = 0; from < texts.length; from += AT_ONCE)
    await archive.putPapers(texts.slice(from, from + AT_ONCE).map(paperOf));
  await archive.learn();
  return { archive, folder };
}

/** The papers among some that each topic brings at a level, as a channel that follows it would get them. */
export async function broughtBy(
  archive: Archive,
  { topics, among, level }: { topics: readonly string[]; among: readonly Paper[]; level: Level },
): Promise<(readonly Paper[])[]> {
  const follows = topics.map((text) => ({ topic: topicOf(text), level }));
  const matches = await archive.matchMany(follows, among);
  return follows.map(({ topic }) => matches.flatMap((match) => (match.topic === topic ? [match.paper] : [])));
}

/** Precision, the mean over topics that brought something, and recall of what each brought. */
export function judged(
  brought: readonly (readonly Paper[])[],
  isOn: (topic: number, id: string) => boolean,
  wanted: (topic: number) => number,
): { readonly precision: number; readonly recall: number } {
  let [precision, recall, answered] = [0, 0, 0];
  brought.forEach((papers, topic) => {
    const right = papers.filter(({ id }) => isOn(topic, id)).length;
    recall += right / Math.max(1, wanted(topic));
    precision += papers.length > 0 ? right / papers.length : 0;
    answered += Number(papers.length > 0);
  });
  return { precision: precision / Math.max(1, answered), recall: recall / brought.length };
}
