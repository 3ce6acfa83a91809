import type { Archive, ListRead } from '#core/archive/archive.ts';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Freshness } from '#core/digest/edition.ts';
import { messageOf, SourceError } from '#core/errors.ts';
import type { Logger } from '#core/logger.ts';
import type { Day } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween, isWeekend } from '#core/time/dates.ts';

/** Brings the sources' daily lists into the archive. */
export interface Ingest {
  /** Reads a day's list, unless it is complete, or was read or could not be read a moment ago; a source's failure is returned, not thrown. */
  day(day: Day, ask: Ask): Promise<Freshness>;
  /** Finds the newest day that has a list and reads it; the current day where none is found. */
  newest(ask: Ask): Promise<Freshness>;
  /** Reads those lists of a range that are not complete yet, until one fails; why it failed, where one did. */
  range(from: Day, to: Day, ask: Ask): Promise<string | undefined>;
  /** How well a day's list is known, without asking for it. */
  known(day: Day): Freshness;
  /** Whether a day's list was read after the day was over; an empty one of a weekday, only days after. */
  isComplete(day: Day): boolean;
}

export interface IngestParts {
  /** The first of them decides when a day opens and settles. */
  readonly sources: readonly [PaperSource, ...PaperSource[]];
  readonly archive: Pick<Archive, 'putList' | 'listRead' | 'listings' | 'newestDay' | 'size' | 'learn'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing: Pick<Timing, 'fresh' | 'failed'>;
}

// A weekend and a holiday: further back, the source or the archive is asked for its newest day.
const LOOK_BACK_DAYS = 4;
// As many lists at a time as a source answers without taking us for a burst.
const AT_ONCE = 4;
const HOUR_MS = 3_600_000;
// A weekday without papers is a holiday, or a source that was ill for a moment: looked at again twice a day, for three days.
const EMPTY = { againMs: 12 * HOUR_MS, sureMs: 72 * HOUR_MS };
// What was written by a clock that was ahead is not believed.
const AHEAD_MS = 60_000;
const SMALL = 2_000;

/** Opens the way into an archive. */
export function createIngest(parts: IngestParts): Ingest {
  const { sources, archive, clock, timing } = parts;
  const [first] = sources;
  const reads = new Map<Day, { until: number; failed: boolean; freshness: Promise<Freshness> }>();
  let failingSince: Freshness['failingSince'];

  async function read(day: Day, ask: Ask): Promise<Freshness> {
    const outcomes = await Promise.all(sources.map((source) => readFrom(source, day, ask, parts)));
    const failed = outcomes.filter((outcome) => outcome !== undefined).join('; ');
    failingSince = failed ? (failingSince ?? clock.now()) : undefined;
    return known(day, failed);
  }

  function listRead(name: string, day: Day): ListRead | undefined {
    const found = archive.listRead(name, day);
    const ahead = found && found.at.epochMilliseconds > clock.now().epochMilliseconds + AHEAD_MS;
    return ahead ? undefined : found;
  }

  function known(day: Day, failed = ''): Freshness {
    const times = sources.flatMap(({ name }) => listRead(name, day)?.at ?? []);
    const oldest = times.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)[0];
    return {
      day,
      settles: first.settles(day),
      ...(oldest && times.length === sources.length ? { readAt: oldest } : {}),
      ...(failed ? { failed, ...(failingSince ? { failingSince } : {}) } : {}),
    };
  }

  function day(day: Day, ask: Ask): Promise<Freshness> {
    const last = reads.get(day);
    // A job rides out what a reader could not wait for.
    const passed = last?.failed && ask.patience === 'job';
    if (last && clock.ticks() < last.until && !passed) return last.freshness;
    if (isComplete(day)) return Promise.resolve(known(day));
    const freshness = read(day, ask);
    const entry = { until: Number.POSITIVE_INFINITY, failed: false, freshness };
    reads.set(day, entry);
    freshness.then(
      ({ failed }) => {
        entry.failed = failed !== undefined;
        entry.until = clock.ticks() + (failed ? timing.failed : timing.fresh);
      },
      () => reads.delete(day),
    );
    return freshness;
  }

  async function newest(ask: Ask): Promise<Freshness> {
    const current = first.currentDay(clock.now());
    for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
      const freshness = await day(addDays(current, -back), ask);
      if (archive.listings(freshness.day, freshness.day).length > 0) return freshness;
      // A source that answered for one day and not for another is there: only its first silence ends the search.
      const gone = freshness.failed && back === 0;
      if (gone) return known(archive.newestDay() ?? freshness.day, freshness.failed);
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
    const now = clock.now().epochMilliseconds;
    return sources.every(({ name }) => {
      const list = listRead(name, day);
      // Some papers come after the hour at which a list is usually complete: it is read once more when its day is over.
      if (!list || first.currentDay(list.at) <= day) return false;
      const at = list.at.epochMilliseconds;
      if (at <= settled) return false;
      if (list.papers > 0 || isWeekend(day)) return true;
      return at > settled + EMPTY.sureMs || now - at < EMPTY.againMs;
    });
  }

  return { day, newest, range, known: (day) => known(day), isComplete };
}

/** Reads one source's list into the archive; why it could not be read, where it could not. */
async function readFrom(
  source: PaperSource,
  day: Day,
  ask: Ask,
  { archive, clock, logger }: IngestParts,
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
    // A reader sees it in the answer; of a job it is only in the log.
    const level = ask.patience === 'reader' ? 'info' : 'warn';
    logger[level]('list not read', { source: source.name, day, error: messageOf(error) });
    return messageOf(error);
  }
}

/** Lets an archive learn while others go on; search and matching are good without, and better with it. */
async function learn(archive: Pick<Archive, 'learn'>, logger: Logger): Promise<void> {
  try {
    await archive.learn();
  } catch (error) {
    logger.warn('the archive could not learn, and tries again with the next list', {
      reason: messageOf(error),
    });
  }
}
