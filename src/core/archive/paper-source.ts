import type { Temporal } from 'temporal-polyfill';
import type { Day, Paper } from '../paper.ts';

/** How a source is asked: a `reader` waits for seconds, a `job` rides out a rate limit. */
export interface Ask {
  readonly patience: 'reader' | 'job';
  readonly signal?: AbortSignal;
  /** Resolves when whoever asks would rather have what is stored; what was begun goes on. */
  readonly enough?: Promise<void>;
}

/** A source's own page of a list: its name and its https address. */
export interface ListPage {
  readonly title: string;
  readonly url: string;
}

/** Where papers come from. Every method rejects with a SourceError where the source gives no usable answer. */
export interface PaperSource {
  /** A lower-case word, also kept in the archive. */
  readonly name: string;
  /** The name that people know it by. */
  readonly title: string;
  /** Where anybody may put a paper on its list, as people read an address. */
  readonly submissions?: string;
  /** The day of its first list, where it is known. */
  readonly firstDay?: Day;
  /** The day whose list is open at an instant. */
  currentDay(now: Temporal.Instant): Day;
  /** When a day's list is usually complete. */
  settles(day: Day): Temporal.Instant;
  /** Where people read a day's list, by the name that they know it by; of several sources as one, each one's. */
  pages?(day: Day): readonly ListPage[];
  /** A day's whole list in the source's order; empty on a day without a list and before it opens. */
  daily(day: Day, ask: Ask): Promise<readonly Paper[]>;
  /** The newest day that has a list, where the source knows without a date. */
  newest?(ask: Ask): Promise<Day | undefined>;
  /** What it calls trending now; undefined where that is not known yet. */
  trending?(limit: number, ask: Ask): Promise<readonly Paper[] | undefined>;
  /** One paper and what belongs to it; undefined where the source does not know it. */
  paper?(id: string, ask: Ask): Promise<Paper | undefined>;
  search?(text: string, limit: number, ask: Ask): Promise<readonly Paper[]>;
}
