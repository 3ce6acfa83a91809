import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Freshness } from '#core/digest/edition.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sources } from '../ingest/all-sources.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { ArchiveAccess, ReadableArchive } from './archive-access.ts';

interface Asked {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sources: Sources;
}

interface StoredParts extends Asked {
  readonly readable: ReadableArchive;
  readonly clock: Pick<Clock, 'ticks'>;
}

/** Between two readings of the newest list that somebody's look at it begins. */
const AGAIN_MS = 60_000;
const MOST_TRENDING = 100;
const READER = { patience: 'reader' } as const;

/**
 * The same parts for whoever waits for no source: answers are made of what is stored, whatever a source does, and say how well that
 * is known. A look at them has the newest list read beside, once a minute at most; what is not stored is not fetched.
 */
export function storedOnly({ archiveAccess, source, sources, readable, clock }: StoredParts): Asked {
  const beside = createBeside(clock);
  const stored = { ...readable, ingest: storedIngest(readable.ingest, readable, beside) };
  let sample: ReadableArchive | undefined;
  const lookForSome = async () => {
    const opened = await archiveAccess.open(READER);
    sample = opened.sampleBecause === undefined ? undefined : opened;
  };
  const [first, ...others] = sources;
  return {
    archiveAccess: {
      ...archiveAccess,
      open: async () => {
        if (readable.archive.size().papers > 0) return stored;
        beside('newest', lookForSome);
        return sample ?? stored;
      },
    },
    source: unasked(source),
    sources: [trendingKept(first, beside), ...others.map((each) => trendingKept(each, beside))],
  };
}

/** Begins work that nobody waits for, each kind once at a time and once a minute at most. */
type Beside = (kind: string, work: () => Promise<unknown>) => void;

function createBeside(clock: Pick<Clock, 'ticks'>): Beside {
  const next = new Map<string, number>();
  return (kind, work) => {
    if (clock.ticks() < (next.get(kind) ?? 0)) return;
    next.set(kind, Number.POSITIVE_INFINITY);
    const done = () => void next.set(kind, clock.ticks() + AGAIN_MS);
    // Why a list could not be read is known by the list; whatever else failed is tried again.
    work().then(done, done);
  };
}

function storedIngest(ingest: Ingest, { archive }: ReadableArchive, beside: Beside): Ingest {
  const refresh = () => beside('newest', () => ingest.newest(READER));
  const told = (day: Day): Freshness => ({
    ...ingest.known(day),
    ...(ingest.isComplete(day) ? {} : failing()),
  });
  const failing = () => {
    const all = ingest.reads().flatMap((each) => each.failing ?? []);
    const [first] = all.toSorted((a, b) => a.since.epochMilliseconds - b.since.epochMilliseconds);
    return first ? { failed: all.map(({ reason }) => reason).join('; '), failingSince: first.since } : {};
  };
  const newestDay = () => archive.newestDay() ?? ingest.reads()[0]?.day;
  return {
    ...ingest,
    day: async (day) => {
      refresh();
      return told(day);
    },
    newest: async (ask) => {
      refresh();
      const day = newestDay();
      return day === undefined ? await ingest.newest(ask) : told(day);
    },
    range: async (_, to) => {
      refresh();
      return told(to).failed;
    },
  };
}

/** A source without what would have to be waited for. */
function unasked({ paper: _, search: __, newest: ___, trending: ____, ...source }: PaperSource): PaperSource {
  return source;
}

/** A source whose trending papers are those of its last answer; it has none before there is one. */
function trendingKept(source: PaperSource, beside: Beside): PaperSource {
  let kept: readonly Paper[] | undefined;
  const { trending } = source;
  if (!trending) return unasked(source);
  return {
    ...unasked(source),
    trending: async (limit) => {
      beside(`trending ${source.name}`, async () => {
        kept = await trending(MOST_TRENDING, READER);
      });
      return kept?.slice(0, limit);
    },
  };
}
