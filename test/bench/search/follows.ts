import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Paper } from '#core/paper.ts';
import { subject } from '#core/search/filters.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { bodyOf } from '#store/archive/paper-table.ts';
import { createOverlap, findOverlap } from '#store/matcher/percolate/overlap.ts';
import { createView, readPaper } from '#store/matcher/percolate/paper-view.ts';
import { LEVELS, score } from '#store/matcher/percolate/score.ts';
import { packTopics } from '#store/matcher/percolate/topic-table.ts';
import { profileReader } from '#store/matcher/profile-store.ts';
import { averageLengthOf } from '#store/matcher/reference-store.ts';
import type { Row } from '../measure.ts';
import { bestOf, type Judgments, pointAt } from './curve.ts';
import type { Judged } from './sets.ts';

/** The score that decides a follow, for every query as a topic (outer) and every paper (inner), in the order given. */
export function followScores(
  folder: string,
  topics: readonly string[],
  papers: readonly Paper[],
): readonly (readonly number[])[] {
  const db = new DatabaseSync(join(folder, 'archive.sqlite'));
  const keys = topics.map((text) => subject(parseQuery(text)).toLowerCase());
  const ways = profileReader(db)(keys).map((topic) => [topic, ...topic.also]);
  const table = packTopics(ways.flat());
  const view = createView(table);
  const overlap = createOverlap(table.size);
  const average = averageLengthOf(db);
  const scores: number[][] = topics.map(() => []);
  for (const paper of papers) {
    readPaper(view, { title: paper.title, text: bodyOf(paper) }, table, average);
    findOverlap(overlap, 0, view, table);
    const each: number[] = [];
    for (const [topic, number] of table.given.entries()) each[number] = score(table, topic, overlap, view);
    for (const [topic, ofTopic] of scores.entries())
      ofTopic.push(Math.max(...each.splice(0, ways[topic]?.length)));
  }
  db.close();
  return scores;
}

/** How well those scores tell the papers of each topic from those of the others. */
export function followQuality(
  { queries, relevant }: Judged,
  scores: readonly (readonly number[])[],
  papers: readonly Paper[],
): Row[] {
  const topics = queries.map(
    ({ id }, at): Judgments => ({
      scores: scores[at] ?? [],
      onTopic: papers.map((paper) => relevant.get(id)?.has(paper.id) ?? false),
    }),
  );
  const { best, atHalf } = bestOf(topics);
  const row = (what: string, { threshold, f1, precision, recall }: typeof best): Row => ({
    what,
    threshold,
    F1: f1,
    precision,
    recall,
  });
  return [
    row('best F1', best),
    ...(atHalf ? [row('recall 0.5', atHalf)] : []),
    ...Object.entries(LEVELS).map(([level, threshold]) => row(`level ${level}`, pointAt(topics, threshold))),
  ];
}
