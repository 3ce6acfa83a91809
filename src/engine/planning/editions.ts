import type { Archive } from '#core/archive/archive.ts';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { type Edition, type Freshness, reachOf } from '#core/digest/edition.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays } from '#core/time/dates.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { Ingest } from '../ingest/ingest.ts';

export interface EditionParts {
  readonly readable: {
    readonly archive: Pick<Archive, 'listings'>;
    readonly ingest: Pick<Ingest, 'daysUpTo' | 'known'>;
  };
  readonly source: Pick<PaperSource, 'name' | 'title' | 'currentDay' | 'pages'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly timing: Pick<Timing, 'fresh' | 'send' | 'sweep' | 'tick'>;
  /** Whether this process is the one that asks the sources. */
  readonly fetches: () => boolean;
}

// A tick does not wait out a rate limit: it comes again in some minutes.
const TICK: Ask = { patience: 'reader' };
/** Of how many days' lists an edition is made. */
export const LISTED_DAYS = 30;

/** Reads the lists once, for one tick: from the sources where this process asks them, else as the process that does has stored them. */
export async function readEdition(parts: EditionParts): Promise<Edition> {
  const { readable, clock, fetches } = parts;
  const freshness = fetches() ? await readLists(parts).catch(() => notRead(parts)) : await awaitLists(parts);
  const { day } = freshness;
  const listings = readable.archive.listings(addDays(day, 1 - LISTED_DAYS), day);
  return { made: clock.now(), freshness, listings };
}

/** Reads today's list, and from each source that answers those before it that were last read while they were still filling. */
export async function readLists({
  readable,
  source,
  clock,
}: Pick<EditionParts, 'readable' | 'source' | 'clock'>): Promise<Freshness> {
  const today = source.currentDay(clock.now());
  const oldest = reachOf({ freshness: { day: today } });
  return await readable.ingest.daysUpTo(today, oldest, TICK);
}

/** Where a fault of ours keeps a list from being read, what is stored is planned all the same; why is logged by whoever reads the sources for all. */
function notRead({
  readable,
  source,
  clock,
}: Pick<EditionParts, 'readable' | 'source' | 'clock'>): Freshness {
  const freshness = readable.ingest.known(source.currentDay(clock.now()));
  return { ...freshness, failed: `the list of ${source.title} could not be read or stored` };
}

/** Waits until another process has read today's list, as long as reading it may take; reads it where that has become this process's to do. */
async function awaitLists(parts: EditionParts): Promise<Freshness> {
  const { readable, source, clock, sleep, timing, fetches } = parts;
  const today = source.currentDay(clock.now());
  const until = clock.ticks() + timing.send;
  // A list that stops being fresh between two of the other one's ticks is read again at the second.
  const fresh = timing.fresh + timing.tick;
  for (;;) {
    const freshness = readable.ingest.known(today);
    const age = freshness.readAt?.until(clock.now()).total('milliseconds');
    if (age !== undefined && age < fresh) return freshness;
    if (clock.ticks() >= until) return { ...freshness, failed: `${source.title} was not read in time` };
    await sleep(timing.sweep / 4);
    if (fetches()) return await readLists(parts);
  }
}
