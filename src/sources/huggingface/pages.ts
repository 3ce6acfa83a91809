import type { Ask } from '#core/archive/paper-source.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { type Get, type HttpAnswer, jsonOf } from '../shared/http.ts';
import { refused, type Words } from '../shared/in-words.ts';
import { readRows } from '../shared/rows.ts';
import { type OnBadRow, parseRows } from './schema.ts';

/** A paper, and the day of the list that it stands on. */
export type Row = ReturnType<typeof parseRows>[number];

/** The most rows that a page can have, and the most pages that are read of a list. */
export const PAGE = 100;
export const PAGES = 20;

interface PageParts extends Pick<SourceParts, 'clock' | 'logger'> {
  readonly get: Get;
  readonly words: Words;
}

/** The rows of all pages of a list, each id once, at most `most`; undefined where the first page is answered with 400. */
export async function rowsOf(
  { get, clock, logger, words }: PageParts,
  first: URL,
  ask: Ask,
  most: number,
): Promise<Row[] | undefined> {
  const onBadRow: OnBadRow = (index, missing) =>
    logger.warn(`${words.title} sent a row that is not a paper`, { path: first.pathname, index, missing });
  const began = clock.ticks();
  const rows = new Map<string, Row>();
  let url: URL | undefined = first;
  for (let page = 0; url && rows.size < most; page++) {
    if (page === PAGES) {
      logger.warn(`${words.title} has more pages than are read`, { pages: PAGES });
      break;
    }
    const answer: HttpAnswer = await get(url, ask, clock.ticks() - began);
    if (answer.status === 400 && page === 0) return undefined;
    const fresh = readPage(answer, words, onBadRow).filter(({ paper }) => !rows.has(paper.id));
    for (const row of fresh) rows.set(row.paper.id, row);
    if (answer.hasMore && !answer.next)
      logger.warn(`${words.title} names a next page that is elsewhere`, { path: first.pathname });
    // A page without a new paper is the end, whatever it links to.
    url = fresh.length > 0 ? nextPage(answer, first, page + 1) : undefined;
  }
  return [...rows.values()].slice(0, most);
}

/** The page behind an answer: the one that it links to, or, where that is elsewhere, the one of that number, from 0. */
function nextPage({ hasMore, next }: HttpAnswer, first: URL, page: number): URL | undefined {
  if (next || !hasMore) return next;
  const url = new URL(first);
  url.searchParams.set('p', String(page));
  return url;
}

function readPage(answer: HttpAnswer, words: Words, onBadRow: OnBadRow): readonly Row[] {
  if (answer.status >= 300) throw refused(answer.status, words);
  return readRows(jsonOf(answer, words.title), words.title, (rows) => parseRows(rows, onBadRow));
}
