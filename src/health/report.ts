import type { Filled } from '#core/archive/filled.ts';
import type { Role } from '#core/delivery/leases.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Service } from '#engine/delivery/service.ts';
import type { Ingest, SourceReads } from '#engine/ingest/ingest.ts';
import type { StateStore } from '#store/state/state.ts';
import type { ChatHealth } from './watch-chats.ts';

export interface ReportParts {
  readonly service: Pick<Service, 'health'>;
  readonly ingest: Pick<Ingest, 'reads'>;
  readonly state: Pick<StateStore, 'figures'>;
  readonly clock: Pick<Clock, 'now'>;
  /** How far the archive has filled itself; left out where it does not. */
  readonly filled?: (() => Filled) | undefined;
  /** The chats that are on, as they are now. */
  readonly chats: () => readonly ChatHealth[];
}

/** What `/healthz` answers; times are ISO, ages in seconds. */
export interface HealthReport {
  readonly ok: boolean;
  readonly roles: readonly Role[];
  /** Sentences on what is wrong; none where all is well. */
  readonly troubles: readonly string[];
  readonly chats: readonly ChatHealth[];
  readonly sources: readonly SourceHealth[];
  /** The lists of the last year, and how many of them were read; left out where the archive does not fill itself. */
  readonly filled?: Filled;
  /** Digests that wait for their list, and messages that wait to be sent; left out where the state does not answer. */
  readonly waiting?: { readonly list: number; readonly send: number };
}

interface SourceHealth {
  readonly name: string;
  /** The newest list, when it was read, and how long ago. */
  readonly day: string;
  readonly readAt?: string;
  readonly ageSeconds?: number;
  readonly failing?: { readonly since: string; readonly reason: string };
}

/** A source is asked again before it is a trouble: most failures are over then. */
const PATIENCE_MS = 15 * 60_000;

/** How the program is now, and what is wrong with it. */
export async function healthReport(parts: ReportParts): Promise<HealthReport> {
  const { roles, troubles } = parts.service.health();
  const chats = parts.chats();
  const now = parts.clock.now().epochMilliseconds;
  const reads = parts.ingest.reads();
  const all = [
    ...troubles,
    ...chats.flatMap(({ trouble, since }) => (trouble ? [`${trouble} (since ${since})`] : [])),
    ...reads.flatMap((each) => troubleOf(each, now) ?? []),
  ];
  const waiting = await parts.state.figures().then(
    (figures) => figures.waiting,
    () => undefined,
  );
  return {
    ok: all.length === 0,
    roles,
    troubles: all,
    chats,
    sources: reads.map((each) => sourceHealth(each, now)),
    ...(parts.filled ? { filled: parts.filled() } : {}),
    ...(waiting ? { waiting } : {}),
  };
}

function troubleOf({ title, failing }: SourceReads, now: number): string | undefined {
  if (!failing || now - failing.since.epochMilliseconds < PATIENCE_MS) return undefined;
  return `${title} could not be read (since ${iso(failing.since)}): ${failing.reason}`;
}

function sourceHealth({ name, day, readAt, failing }: SourceReads, now: number): SourceHealth {
  const age = readAt && { ageSeconds: Math.round((now - readAt.epochMilliseconds) / 1_000) };
  return {
    name,
    day,
    ...(readAt ? { readAt: iso(readAt), ...age } : {}),
    ...(failing ? { failing: { since: iso(failing.since), reason: failing.reason } } : {}),
  };
}

function iso(at: { toString(options: { smallestUnit: 'second' }): string }): string {
  return at.toString({ smallestUnit: 'second' });
}
