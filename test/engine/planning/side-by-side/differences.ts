import { isWeekend, longDay } from '#core/dates.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { skipText } from '#core/digest/skip-reason.ts';
import type { Day, Listing } from '#core/paper.ts';
import { latestDue } from '#core/schedule.ts';
import {
  type Decision,
  decideAsBefore,
  type OldDecision,
  type OldFacts,
  type OldPast,
} from './old-planner.ts';
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
  lists: 'a settled list is never asked for again, but an empty one is',
  anew: 'a subscription that is ordered anew begins anew',
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
  if (isEndOfWait(of)) return ['ended'];
  for (const mended of subsets(['longer', 'late', 'lists', 'anew'])) {
    const input = mendedInput(of, mended);
    if (!input) continue;
    const old = decideAsBefore(of.row.subscription, input.past, input.facts);
    if (isSame(old, of.decision)) return mended;
    const answer = answerTo(old, of);
    if (answer) return [...mended, answer];
  }
  return undefined;
}

/** What the old planner decides from where some of its faults are mended; undefined where one of them has no bearing here. */
function mendedInput(of: Case, mended: readonly Mended[]): { facts: OldFacts; past: OldPast } | undefined {
  const { row, deliveries } = of;
  let { facts } = of;
  let delivered = deliveries;
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
  if (mended.includes('anew')) delivered = deliveries.filter(({ at }) => at >= row.began);
  return { facts, past: pastOf(delivered, deliveries) };
}

function pastOf(delivered: readonly OldDelivery[], all: readonly OldDelivery[]): OldPast {
  const lastPlanned = delivered.findLast(({ kind }) => kind !== 'note')?.at;
  return { lastPlanned, delivered, shown: new Set(all.flatMap(({ papers }) => papers)) };
}

/** What is right now in a decision that a fault of the old planner explains. */
function answerTo(
  old: OldDecision,
  { decision, row, deliveries, facts, listings }: Case,
): Mended | undefined {
  if (!decision) return row.torn !== undefined ? 'again' : undefined;
  const { now } = facts;
  if (decision.kind === 'nothing') {
    const hasOne = deliveries.some(({ day }) => day === old.date);
    return hasOne && decision.nextDue === old.nextDue ? 'again' : undefined;
  }
  const { reason } = old;
  if (!reason || decision.date !== old.date) return undefined;
  const isText = (waiting: boolean) => {
    const listed = reason.kind === 'no-list' ? listings(reason.day, reason.day).length : 0;
    const known = reason.kind === 'no-list' ? { ...reason, listed } : reason;
    return decision.text === skipText(known, { now, waiting });
  };
  const at = now.epochMilliseconds;
  if (decision.kind === 'wait') {
    const fills =
      reason.kind === 'no-list' && !isWeekend(reason.day) && at < reason.settles.epochMilliseconds;
    const asksAgain = decision.nextDue === Math.min(old.nextDue, at + TIMING.askAgain);
    return fills && asksAgain && isText(true) ? 'waits' : undefined;
  }
  if (old.kind === 'wait') {
    const due = latestDue(row.subscription, now)?.at.epochMilliseconds ?? at;
    return at - due >= TIMING.expires && isText(false) ? 'expired' : undefined;
  }
  return old.kind === decision.kind && old.nextDue === decision.nextDue && isText(false)
    ? 'words'
    : undefined;
}

function isEndOfWait({ row, decision, facts }: Case): boolean {
  const { skipped } = row;
  if (!skipped?.waiting || decision?.date !== skipped.day) return false;
  if (latestDue(row.subscription, facts.now)?.date === skipped.day) return false;
  const text = `No digest came on ${longDay(skipped.day)}: its list could not be read before the next one was due.`;
  return decision.text === text;
}

function isSame(old: OldDecision, decision: Decision | undefined): boolean {
  const { reason: _, ...plain } = old;
  const { kind, date, papers, text, nextDue } = plain;
  const textOf = (each: Decision | undefined) => [
    each?.kind,
    each?.date,
    each?.papers,
    each?.text,
    each?.nextDue,
  ];
  return JSON.stringify([kind, date, papers, text, nextDue]) === JSON.stringify(textOf(decision));
}

/** Every choice of these, the smallest first. */
function subsets(mended: readonly Mended[]): (readonly Mended[])[] {
  const all = Array.from({ length: 2 ** mended.length }, (_, bits) =>
    mended.filter((_, place) => (bits >> place) & 1),
  );
  return all.toSorted((a, b) => a.length - b.length);
}
