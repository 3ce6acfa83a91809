import { Temporal } from 'temporal-polyfill';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Given, Ledger, Lists, Turn } from '#core/delivery/ledger.ts';
import { type StateClock, stateNow } from '#core/delivery/state-clock.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Edition } from '#core/digest/edition.ts';
import { oldestFor, type Preferences } from '#core/digest/plan.ts';
import { LOOK_BACK_DAYS } from '#core/digest/second-look.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Scheduled, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { addDays } from '#core/time/dates.ts';
import { quietEnd } from '#core/time/quiet-hours.ts';
import { type Due, isRestingOn } from '#core/time/schedule.ts';
import type { ReadableArchive } from '../access/archive-access.ts';
import type { LearningParts } from '../access/learned.ts';
import type { PreferenceParts } from '../access/preferences.ts';
import type { createComposer } from './compose.ts';
import type { EditionParts } from './editions.ts';
import { logTurns } from './log-turns.ts';
import { dateDue, nextScheduled, planOne } from './plan-one.ts';
import { preferencesOfMany } from './preferences.ts';

export interface TickParts extends EditionParts, PreferenceParts, LearningParts {
  readonly readable: ReadableArchive;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly stateClock: Pick<StateClock, 'now'>;
  /** The platforms that run here; a digest is rendered where it is planned. */
  readonly adapters: readonly ChatAdapter[];
  readonly logger: Logger;
  readonly timing: Timing;
  /** Lets whatever else waits have its turn. */
  readonly nextTurn: () => Promise<void>;
}

/** What every batch of a tick shares. */
export interface TickEdition {
  readonly edition: Edition;
  readonly lists: Lists;
  readonly compose: ReturnType<typeof createComposer>;
  /** By this process's own clock, which nobody sets. */
  readonly readAt: number;
}

interface Batch extends TickEdition {
  readonly adapter: ChatAdapter;
  readonly due: readonly Scheduled[];
  /** Whether planning them is still this process's to do; asked before anything is written. */
  readonly plans: () => boolean;
}

/** Plans some subscriptions of a platform, one a channel, and writes it down, with when each is due next, in one transaction; how many digests are new. Others stay due. */
export async function planBatch(parts: TickParts, batch: Batch): Promise<number> {
  const { ledger, stateClock, timing, nextTurn, logger } = parts;
  const { edition, lists } = batch;
  const due = oneOfEachChannel(batch.due);
  // Whatever is read or written at once for a whole batch has a turn of its own.
  await nextTurn();
  const now = await stateNow(stateClock);
  const asked = due.flatMap((of) => {
    if (wantsPeace(of, now)) return [];
    const date = dateDue(of, now, timing);
    return date ? [{ of, date: date.date, due: date }] : [];
  });
  const papers = papersOf(edition, asked);
  const given = await ledger.given(
    asked,
    papers.map(({ id }) => id),
  );
  await nextTurn();
  const known = new Map(asked.map((each, index) => [each.of, { due: each.due, given: given[index] }]));
  const preferences = await eachsPreferences(
    parts,
    asked.map(({ of }) => of),
    papers,
  );
  const turns: Turn[] = [];
  for (const of of due) {
    await nextTurn();
    const { due: date, given: past } = known.get(of) ?? {};
    turns.push(
      date && past
        ? turnOf(parts, { ...batch, now, preferences }, { of, due: date, given: past })
        : unasked(of, now),
    );
  }
  await nextTurn();
  // Asking for the time has shown by now whether the clock has jumped since the tick began.
  if (!batch.plans()) return 0;
  logTurns(logger, turns);
  const planned = await ledger.plan(turns, lists);
  logger.debug('tick: a batch was planned', { platform: batch.adapter.platform, due: due.length, planned });
  return planned;
}

/** One digest of each channel: what it carries has been written down before the next one is planned, so that no paper comes in both. One that has topics of its own goes first, since another one may have any paper. */
function oneOfEachChannel(due: readonly Scheduled[]): readonly Scheduled[] {
  const channels = Map.groupBy(due, ({ subscription }) => JSON.stringify(subscription.channel));
  return [...channels.values()].flatMap((all) => {
    const first = all.find(({ subscription }) => subscription.topics !== undefined) ?? all[0];
    return first ? [first] : [];
  });
}

function wantsPeace({ subscription }: Scheduled, now: Temporal.Instant): boolean {
  return isRestingOn(subscription, now) || quietEnd(subscription, now) !== undefined;
}

/** What becomes of a subscription that is due and gets nothing now: what falls into quiet hours is asked for when they end. */
function unasked(of: Scheduled, now: Temporal.Instant): Turn {
  const next = nextScheduled(of, now);
  const ends = quietEnd(of.subscription, now)?.epochMilliseconds ?? next;
  if (ends >= next || isRestingOn(of.subscription, now)) return { of, nextDue: next };
  return { of, nextDue: ends, skipped: of.skipped };
}

interface BatchFacts extends Batch {
  readonly now: Temporal.Instant;
  readonly preferences: (of: Scheduled) => Preferences;
}

function turnOf(
  parts: TickParts,
  facts: BatchFacts,
  { of, due, given }: { of: Scheduled; due: Due; given: Given },
): Turn {
  const { timing, source, logger } = parts;
  const { now } = facts;
  const dayOf = (at: number) => source.currentDay(Temporal.Instant.fromEpochMilliseconds(at));
  try {
    return planOne(of, due, { ...facts, preferences: facts.preferences(of), given, timing, dayOf });
  } catch (error) {
    logger.error('a digest could not be planned, and is tried again', {
      channel: of.subscription.channel,
      reason: messageOf(error),
    });
    return { of, nextDue: now.epochMilliseconds + timing.askAgain, skipped: of.skipped };
  }
}

/** The papers that these subscriptions may be given, or be given a second look at: most want no more than the lists of the last days. */
function papersOf(edition: Edition, asked: readonly { readonly of: Scheduled }[]): readonly Paper[] {
  if (asked.length === 0) return [];
  const days = asked.map(({ of }) => oldestFor(of.subscription.kind, edition));
  const from = [addDays(edition.freshness.day, -LOOK_BACK_DAYS), ...days].toSorted()[0] ?? '';
  return [...new Set(edition.listings.filter(({ day }) => day >= from).map(({ paper }) => paper))];
}

/** What each subscription's readers want. A topic that cannot be matched, or an order that cannot be read, stops its own channel, not a whole batch. */
async function eachsPreferences(
  parts: TickParts,
  asked: readonly Scheduled[],
  papers: readonly Paper[],
): Promise<(of: Scheduled) => Preferences> {
  const read = (some: readonly Scheduled[]) =>
    preferencesOfMany({ ...parts, archive: parts.readable.archive }, some, papers).catch(failing);
  const together = await read(asked);
  const alone = new Map<Scheduled, typeof together>();
  for (const of of asked) if (isAbout(together, of)) alone.set(of, await read([of]));
  return (of) => (alone.get(of) ?? together)(of);
}

/** Whether somebody's preferences fail for what one of the batch has ordered; a failure of a file is the same for all. */
function isAbout(preferences: (of: Scheduled) => Preferences, of: Scheduled): boolean {
  try {
    preferences(of);
    return false;
  } catch (error) {
    return !(error instanceof SetupError);
  }
}

function failing(error: unknown): () => never {
  // A state that fails is nobody's own: the whole tick has to wait for it.
  if (error instanceof SetupError) throw error;
  return () => {
    throw error;
  };
}
