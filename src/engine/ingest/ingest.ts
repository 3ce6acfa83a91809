import type { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween } from '#core/dates.ts';
import { messageOf, SourceError } from '#core/errors.ts';
import type { Day } from '#core/paper.ts';
import type { Archive, Ask, Clock, Logger, PaperSource } from '#core/ports.ts';

/** How well a day's list is known. */
export interface Freshness {
  readonly day: Day;
  /** When the list was last read from every source; undefined where it never was. */
  readonly readAt?: Temporal.Instant;
  /** Why the last attempt failed, in the source's words. */
  readonly failed?: string;
  /** Since when no attempt has succeeded, where the last one failed. */
  readonly failingSince?: Temporal.Instant;
  /** When the list is usually complete. */
  readonly settles: Temporal.Instant;
}

/** Brings the sources' daily lists into the archive. */
export interface Ingest {
  /** Reads a day's list again unless that was done a moment ago; a source's failure is told, not thrown. */
  day(day: Day, ask: Ask): Promise<Freshness>;
  /** Finds the newest day that has a list and reads it; the current day where none is found. */
  newest(ask: Ask): Promise<Freshness>;
  /** Reads those lists of a range that are not complete yet, until one fails; why it failed, where one did. */
  range(from: Day, to: Day, ask: Ask): Promise<string | undefined>;
  /** Whether a day's list was read after it had settled. */
  isComplete(day: Day): boolean;
}

// Upvotes move slowly, and all readers of a process share one request.
const FRESH_MS = 5 * 60_000;
// A weekend and a holiday: further back, the source or the archive is asked for its newest day.
const LOOK_BACK_DAYS = 4;
// As many lists at a time as a source answers without taking us for a burst.
const AT_ONCE = 4;
const SMALL = 2_000;

/** The first of `sources` decides when a day opens and settles. */
export function createIngest(parts: {
  sources: readonly [PaperSource, ...PaperSource[]];
  archive: Archive;
  clock: Clock;
  logger: Logger;
}): Ingest {
  const { sources, archive, clock } = parts;
  const [first] = sources;
  const reads = new Map<Day, { at: number; freshness: Promise<Freshness> }>();
  let failingSince: Temporal.Instant | undefined;

  async function read(day: Day, ask: Ask): Promise<Freshness> {
    const outcomes = await Promise.all(sources.map((source) => readFrom(source, day, ask, parts)));
    const failed = outcomes.filter((outcome) => outcome !== undefined).join('; ');
    failingSince = failed ? (failingSince ?? clock.now()) : undefined;
    return freshnessOf(day, failed);
  }

  function freshnessOf(day: Day, failed: string): Freshness {
    const times = sources.flatMap(({ name }) => archive.readAt(name, day) ?? []);
    const oldest = times.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)[0];
    const readAt = oldest && times.length === sources.length ? { readAt: oldest } : {};
    return {
      day,
      settles: first.settles(day),
      ...readAt,
      ...(failed ? { failed, ...(failingSince ? { failingSince } : {}) } : {}),
    };
  }

  function day(day: Day, ask: Ask): Promise<Freshness> {
    const now = clock.now().epochMilliseconds;
    const last = reads.get(day);
    if (last && now - last.at < FRESH_MS) return last.freshness;
    const freshness = read(day, ask);
    reads.set(day, { at: now, freshness });
    // What failed is tried again at the next asking.
    const forget = () => reads.delete(day);
    freshness.then((result) => result.failed && forget(), forget);
    return freshness;
  }

  async function newest(ask: Ask): Promise<Freshness> {
    const current = first.currentDay(clock.now());
    for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
      const freshness = await day(addDays(current, -back), ask);
      if (archive.listings(freshness.day, freshness.day).length > 0) return freshness;
      // A source that answered for one day and not for another is there: only its first silence ends the search.
      const gone = freshness.failed && back === 0;
      if (gone) return freshnessOf(archive.newestDay() ?? freshness.day, freshness.failed ?? '');
    }
    const named = await first.newest?.(ask).catch(() => undefined);
    return await day(named ?? archive.newestDay() ?? current, ask);
  }

  async function range(from: Day, to: Day, ask: Ask): Promise<string | undefined> {
    const open = daysBetween(from, to).filter((day) => !isComplete(day));
    for (let start = 0; start < open.length; start += AT_ONCE) {
      const batch = await Promise.all(open.slice(start, start + AT_ONCE).map((each) => day(each, ask)));
      const failed = batch.find((freshness) => freshness.failed)?.failed;
      if (failed) return failed;
    }
    return undefined;
  }

  function isComplete(day: Day): boolean {
    const settled = first.settles(day).epochMilliseconds;
    return sources.every(({ name }) => (archive.readAt(name, day)?.epochMilliseconds ?? 0) > settled);
  }

  return { day, newest, range, isComplete };
}

/** Reads one source's list into the archive; why it could not be read, where it could not. */
async function readFrom(
  source: PaperSource,
  day: Day,
  ask: Ask,
  { archive, clock, logger }: { archive: Archive; clock: Clock; logger: Logger },
): Promise<string | undefined> {
  const at = clock.now();
  try {
    const papers = await source.daily(day, ask);
    const stored = await archive.putList({ source: source.name, day, papers, at });
    // A small archive grows fast, and learns as it does; a large one once a day, and when a job fills it.
    if (archive.size().papers <= SMALL) void learn(archive, logger);
    logger.info('list read', { source: source.name, day, papers: papers.length, ...stored });
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // A reader is told in the answer; of a job, only the log tells.
    const level = ask.patience === 'reader' ? 'info' : 'warn';
    logger[level]('list not read', { source: source.name, day, error: messageOf(error) });
    return messageOf(error);
  }
}

/** Lets an archive learn while others go on; search and matching are good without, and better with it. */
async function learn(archive: Archive, logger: Logger): Promise<void> {
  try {
    await archive.learn();
  } catch (error) {
    logger.warn('the archive could not learn, and tries again with the next list', {
      reason: messageOf(error),
    });
  }
}
