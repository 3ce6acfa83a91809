import type { Archive } from '#core/archive/archive.ts';
import type { Ask } from '#core/archive/paper-source.ts';
import type { Day } from '#core/paper.ts';
import { daysBetween } from '#core/time/dates.ts';
import type { Ingest } from './ingest.ts';
import type { SourceLists } from './source-lists.ts';

/** How far a backfill is. */
export interface Backfilled {
  readonly done: number;
  readonly of: number;
  readonly day: Day;
  readonly papers: number;
  /** What could not be read of this day, a source each. */
  readonly failures: readonly ListFailure[];
}

/** A list that could not be read: why, in the source's words, and whether that source is not asked any more. */
export interface ListFailure {
  readonly title: string;
  readonly day: Day;
  readonly reason: string;
  readonly isLast: boolean;
}

// A source that fails so often in a row is down: to ask it for every day of years would take days, and help nobody.
const GIVEN_UP = 3;

/** Reads every list of a range that is not stored complete yet, oldest first, so that a second run reads what is left; what cannot be read holds back neither other days nor other sources. */
export async function* backfill(
  { archive, ingest }: { archive: Pick<Archive, 'size'>; ingest: Pick<Ingest, 'lists' | 'isComplete'> },
  { from, to, signal }: { from: Day; to: Day; signal: AbortSignal },
): AsyncGenerator<Backfilled> {
  const ask: Ask = { patience: 'job', signal };
  const days = daysBetween(from, to).filter((day) => !ingest.isComplete(day));
  const asking = ingest.lists.map((lists) => ({ lists, inARow: 0 }));
  for (const [index, day] of days.entries()) {
    const asked = asking.filter(({ inARow }) => inARow < GIVEN_UP);
    if (signal.aborted || asked.length === 0) return;
    const reading = asked.map(async (each) => ({ each, reason: await each.lists.read(day, ask) }));
    const outcomes = await unlessAborted(Promise.all(reading), signal);
    if (!outcomes || signal.aborted) return;
    const failures = outcomes.flatMap(({ each, reason }) => {
      each.inARow = reason === undefined ? 0 : each.inARow + 1;
      return reason === undefined ? [] : failureOf(each, day, reason);
    });
    yield { done: index + 1, of: days.length, day, papers: archive.size().papers, failures };
  }
}

/** Undefined where it was what the signal has ended that failed. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function failureOf(
  { lists, inARow }: { lists: SourceLists; inARow: number },
  day: Day,
  reason: string,
): ListFailure {
  return { title: lists.source.title, day, reason, isLast: inARow === GIVEN_UP };
}
