import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Document } from '#core/document.ts';
import { plainPaper } from '#core/format/papers.ts';
import type { Paper } from '#core/paper.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';

const RECORDED = resolve(import.meta.dirname, '../../../shared/data/daily-papers');

/** Why the recorded lists cannot be read, for the name of a test; empty where they can. */
export const unrecorded = existsSync(RECORDED) ? '' : ' (skipped: ../shared/data/daily-papers is not there)';

/** The papers of real lists, with the longest that there were. */
export function recorded(): readonly (readonly Paper[])[] {
  return readdirSync(RECORDED).map((name) => {
    const json: unknown = JSON.parse(readFileSync(join(RECORDED, name), 'utf8'));
    return parseDailyList(json, () => undefined).papers;
  });
}

export function digestOf(papers: readonly Paper[]): Document {
  const blocks = papers.map((paper, at) => plainPaper(paper, at + 1));
  return { summary: 'Daily papers', blocks: [{ kind: 'heading', text: 'Daily papers' }, ...blocks] };
}
