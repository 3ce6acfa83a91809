import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { messageOf } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays } from '#core/time/dates.ts';

const MINUTE_MS = 60_000;
// Whoever has just started the program asks first.
const FIRST_MS = 5 * MINUTE_MS;
// In five minutes, a tenth of what Hugging Face answers to somebody without a token: the rest is for people who ask.
const AT_ONCE = 10;
const DAYS = 3;
// Models and demos come in the days after a paper was listed.
const AGAIN_MS = 24 * 60 * MINUTE_MS;
const PAUSE_MS = 15 * MINUTE_MS;

/** Has what only its own page tells of a paper (models, datasets, Spaces) read of those on the last three lists, ten a call, newest list first, each once a day. It never rejects, and nobody waits for it. */
export function createDetailReading(parts: {
  archive: Pick<Archive, 'listings' | 'newestDay' | 'putPapers'>;
  source: Pick<PaperSource, 'paper'>;
  clock: Pick<Clock, 'ticks'>;
  logger: Logger;
}): () => Promise<void> {
  const { archive, source, clock, logger } = parts;
  let asked = new Map<string, number>();
  // One that its source cannot give must not keep the others waiting: it is asked for last.
  let failed: ReadonlySet<string> = new Set();
  let after = clock.ticks() + FIRST_MS;
  return async () => {
    if (clock.ticks() < after) return;
    after = Number.POSITIVE_INFINITY;
    const listed = lastListed(archive);
    // What is on these lists no longer is not asked for, and need not be remembered.
    asked = new Map([...asked].filter(([id]) => listed.has(id)));
    failed = failed.intersection(listed);
    const now = clock.ticks();
    const due = [...listed].filter((id) => now - (asked.get(id) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS);
    const inTurn = [...due.filter((id) => !failed.has(id)), ...due.filter((id) => failed.has(id))];
    const papers: Paper[] = [];
    let pause = 0;
    let id: string | undefined;
    try {
      for (id of inTurn.slice(0, AT_ONCE)) {
        const paper = await source.paper?.(id, { patience: 'reader' });
        asked.set(id, now);
        if (paper) papers.push(paper);
      }
    } catch (error) {
      pause = PAUSE_MS;
      if (id !== undefined) failed = new Set([...failed, id]);
      logger.info('what papers lead to is read later', { reason: messageOf(error) });
    }
    await keep(papers);
    after = clock.ticks() + pause;
  };

  async function keep(papers: readonly Paper[]): Promise<void> {
    if (papers.length === 0) return;
    try {
      await archive.putPapers(papers);
    } catch (error) {
      logger.error('what papers lead to could not be stored', { reason: messageOf(error) });
    }
  }
}

/** The ids on the newest lists, newest list first, each list in its order. */
function lastListed(archive: Pick<Archive, 'listings' | 'newestDay'>): ReadonlySet<string> {
  const newest = archive.newestDay();
  if (!newest) return new Set();
  const listings = archive.listings(addDays(newest, 1 - DAYS), newest);
  const byDay = listings.toSorted((a, b) => b.day.localeCompare(a.day) || a.rank - b.rank);
  return new Set(byDay.map(({ paper }) => paper.id));
}
