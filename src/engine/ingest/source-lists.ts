import type { Temporal } from 'temporal-polyfill';
import type { Archive, ListRead } from '#core/archive/archive.ts';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf, SourceError } from '#core/errors.ts';
import type { Day } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Meter } from '#core/parts/meter.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, isWeekend } from '#core/time/dates.ts';
import { inTime, lateText } from '../access/in-time.ts';

/** One source's daily lists in the archive, by its own days; what happens to another source changes nothing here. */
export interface SourceLists {
  readonly source: PaperSource;
  /** Reads a day's list, unless it is complete, or was read or could not be read a moment ago, for as long as is waited; why it could not be read, where it could not. */
  read(day: Day, ask: Ask): Promise<string | undefined>;
  /** Reads those lists of some days that are not complete, until one fails; why it failed, where one did. */
  readAll(days: readonly Day[], ask: Ask): Promise<string | undefined>;
  /** Reads those lists of some days that have papers once more, complete as they are, until one fails: for their counts. */
  recount(days: readonly Day[], ask: Ask): Promise<void>;
  readAt(day: Day): Temporal.Instant | undefined;
  /** Since when a day's list was empty each time; undefined where it has papers, or was never read. */
  emptySince(day: Day): Temporal.Instant | undefined;
  /** Whether a day's list was read after the day was over; an empty one of a weekday, only where it was so for days. */
  isComplete(day: Day): boolean;
  /** Since when nothing could be read and why, where the last attempt failed. */
  failing(): Failing | undefined;
}

/** A source that cannot be read. */
export interface Failing {
  readonly since: Temporal.Instant;
  readonly reason: string;
}

export interface ListParts {
  readonly archive: Pick<Archive, 'putList' | 'listRead' | 'size' | 'learn'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timing: Pick<Timing, 'fresh' | 'failed'>;
  /** Nobody counts where it is left out. */
  readonly meter?: Pick<Meter, 'read'>;
}

// What cannot be had of long ago says nothing of the newest list.
const RECENT_DAYS = 7;
// As many lists at a time as a source answers without taking us for a burst.
const AT_ONCE = 4;
const HOUR_MS = 3_600_000;
// A weekday without papers is a holiday, or a source that was ill for a moment: looked at again twice a day, for three days.
const EMPTY = { againMs: 12 * HOUR_MS, sureMs: 72 * HOUR_MS };
// What was written by a clock that was ahead is not believed.
const AHEAD_MS = 60_000;
const SMALL = 2_000;
// Days that somebody asked for lately; of more, those that may be asked for again are forgotten.
const MOST_READS = 400;

/** A list that was asked for lately, or is; by whom while its answer is awaited. */
interface Read {
  until: number;
  failed: boolean;
  asking: Ask['patience'] | undefined;
  readonly outcome: Promise<string | undefined>;
}

/** A source's lists, with what was asked of it lately. */
export function sourceLists(source: PaperSource, parts: ListParts): SourceLists {
  const { archive, clock, timing } = parts;
  const reads = new Map<Day, Read>();
  let failing: Failing | undefined;

  function listRead(day: Day): ListRead | undefined {
    const found = archive.listRead(source.name, day);
    const ahead = found && found.at.epochMilliseconds > clock.now().epochMilliseconds + AHEAD_MS;
    return ahead ? undefined : found;
  }

  function isComplete(day: Day): boolean {
    const settled = source.settles(day).epochMilliseconds;
    const list = listRead(day);
    // Some papers come after the hour at which a list is usually complete: it is read once more when its day is over.
    if (!list || source.currentDay(list.at) <= day) return false;
    const at = list.at.epochMilliseconds;
    if (at <= settled) return false;
    if (list.papers > 0 || isWeekend(day)) return true;
    // An answer of today counts for a list of long ago as it does for yesterday's: it may be the only one that was ever empty.
    const empty = Math.max(settled, (list.emptySince ?? list.at).epochMilliseconds);
    return at - empty >= EMPTY.sureMs || clock.now().epochMilliseconds - at < EMPTY.againMs;
  }

  const isOld = (day: Day) => day < addDays(source.currentDay(clock.now()), -RECENT_DAYS);

  async function readNow(day: Day, ask: Ask): Promise<string | undefined> {
    const failed = await readFrom(source, day, ask, parts);
    if (failed !== undefined && isOld(day)) return failed;
    failing = failed === undefined ? undefined : { since: failing?.since ?? clock.now(), reason: failed };
    return failed;
  }

  function read(day: Day, ask: Ask): Promise<string | undefined> {
    const last = reads.get(day);
    // A job rides out what a reader could not wait for, and no reader waits for what a job rides out.
    const passed = ask.patience === 'job' ? last?.failed : last?.asking === 'job' && isOld(day);
    const late = lateText(source.title);
    if (last && clock.ticks() < last.until && !passed) return inTime(ask, last.outcome, late);
    if (isComplete(day)) return Promise.resolve(undefined);
    const outcome = readNow(day, ask);
    const entry: Read = { until: Number.POSITIVE_INFINITY, failed: false, asking: ask.patience, outcome };
    reads.set(day, entry);
    if (reads.size > MOST_READS) forgetOver();
    outcome.then(
      (failed) => {
        entry.failed = failed !== undefined;
        entry.asking = undefined;
        entry.until = clock.ticks() + (failed === undefined ? timing.fresh : timing.failed);
      },
      () => reads.delete(day),
    );
    return inTime(ask, outcome, late);
  }

  function forgetOver(): void {
    const now = clock.ticks();
    for (const [day, { until }] of reads) if (until <= now) reads.delete(day);
  }

  async function readAll(days: readonly Day[], ask: Ask): Promise<string | undefined> {
    const open = days.filter((day) => !isComplete(day));
    for (let start = 0; start < open.length; start += AT_ONCE) {
      const outcomes = await Promise.all(open.slice(start, start + AT_ONCE).map((day) => read(day, ask)));
      const failed = outcomes.find((outcome) => outcome !== undefined);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  async function recount(days: readonly Day[], ask: Ask): Promise<void> {
    for (const day of days) {
      if ((listRead(day)?.papers ?? 0) === 0) continue;
      if ((await readFrom(source, day, ask, parts)) !== undefined) return;
    }
  }

  return {
    source,
    read,
    readAll,
    recount,
    isComplete,
    readAt: (day) => listRead(day)?.at,
    emptySince: (day) => listRead(day)?.emptySince,
    failing: () => failing,
  };
}

/** Reads one list into the archive; why it could not be read, where it could not. */
async function readFrom(
  source: PaperSource,
  day: Day,
  ask: Ask,
  { archive, clock, logger, meter }: ListParts,
): Promise<string | undefined> {
  const at = clock.now();
  const began = clock.ticks();
  const msSince = () => Math.round(clock.ticks() - began);
  try {
    const papers = await source.daily(day, ask);
    const stored = await archive.putList({ source: source.name, day, papers, at });
    // A small archive grows fast, and learns as it does; a large one once a day, and when a job fills it.
    if (archive.size().papers <= SMALL) void learn(archive, logger);
    logger.info('list read', { source: source.name, day, papers: papers.length, ...stored, ms: msSince() });
    meter?.read(source.name, 'read');
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    meter?.read(source.name, error.code);
    // A reader is told in the answer; of a job, only the log tells.
    const level = ask.patience === 'reader' ? 'info' : 'warn';
    logger[level]('list not read', { source: source.name, day, error: messageOf(error), ms: msSince() });
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
