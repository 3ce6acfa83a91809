import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Clock } from '#core/time/clock.ts';
import { isWeekend } from '#core/time/dates.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';

interface ListeningParts {
  readonly readable: { readonly ingest: Pick<ReadableArchive['ingest'], 'known'> };
  readonly source: Pick<PaperSource, 'currentDay'>;
  readonly follows: Pick<Follows, 'isAnyRinging'>;
  readonly clock: Clock;
  readonly timing: Pick<Timing, 'listening'>;
}

/** Tells whether today's list is to be read for those who want to hear of its papers at once: every quarter of an hour while it fills, and once when it has settled. A source that fails is asked no more often. Of a weekend nothing is listed. */
export function openListening(parts: ListeningParts): () => Promise<boolean> {
  const { readable, source, follows, clock, timing } = parts;
  let asked: number | undefined;
  return async () => {
    const now = clock.now();
    const day = source.currentDay(now);
    if (isWeekend(day) || !(await follows.isAnyRinging())) return false;
    const { readAt, settles } = readable.ingest.known(day);
    if (readAt && readAt.epochMilliseconds > settles.epochMilliseconds) return false;
    // What others have read just now counts as well.
    const age = readAt ? now.epochMilliseconds - readAt.epochMilliseconds : Number.POSITIVE_INFINITY;
    const since = asked === undefined ? Number.POSITIVE_INFINITY : clock.ticks() - asked;
    if (Math.min(age, since) < timing.listening) return false;
    asked = clock.ticks();
    return true;
  };
}
