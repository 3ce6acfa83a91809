import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseQuery } from '#core/search/read-query.ts';
import { percentile, type Row } from '../measure.ts';
import { lookups } from './lookups.ts';
import { reciprocalRank } from './quality.ts';
import { archiveOf, drawn, withJudged } from './samples.ts';
import type { OpenTopics } from './topic-rows.ts';

const FIRST = 10;
const LOOKUPS = { size: 300, seed: 23 };
const ROUNDS = 5;

/** Of the first ten papers that are similar to one of a reading list, those of the same section of it: all judged papers are in the archive. */
export async function similarRows(topics: OpenTopics, size: number): Promise<Row[]> {
  const { known } = topics;
  const { archive } = await archiveOf(withJudged(topics, size));
  const sections = [...known.relevant.values()];
  const shares = known.judged.flatMap((id) => {
    const own = new Set(sections.flatMap((papers) => (papers.has(id) ? [...papers.keys()] : [])));
    if (own.size <= 1) return [];
    const near = archive.similar(id, FIRST);
    return near.filter(({ found }) => own.has(found.paper.id)).length / Math.min(FIRST, own.size - 1);
  });
  await archive.close();
  const share = shares.reduce((sum, each) => sum + each, 0) / Math.max(1, shares.length);
  return [{ what: 'of the same section among the first ten', papers: shares.length, share }];
}

/** Title look-ups, times and disk of an archive of so many papers that were drawn. */
export async function sizeRows({ texts, known }: OpenTopics, size: number): Promise<Row[]> {
  const some = drawn(texts, size);
  const { archive, folder } = await archiveOf(some);
  const search = (text: string) =>
    archive.search(parseQuery(text), { sort: 'relevance', limit: FIRST, offset: 0 }).found;
  const asked = lookups(some, LOOKUPS.size, LOOKUPS.seed);
  const mrr = (kind: 'clean' | 'typo') =>
    asked.reduce((sum, each) => {
      const ids = search(each[kind]).map(({ paper: { id } }) => id);
      return sum + reciprocalRank(ids, (id) => id === each.id);
    }, 0) / Math.max(1, asked.length);
  const times = Array.from({ length: ROUNDS }, () => known.queries)
    .flat()
    .map(({ text }) => {
      const began = performance.now();
      search(text);
      return performance.now() - began;
    });
  const row = {
    papers: some.length,
    'MRR@10 clean': mrr('clean'),
    'one typo': mrr('typo'),
    'p95 ms': percentile(times, 0.95),
  };
  await archive.close();
  const bytes = statSync(join(folder, 'archive.sqlite')).size;
  return [{ ...row, 'KB a paper': bytes / 1024 / some.length }];
}
