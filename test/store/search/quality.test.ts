import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import type { Archive } from '#core/ports.ts';
import { parseQuery } from '#core/query.ts';
import { openArchive } from '#store/archive.ts';
import { paperOf, SHARED } from '#test/bench/data.ts';
import { bestOf } from '#test/bench/search/curve.ts';
import { followScores } from '#test/bench/search/follows.ts';
import { quality } from '#test/bench/search/quality.ts';
import { readCorpus, readJudged } from '#test/bench/search/sets.ts';

const DATA = join(SHARED, 'search');
const skipped = existsSync(DATA) ? '' : ' (skipped: ../shared/data/search is not there)';
const SLOW_MS = 60_000;

function archiveOf(file: string, papers: readonly Paper[]): Archive {
  const archive = openArchive(file);
  archive.putPapers(papers);
  archive.learn();
  return archive;
}

// What the README states, less a little for rounding; `npm run bench:search` prints it all.
describe.skipIf(skipped)(`search is as good as the README says${skipped}`, () => {
  it.each([
    { set: 'scifact', ndcg: 0.69, recall: 0.93 },
    { set: '3dgs-tags', ndcg: 0.8, recall: 0.85 },
  ])(
    '$set',
    ({ set, ndcg, recall }) => {
      const { queries, relevant } = readJudged(join(DATA, set));
      const archive = archiveOf(':memory:', readCorpus(join(DATA, set)).map(paperOf));
      const answers = queries.map(({ id, text }) => {
        const page = { sort: 'relevance' as const, limit: 100, offset: 0 };
        return [id, archive.search(parseQuery(text), page).found.map(({ paper }) => paper.id)] as const;
      });
      const reached = quality(relevant, new Map(answers));
      expect(reached.ndcg).toBeGreaterThanOrEqual(ndcg);
      expect(reached.recall).toBeGreaterThanOrEqual(recall);
    },
    SLOW_MS,
  );
});

describe.skipIf(skipped)(`follows are as good as the README says${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-quality-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let reached: ReturnType<typeof bestOf>;

  beforeAll(() => {
    const { queries, relevant, judged } = readJudged(join(DATA, 'topics'));
    const isJudged = new Set(judged);
    // A quarter of the other papers takes a quarter of the time, and costs 0.03 of what the README states.
    const papers = readCorpus(join(DATA, 'topics'))
      .filter(({ id }, at) => isJudged.has(id) || at % 4 === 0)
      .map(paperOf);
    archiveOf(join(folder, 'archive.sqlite'), papers).close();
    const pool = papers.filter(({ id }) => isJudged.has(id));
    const scores = followScores(
      folder,
      queries.map(({ text }) => text),
      pool,
    );
    reached = bestOf(
      queries.map(({ id }, at) => ({
        scores: scores[at] ?? [],
        onTopic: pool.map((paper) => relevant.get(id)?.has(paper.id) ?? false),
      })),
    );
  }, SLOW_MS);

  it('topics', () => {
    expect(reached.best.f1).toBeGreaterThanOrEqual(0.55);
    expect(reached.atHalf?.precision).toBeGreaterThanOrEqual(0.69);
  });
});
