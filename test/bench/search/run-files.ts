import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf } from '../data.ts';
import { temporaryFolder } from '../measure.ts';
import { followScores } from './follows.ts';
import { type Judged, readCorpus, readJudged } from './sets.ts';

const DEPTH = 100;
const TAG = 'paperboy';

type Scored = readonly { readonly id: string; readonly score: number }[];

/** Writes `search.run` and `follows.run` in TREC's format for one folder of texts, queries and judgments. */
export async function writeRunFiles(folder: string, out: string): Promise<void> {
  const judged = readJudged(folder);
  const data = temporaryFolder();
  const archive = openArchive(join(data, 'archive.sqlite'));
  await archive.putPapers(readCorpus(folder).map(paperOf));
  await archive.learn();
  mkdirSync(out, { recursive: true });
  const found = judged.queries.map(({ id, text }) => {
    const answer = archive.search(parseQuery(text), { sort: 'relevance', limit: DEPTH, offset: 0 });
    return linesOf(
      id,
      answer.found.map(({ paper, score }) => ({ id: paper.id, score })),
    );
  });
  writeFileSync(join(out, 'search.run'), found.join(''));
  const papers = judged.judged.flatMap((id) => archive.paper(id)?.paper ?? []);
  await archive.close();
  writeFileSync(join(out, 'follows.run'), followLines(judged, data, papers).join(''));
}

function followLines({ queries }: Judged, data: string, papers: readonly Paper[]): string[] {
  const scores = followScores(
    data,
    queries.map(({ text }) => text),
    papers,
  );
  return queries.map(({ id }, topic) => {
    const ofTopic = papers.map((paper, at) => ({ id: paper.id, score: scores[topic]?.[at] ?? 0 }));
    return linesOf(
      id,
      ofTopic.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    );
  });
}

function linesOf(query: string, ranked: Scored): string {
  return ranked
    .map(({ id, score }, at) => `${query} Q0 ${id} ${at + 1} ${score.toFixed(6)} ${TAG}\n`)
    .join('');
}
