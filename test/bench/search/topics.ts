import { join } from 'node:path';
import { openArchive } from '#store/archive/archive.ts';
import { paperOf } from '../data.ts';
import { printTable, temporaryFolder } from '../measure.ts';
import { followQuality, followScores } from './follows.ts';
import { percolation } from './percolation.ts';
import { readCorpus, readJudged } from './sets.ts';

const FOLLOWS = [100_000, 1_000_000];

/** Prints how well and how fast follows are decided, on one folder whose queries are taken for topics. */
export async function printFollows(folder: string, { withSpeed }: { withSpeed: boolean }): Promise<void> {
  const texts = readCorpus(folder);
  const judged = readJudged(folder);
  const data = temporaryFolder();
  const archive = openArchive(join(data, 'archive.sqlite'));
  await archive.putPapers(texts.map(paperOf));
  await archive.learn();
  const papers = judged.judged.flatMap((id) => archive.paper(id)?.paper ?? []);
  await archive.close();
  const topics = judged.queries.map(({ text }) => text);
  const rows = followQuality(judged, followScores(data, topics, papers), papers);
  printTable(`Follows: ${topics.length} topics, ${papers.length} judged papers`, rows);
  if (!withSpeed) return;
  const speeds = FOLLOWS.map((size) => percolation(data, texts, size));
  printTable('New papers against all follows', speeds);
}
