import type { Archive } from '#core/archive/archive.ts';
import type { Ask } from '#core/archive/paper-source.ts';
import { type Day, IMPORTED } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { otherSpellings } from '#core/text/spelling-pairs.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { namesInFull } from './names-in-full.ts';
import { isOneWord, wordsIn } from './one-word.ts';

/** An archive and the way into it. */
export interface ReadableArchive {
  readonly archive: Archive;
  readonly ingest: Ingest;
  /** Why these are samples, where they are; the readers' answer begins with it. */
  readonly sampleBecause?: string;
}

/** Where answers come from: the archive, or the bundled sample while there is nothing else. */
export interface ArchiveAccess {
  /** The archive itself, also while it is empty and readers are shown the sample: what is known of lists stands there. */
  readonly archive: Archive;
  /** Opens an archive for a question; `day` is the list that it is about, where it is about one. */
  open(ask: Ask, day?: Day): Promise<ReadableArchive>;
  /** What somebody's words are read by now: names and words that are stored, what is not stored yet not waited for, and today. */
  context(): ReaderContext;
}

const SAMPLE_DAYS = 5;
// While a source is down, readers get the sample at once; it is asked again after this time.
const RETRY_MS = 60_000;

// Of so many papers with the words that say something, one writes the others with them where any does.
const LOOKED_AT = 50;

// In fewer papers, that nobody writes something so says nothing.
const ENOUGH_TO_TELL = 100;

function isWritten(archive: Archive, words: string): boolean {
  const query = parseQuery(`"${words}"`);
  const { found } = archive.search(query, { sort: 'relevance', limit: LOOKED_AT, offset: 0 });
  const text = words.toLowerCase();
  return found.some(({ paper }) => `${paper.title} ${paper.abstract}`.toLowerCase().includes(text));
}

function otherSpelling(archive: Archive, word: string): string | undefined {
  const papersWith = (each: string) => archive.papersWith(each) ?? 0;
  const own = papersWith(word);
  return otherSpellings(word).find((other) => papersWith(other) > own);
}

export function createArchiveAccess(parts: {
  readable: ReadableArchive;
  sample: () => ReadableArchive;
  /** The names of what papers are read from. */
  sources: readonly string[];
  clock: Clock;
}): ArchiveAccess {
  const { readable, sources, clock } = parts;
  let fallback: { readable: ReadableArchive; until: number } | undefined;

  async function fill(because: string): Promise<ReadableArchive> {
    const sample = fallback?.readable ?? parts.sample();
    const { day } = await sample.ingest.newest({ patience: 'reader' });
    for (let back = 1; back < SAMPLE_DAYS; back++) {
      await sample.ingest.day(addDays(day, -back), { patience: 'reader' });
    }
    const filled = { ...sample, sampleBecause: because };
    fallback = { readable: filled, until: clock.ticks() + RETRY_MS };
    return filled;
  }

  return {
    archive: readable.archive,
    context: () => ({
      knows: (kind, name) =>
        readable.archive.isOfName(kind, name) ||
        (kind === 'org' && namesInFull(readable.archive, name).length > 0),
      called: (kind, name) => readable.archive.named(kind, name) !== undefined,
      sources: [...sources, IMPORTED],
      ...(readable.archive.size().papers < ENOUGH_TO_TELL
        ? {}
        : {
            writes: (words: string) => isWritten(readable.archive, words),
            asOne: (before: string, after: string) => isOneWord(readable.archive, before, after),
            inWords: (word: string) => wordsIn(readable.archive, word),
          }),
      spelled: (word) => otherSpelling(readable.archive, word),
      joins: (before, after) => (readable.archive.papersWith(`${before}${after}`) ?? 0) > 0,
      today: utcDay(clock.now()),
    }),
    async open(ask, day) {
      if (readable.archive.size().papers > 0) return readable;
      if (fallback && clock.ticks() < fallback.until) return fallback.readable;
      const { failed } = day ? await readable.ingest.day(day, ask) : await readable.ingest.newest(ask);
      const empty = readable.archive.size().papers === 0;
      if (failed && empty) return await fill(failed);
      return empty && !day ? await fill('no list of the last days was found') : readable;
    },
  };
}
