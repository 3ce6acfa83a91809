import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import type { Freshness } from '#core/digest/edition.ts';
import type { Day } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween } from '#core/time/dates.ts';
import { inTime, lateText, unhurried } from '../access/in-time.ts';
import type { Sources } from './all-sources.ts';
import { type Failing, type ListParts, type SourceLists, sourceLists } from './source-lists.ts';

/** Brings the sources' daily lists into the archive, each source's by itself: one that fails neither holds back another nor has it asked again. Whoever has enough of waiting gets what is stored, where something is. */
export interface Ingest {
  /** Each source's lists by themselves, in the sources' order. */
  readonly lists: readonly SourceLists[];
  /** Reads a day's list from each source, unless it is complete, or was read or could not be read a moment ago; a source's failure is returned, not thrown. */
  day(day: Day, ask: Ask): Promise<Freshness>;
  /** As `day`, and from each source that could be read, those lists from `from` on that are not complete, until one fails. */
  daysUpTo(day: Day, from: Day, ask: Ask): Promise<Freshness>;
  /** Finds the newest day that has a list and reads it; the current day where none is found. */
  newest(ask: Ask): Promise<Freshness>;
  /** Reads those lists of a range that are not complete yet, from each source until one fails; why, where one did. */
  range(from: Day, to: Day, ask: Ask): Promise<string | undefined>;
  /** How well a day's list is known, without asking for it. */
  known(day: Day): Freshness;
  /** How each source's newest list is known, in their order. */
  reads(): readonly SourceReads[];
  /** Whether each source's list of a day was read after its day was over; an empty one of a weekday, only where it was so for days. */
  isComplete(day: Day): boolean;
}

/** A source's newest list of the last days that was read, else of today: when it was read last, by whichever process, and why this one cannot read it now. */
export interface SourceReads {
  readonly name: string;
  readonly title: string;
  readonly day: Day;
  readonly readAt?: Temporal.Instant;
  readonly failing?: Failing;
}

export interface IngestParts extends ListParts {
  /** The first of them decides which day is open. */
  readonly sources: Sources;
  readonly archive: ListParts['archive'] & Pick<Archive, 'listings' | 'newestDay'>;
}

/** What came of asking each source, in their order: why it could not be read, where it could not. */
type Outcomes = readonly (string | undefined)[];

// A weekend and a holiday: further back, the sources or the archive are asked for their newest day.
const LOOK_BACK_DAYS = 4;
// A list that is older says as little as none.
const NEWEST_DAYS = 30;

/** Opens the way into an archive. */
export function createIngest(parts: IngestParts): Ingest {
  const { sources, archive, clock } = parts;
  const [first] = sources;
  const all = sources.map((source) => sourceLists(source, parts));

  function freshness(day: Day, outcomes: Outcomes): Freshness {
    const failed = inOneLine(outcomes);
    const times = all.flatMap((lists) => lists.readAt(day) ?? []).toSorted(byTime);
    const empty = all.flatMap((lists) => lists.emptySince(day) ?? []).toSorted(byTime);
    const failing = all.filter((_, index) => outcomes[index] !== undefined);
    const [failingSince] = failing.flatMap((lists) => lists.failing()?.since ?? []).toSorted(byTime);
    return {
      day,
      settles:
        sources
          .map((source) => source.settles(day))
          .toSorted(byTime)
          .at(-1) ?? first.settles(day),
      ...(times[0] && times.length === all.length ? { readAt: times[0] } : {}),
      ...(empty.length === all.length ? { emptySince: empty.at(-1) ?? first.settles(day) } : {}),
      ...(failed ? { failed, ...(failingSince ? { failingSince } : {}) } : {}),
    };
  }

  function read(day: Day, ask: Ask): Promise<Outcomes> {
    return Promise.all(all.map((lists) => lists.read(day, ask)));
  }

  /** How a source is asked for a day's list that is stored, or for one that is not. */
  const askFor = (ask: Ask, stored: boolean): Ask => (stored ? ask : unhurried(ask));
  const isStored = (from: Day, to: Day) => archive.listings(from, to).length > 0;

  async function newest(asked: Ask): Promise<Freshness> {
    const ask = askFor(asked, archive.newestDay() !== undefined);
    const current = first.currentDay(clock.now());
    for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
      const day = addDays(current, -back);
      const outcomes = await read(day, ask);
      if (archive.listings(day, day).length > 0) return freshness(day, outcomes);
      // A source that answered for one day and not for another is there: only the first silence of all ends the search.
      const gone = back === 0 && outcomes.every((failed) => failed !== undefined);
      if (gone) return freshness(archive.newestDay() ?? day, outcomes);
    }
    const named = await Promise.all(sources.map((source) => newestOf(source, ask)));
    const [latest] = named
      .flatMap((day) => day ?? [])
      .toSorted()
      .toReversed();
    const day = latest ?? archive.newestDay() ?? current;
    return freshness(day, await read(day, ask));
  }

  return {
    lists: all,
    newest,
    day: async (day, ask) => freshness(day, await read(day, askFor(ask, isStored(day, day)))),
    async daysUpTo(day, from, ask) {
      const before = daysBetween(from, addDays(day, -1));
      const outcomes = await Promise.all(
        all.map(async (lists) => {
          const failed = await lists.read(day, ask);
          if (failed === undefined) await lists.readAll(before, ask);
          return failed;
        }),
      );
      return freshness(day, outcomes);
    },
    async range(from, to, ask) {
      const days = daysBetween(from, to);
      const hurried = askFor(ask, isStored(from, to));
      const reads = all.map((lists) =>
        inTime(hurried, lists.readAll(days, unhurried(ask)), lateText(lists.source.title)),
      );
      return inOneLine(await Promise.all(reads)) || undefined;
    },
    known: (day) => freshness(day, []),
    reads: () => all.map((lists) => readsOf(lists, clock)),
    isComplete: (day) => all.every((lists) => lists.isComplete(day)),
  };
}

function newestOf(source: PaperSource, ask: Ask): Promise<Day | undefined> {
  const named = source.newest?.(ask).catch(() => undefined) ?? Promise.resolve(undefined);
  return inTime(ask, named, undefined);
}

function readsOf({ source, readAt, failing }: SourceLists, clock: Pick<Clock, 'now'>): SourceReads {
  const today = source.currentDay(clock.now());
  // Mostly the first of them, and asked for with each page.
  let day = today;
  for (let back = 1; back <= NEWEST_DAYS && readAt(day) === undefined; back += 1) day = addDays(today, -back);
  if (readAt(day) === undefined) day = today;
  const [at, why] = [readAt(day), failing()];
  const { name, title } = source;
  return { name, title, day, ...(at ? { readAt: at } : {}), ...(why ? { failing: why } : {}) };
}

function inOneLine(outcomes: Outcomes): string {
  return outcomes.filter((failed) => failed !== undefined).join('; ');
}

function byTime(a: { epochMilliseconds: number }, b: { epochMilliseconds: number }): number {
  return a.epochMilliseconds - b.epochMilliseconds;
}
