import type { Archive } from '#core/archive/archive.ts';
import type { Ask } from '#core/archive/paper-source.ts';
import type { Day } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays } from '#core/time/dates.ts';
import type { Ingest } from '../ingest/ingest.ts';

/** An archive and the way into it. */
export interface ReadableArchive {
  readonly archive: Archive;
  readonly ingest: Ingest;
  /** Why these are samples, where they are; the readers' answer begins with it. */
  readonly sampleBecause?: string;
}

/** Where answers come from: the archive, or the bundled sample while there is nothing else. */
export interface ArchiveAccess {
  /** Opens the shelf for a question; `day` is the list that it is about, where it is about one. */
  open(ask: Ask, day?: Day): Promise<ReadableArchive>;
}

const SAMPLE_DAYS = 5;
// While a source is down, readers get the sample at once; it is asked again after this time.
const RETRY_MS = 60_000;

export function createArchiveAccess(parts: {
  shelf: ReadableArchive;
  sample: () => ReadableArchive;
  clock: Clock;
}): ArchiveAccess {
  const { shelf, clock } = parts;
  let fallback: { shelf: ReadableArchive; until: number } | undefined;

  async function fill(because: string): Promise<ReadableArchive> {
    const sample = fallback?.shelf ?? parts.sample();
    const { day } = await sample.ingest.newest({ patience: 'reader' });
    for (let back = 1; back < SAMPLE_DAYS; back++) {
      await sample.ingest.day(addDays(day, -back), { patience: 'reader' });
    }
    const filled = { ...sample, sampleBecause: because };
    fallback = { shelf: filled, until: clock.ticks() + RETRY_MS };
    return filled;
  }

  return {
    async open(ask, day) {
      if (shelf.archive.size().papers > 0) return shelf;
      if (fallback && clock.ticks() < fallback.until) return fallback.shelf;
      const { failed } = day ? await shelf.ingest.day(day, ask) : await shelf.ingest.newest(ask);
      const empty = shelf.archive.size().papers === 0;
      if (failed && empty) return await fill(failed);
      return empty && !day ? await fill('no list of the last days was found') : shelf;
    },
  };
}
