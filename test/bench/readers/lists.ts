import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Day, Paper } from '#core/paper.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import { SHARED } from '../data.ts';

/** A real day's list: its papers as they are stored, without the keywords, and what keywords each has. */
export interface HiddenList {
  readonly day: Day;
  readonly papers: readonly Paper[];
  readonly keywords: ReadonlyMap<string, ReadonlySet<string>>;
}

export const ARCHIVE = join(SHARED, 'daily-archive');

/** So many recorded lists, oldest first: the newest ones behind which there are `back` others. What a reader is after is taken out of what is indexed. */
export function hiddenLists({ count, back }: { count: number; back: number }): HiddenList[] {
  const all = readdirSync(ARCHIVE).toSorted();
  const names = all.slice(0, all.length - back).slice(-count);
  return names.map((name) => {
    const day = name.replace('.json.gz', '');
    const json: unknown = JSON.parse(gunzipSync(readFileSync(join(ARCHIVE, name))).toString('utf8'));
    const { papers } = parseDailyList(json, () => undefined);
    return {
      day,
      papers: papers.map((paper) => ({ ...paper, keywords: [] })),
      keywords: new Map(
        papers.map(({ id, keywords }) => [id, new Set(keywords.map((word) => word.toLowerCase()))]),
      ),
    };
  });
}
