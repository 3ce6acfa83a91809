import { TIMING } from '#core/delivery/timing.ts';
import type { Day, Listing } from '#core/paper.ts';
import { quietEnd } from '#core/time/quiet-hours.ts';
import { isRestingOn, latestDue, nextDue } from '#core/time/schedule.ts';
import {
  type Decision,
  decideAsBefore,
  type OldDecision,
  type OldFacts,
  type OldPast,
} from './old-planner.ts';
import { isComplete, textNow, tooLateText } from './old-reasons.ts';
import type { OldDelivery, OldRow } from './old-side.ts';

/** The faults that were mended, by what is right now. */
export const MENDED = {
  again: 'a date that has a delivery, or was decided before a crash, gets no other',
  waits: 'a list that is empty at its hour is waited for',
  words: 'a reason is only ever true',
  longer: 'a wait goes on past twelve hours',
  expired: 'a wait ends when a digest is no news any more',
  ended: 'why a wait ended is told before the next date',
  late: 'what is late is not asked of an archive that was rebuilt',
  silence: 'topics that brought nothing for two weeks are told so once, also where quiet days are silent',
  peace: 'nothing is decided in quiet hours, nor on a day of rest',
  lists: 'a settled list is never asked for again, but an empty one is',
} as const;
export type Mended = keyof typeof MENDED;

/** One decision of the new planner, with what the old one is to decide it from. */
export interface Case {
  readonly row: OldRow;
  readonly deliveries: readonly OldDelivery[];
  readonly facts: OldFacts;
  /** The lists as the new planner has them, and when the archive first saw a paper on a list (epoch ms) before it was rebuilt. */
  readonly listings: (from: Day, to: Day) => readonly Listing[];
  readonly seen: (listing: Listing) => number;
  /** Undefined where the new planner has nothing to decide. */
  readonly decision: Decision | undefined;
}

/** Which mended faults tell the two decisions apart: none where they are the same, undefined where that cannot be explained. */
export function differences(of: Case): readonly Mended[] | undefined {
  if (isPeace(of)) return ['peace'];
  if (isEndOfWait(of)) return ['ended'];
  for (const mended of subsets(['longer', 'late', 'lists'])) {
    const input = mendedInput(of, mended);
    if (!input) continue;
    const old = decideAsBefore(of.row.subscription, input.past, input.facts);
    if (isSame(old, of)) return mended;
    const answer = answerTo(old, of);
    if (answer) return [...mended, answer];
  }
  return undefined;
}

/** What the old planner decides from where some of its faults are mended; undefined where one of them has no bearing here. */
function mendedInput(of: Case, mended: readonly Mended[]): { facts: OldFacts; past: OldPast } | undefined {
  const { row, deliveries } = of;
  let { facts } = of;
  if (mended.includes('longer')) {
    if (!row.skipped?.waiting || row.skipped.day !== of.decision?.date) return undefined;
    facts = { ...facts, catchUp: Number.POSITIVE_INFINITY };
  }
  if (mended.includes('lists')) facts = { ...facts, listings: of.listings };
  if (mended.includes('late')) {
    const { listings } = facts;
    const asSeen = (listing: Listing) => ({ ...listing, seen: of.seen(listing) });
    facts = { ...facts, listings: (from, to) => listings(from, to).map(asSeen) };
  }
  return { facts, past: pastOf(deliveries) };
}

function pastOf(delivered: readonly OldDelivery[]): OldPast {
  const lastPlanned = delivered.findLast(({ kind }) => kind !== 'note')?.at;
  return { lastPlanned, delivered, shown: new Set(delivered.flatMap(({ papers }) => papers)) };
}

/** What is right now in a decision that a fault of the old planner explains. */
function answerTo(old: OldDecision, of: Case): Mended | undefined {
  const { decision, row } = of;
  switch (decision?.kind) {
    case undefined:
      return row.torn === undefined ? undefined : 'again';
    case 'nothing':
      return isSettled(old, decision, of) ? 'again' : undefined;
    case 'wait':
      return isWait(old, decision, of) ? 'waits' : undefined;
    case 'note':
    case 'none':
      if (isSilence(old, decision, of)) return 'silence';
      return isTooLate(old, decision, of) ? 'expired' : isReworded(old, decision, of) ? 'words' : undefined;
    default:
      return undefined;
  }
}

/** Whether a date that has a delivery is passed by. */
function isSettled(old: OldDecision, decision: Decision, { row, deliveries, facts }: Case): boolean {
  const next = nextDue(row.subscription, facts.now).at.epochMilliseconds;
  return decision.nextDue === next && deliveries.some(({ day }) => day === old.date);
}

/** Whether two weeks without a digest of topics are told to whoever is told of no other quiet day. */
function isSilence(old: OldDecision, { kind, date, nextDue, text }: Decision, of: Case): boolean {
  const { subscription } = of.row;
  const last = of.deliveries.findLast((delivery) => delivery.kind !== 'note')?.at ?? 0;
  const weeks = (of.facts.now.epochMilliseconds - Math.max(last, subscription.since)) / (7 * 86_400_000);
  const isSilent = subscription.kind === 'topics' && subscription.quietDays === 'silent' && weeks > 1.8;
  const isAlike = kind === 'note' && old.kind === 'none' && old.date === date && old.nextDue === nextDue;
  return isSilent && isAlike && text === wording(old, of, false);
}

function isReworded(old: OldDecision, { kind, date, nextDue, text }: Decision, of: Case): boolean {
  const isAlike = old.kind === kind && old.date === date && old.nextDue === nextDue;
  return isAlike && text === wording(old, of, false);
}

/** Whether a date that has waited gets the reason, since a digest of it would be too old to be sent. */
function isTooLate(old: OldDecision, { text }: Decision, of: Case): boolean {
  const { row, facts } = of;
  const { at, date } = latestDue(row.subscription, facts.now) ?? {};
  if (!at || !date || facts.now.epochMilliseconds - at.epochMilliseconds < TIMING.expires) return false;
  return old.date === date && text === (old.reason ? wording(old, of, false) : tooLateText(date));
}

/** Whether an old note would have been a reason to ask again: the list may still fill. */
function isWait(old: OldDecision, { text, nextDue }: Decision, of: Case): boolean {
  const asksAgain = nextDue === Math.min(old.nextDue, of.facts.now.epochMilliseconds + TIMING.askAgain);
  const fills = old.reason?.kind === 'no-list' && !isComplete(of.facts.freshness);
  return fills && asksAgain && text === wording(old, of, true);
}

function wording({ reason }: OldDecision, { facts, listings }: Case, waiting: boolean): string | undefined {
  const { day } = facts.freshness;
  return reason && textNow(reason, { ...facts, listed: listings(day, day).length }, waiting);
}

/** Whether whoever is due is left in peace, until the quiet hours are over or the next date comes. */
function isPeace({ row, decision, facts }: Case): boolean {
  const { subscription } = row;
  const next = nextDue(subscription, facts.now).at.epochMilliseconds;
  const isResting = isRestingOn(subscription, facts.now);
  const quiet = isResting ? undefined : quietEnd(subscription, facts.now)?.epochMilliseconds;
  if (!isResting && quiet === undefined) return false;
  return decision?.kind === 'nothing' && decision.nextDue === Math.min(quiet ?? next, next);
}

/** Whether a date that waited is told why it got nothing, since the next one has come. */
function isEndOfWait({ row, decision, facts }: Case): boolean {
  const { skipped } = row;
  if (!skipped?.waiting || decision?.date !== skipped.day) return false;
  if (latestDue(row.subscription, facts.now)?.date === skipped.day) return false;
  return decision.text === tooLateText(skipped.day);
}

function isSame(old: OldDecision, { decision, row, facts }: Case): boolean {
  if (old.kind !== decision?.kind || old.date !== decision.date) return false;
  // Whoever waits is asked again no later than when the next date comes.
  const next = old.kind === 'wait' ? nextDue(row.subscription, facts.now).at.epochMilliseconds : old.nextDue;
  if (old.text !== decision.text || Math.min(old.nextDue, next) !== decision.nextDue) return false;
  return old.papers?.join() === decision.papers?.join();
}

/** Every choice of these, the smallest first. */
function subsets(mended: readonly Mended[]): (readonly Mended[])[] {
  const all = Array.from({ length: 2 ** mended.length }, (_, bits) =>
    mended.filter((_, place) => (bits >> place) & 1),
  );
  return all.toSorted((a, b) => a.length - b.length);
}
