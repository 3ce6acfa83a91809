import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf, SHARED } from '#test/bench/data.ts';
import { bestOf } from '#test/bench/search/curve.ts';
import { followScores } from '#test/bench/search/follows.ts';
import { quality } from '#test/bench/search/quality.ts';
import { readCorpus, readJudged } from '#test/bench/search/sets.ts';

// A program of its own, which prints one set's figures as JSON: measuring coverage would make it three times as slow.
const DATA = join(SHARED, 'search');
const [set = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await (set === 'follows' ? followFigures() : searchFigures(set))));

async function archiveOf(file: string, papers: readonly Paper[]): Promise<Archive> {
  const archive = openArchive(file);
  await archive.putPapers(papers);
  await archive.learn();
  return archive;
}

async function searchFigures(name: string) {
  const { queries, relevant } = readJudged(join(DATA, name));
  const archive = await archiveOf(':memory:', readCorpus(join(DATA, name)).map(paperOf));
  const page = { sort: 'relevance' as const, limit: 100, offset: 0 };
  const answers = queries.map(({ id, text }) => {
    const { found } = archive.search(parseQuery(text), page);
    return [id, found.map(({ paper }) => paper.id)] as const;
  });
  return quality(relevant, new Map(answers));
}

async function followFigures() {
  const { queries, relevant, judged } = readJudged(join(DATA, 'topics'));
  const isJudged = new Set(judged);
  // A quarter of the other papers takes a quarter of the time, and costs 0.03 of what the README states.
  const papers = readCorpus(join(DATA, 'topics'))
    .filter(({ id }, at) => isJudged.has(id) || at % 4 === 0)
    .map(paperOf);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-quality-'));
  await (await archiveOf(join(folder, 'archive.sqlite'), papers)).close();
  const pool = papers.filter(({ id }) => isJudged.has(id));
  const texts = queries.map(({ text }) => text);
  const scores = followScores(folder, texts, pool);
  rmSync(folder, { recursive: true });
  const topics = queries.map(({ id }, at) => ({
    scores: scores[at] ?? [],
    onTopic: pool.map((paper) => relevant.get(id)?.has(paper.id) ?? false),
  }));
  return bestOf(topics);
}
