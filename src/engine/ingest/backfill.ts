import type { Archive } from '#core/archive/archive.ts';
import { SourceError } from '#core/errors.ts';
import type { Day } from '#core/paper.ts';
import { daysBetween } from '#core/time/dates.ts';
import type { Ingest } from './ingest.ts';

/** How far a backfill is. */
export interface Backfilled {
  readonly done: number;
  readonly of: number;
  readonly day: Day;
  readonly papers: number;
}

/** Reads every list of a range that is not stored complete yet, oldest first, so that a second run goes on where one stopped. */
export async function* backfill(
  { archive, ingest }: { archive: Archive; ingest: Ingest },
  { from, to, signal }: { from: Day; to: Day; signal: AbortSignal },
): AsyncGenerator<Backfilled> {
  const days = daysBetween(from, to).filter((day) => !ingest.isComplete(day));
  for (const [index, day] of days.entries()) {
    if (signal.aborted) return;
    const { failed } = await ingest.day(day, { patience: 'job', signal });
    if (signal.aborted) return;
    if (failed)
      throw new SourceError(
        'source-down',
        `${failed}; stopped at ${day}, and the next run goes on from there.`,
      );
    yield { done: index + 1, of: days.length, day, papers: archive.size().papers };
  }
}
