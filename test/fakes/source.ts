import { Temporal } from 'temporal-polyfill';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A clock that stands still until it is set; its ticks go with it. */
export function clockAt(time: string): Clock & { set(time: string): void } {
  let now = Temporal.Instant.from(time);
  return {
    now: () => now,
    ticks: () => now.epochMilliseconds,
    set: (later) => {
      now = Temporal.Instant.from(later);
    },
  };
}

/** A source that remembers what it was asked, and that can be down. */
export interface FakeSource extends PaperSource {
  readonly asked: string[];
  down: string | undefined;
}

/** A source with the given lists, by day. Days are UTC's and settle at 17:00. */
export function fakeSource(
  lists: Record<string, readonly Paper[]>,
  also: Partial<PaperSource> = {},
): FakeSource {
  const asked: string[] = [];
  const source: FakeSource = {
    name: 'huggingface',
    title: 'Hugging Face',
    asked,
    down: undefined,
    currentDay: (now) => now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
    settles: (day) => Temporal.Instant.from(`${day}T17:00Z`),
    daily: async (day) => {
      asked.push(day);
      if (source.down) throw new SourceError('source-refused', source.down);
      return lists[day] ?? [];
    },
    ...also,
  };
  return source;
}
