import type { Temporal } from 'temporal-polyfill';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Given, NewDigest, Turn } from '#core/delivery/ledger.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Edition } from '#core/digest/edition.ts';
import { coverageOf, type Plan, type Preferences, planDigest } from '#core/digest/plan.ts';
import { isFirstOfWeek, type Sleeper, sleepersIn } from '#core/digest/second-look.ts';
import { type SkipReason, skipText } from '#core/digest/skip-reason.ts';
import { quietDocument } from '#core/format/digest/channel.ts';
import type { Day } from '#core/paper.ts';
import { isOfTopics, type Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled, Skipped } from '#core/subscriptions/subscriptions.ts';
import { longDay } from '#core/time/dates.ts';
import { type Due, isMissed, latestDue, nextDue } from '#core/time/schedule.ts';
import type { createComposer } from './compose.ts';
import { longSilence } from './long-silence.ts';

/** What a turn is decided from: all of it was read before, so that deciding changes nothing. */
export interface TurnFacts {
  readonly now: Temporal.Instant;
  readonly edition: Edition;
  readonly given: Given;
  readonly preferences: Preferences;
  readonly adapter: Pick<ChatAdapter, 'platform' | 'render'>;
  readonly compose: ReturnType<typeof createComposer>;
  readonly timing: Pick<Timing, 'askAgain' | 'catchUp' | 'expires'>;
  /** Whose list is open at an instant (epoch ms). */
  readonly dayOf: (at: number) => Day;
}

/** The date that a subscription is planned for now; undefined where nothing is owed: no date has come yet, or nothing ran for so long that it is left to the next one. */
export function dateDue(
  { subscription, skipped }: Scheduled,
  now: Temporal.Instant,
  { catchUp }: Pick<Timing, 'catchUp'>,
): Due | undefined {
  const due = latestDue(subscription, now);
  // Whoever waits for a list has missed nothing.
  const waits = due && skipped?.waiting && skipped.day === due.date;
  return due && (waits || !isMissed(due, now, catchUp)) ? due : undefined;
}

/** Decides what a subscription gets on a date that is due, and when it is due next. */
export function planOne(of: Scheduled, due: Due, facts: TurnFacts): Turn {
  const next = nextScheduled(of, facts.now);
  if (facts.given.settled) return { of, nextDue: next, skipped: skippedOn(due, of) };
  const ended = endOfWait(of, due, facts);
  if (ended) return ended;
  const plan = planFor(of.subscription, due, facts);
  switch (plan.kind) {
    case 'digest':
      // Whoever has waited for so long would be planned a digest that is too old to be sent.
      if (isOver(due, facts)) return skip(of, due, { nextDue: next, text: tooLateText(due.date) }, facts);
      return { of, nextDue: next, digest: digestOf(of, due, plan, facts) };
    case 'skip':
      return skipFor(of, due, plan.reason, facts);
    case 'wait':
      return isOver(due, facts) ? skipFor(of, due, plan.reason, facts) : wait(of, due, plan.reason, facts);
    default:
      return plan satisfies never;
  }
}

/** What a subscription is owed for a date, as it would be sent. */
export function planFor(
  subscription: Subscription,
  due: Pick<Due, 'date'>,
  facts: Pick<TurnFacts, 'given' | 'preferences' | 'edition' | 'dayOf'>,
): Plan {
  const { given, preferences, edition, dayOf } = facts;
  const plan = planDigest(subscription, edition, preferences, given.shown, coverageOf(given, dayOf));
  return plan.kind === 'digest' ? { ...plan, sleepers: sleepersFor(subscription, due, plan, facts) } : plan;
}

/** The week's sleepers for the first daily digest of a week: of what its readers would be shown, and have not been. */
function sleepersFor(
  { kind, topics }: Subscription,
  { date }: Pick<Due, 'date'>,
  { selection }: Extract<Plan, { kind: 'digest' }>,
  { given, preferences, edition }: Pick<TurnFacts, 'given' | 'preferences' | 'edition'>,
): readonly Sleeper[] {
  if (kind === 'week' || kind === 'month' || !isFirstOfWeek(date, given.last?.day)) return [];
  const onlyTopics = isOfTopics({ kind, topics });
  const picked = new Set(selection.picks.map(({ paper }) => paper.id));
  const reached = new Set(preferences.matches.map(({ paper }) => paper.id));
  const isLeft = (id: string) =>
    !picked.has(id) && !given.shown.has(id) && !preferences.muted.has(id) && (!onlyTopics || reached.has(id));
  return sleepersIn(edition.listings, edition.freshness.day, isLeft);
}

/** When a subscription is due next by its schedule alone, in epoch ms. */
export function nextScheduled({ subscription }: Scheduled, now: Temporal.Instant): number {
  return nextDue(subscription, now).at.epochMilliseconds;
}

/** A date that waited for its list until the next one came: why it got nothing is noted before that one is planned. */
function endOfWait(of: Scheduled, due: Due, facts: TurnFacts): Turn | undefined {
  const { skipped } = of;
  if (!skipped?.waiting || skipped.day === due.date) return undefined;
  const text = tooLateText(skipped.day);
  return skip(of, { at: due.at, date: skipped.day }, { nextDue: due.at.epochMilliseconds, text }, facts);
}

// Its source may have been away, its list empty, or this program may not have run.
function tooLateText(day: Day): string {
  return `No digest came on ${longDay(day)}: nothing new was read in time.`;
}

function isOver({ at }: Due, { now, timing }: TurnFacts): boolean {
  return now.epochMilliseconds - at.epochMilliseconds >= timing.expires;
}

/** The reason that the note of a date gave. */
function skippedOn({ date }: Due, { skipped }: Scheduled): Skipped | undefined {
  return skipped?.day === date && !skipped.waiting ? skipped : undefined;
}

function wait(of: Scheduled, due: Due, reason: SkipReason, { now, timing }: TurnFacts): Turn {
  const text = skipText(reason, { now, waiting: true });
  const nextDue = Math.min(nextScheduled(of, now), now.epochMilliseconds + timing.askAgain);
  return { of, nextDue, skipped: { day: due.date, text, waiting: true } };
}

function skipFor(of: Scheduled, due: Due, reason: SkipReason, facts: TurnFacts): Turn {
  const { now, given } = facts;
  const text = skipText(reason, { now, waiting: false });
  const silence = longSilence(of, due, reason, given);
  return skip(of, due, { nextDue: nextScheduled(of, now), text, silence }, facts);
}

/** A date without a digest: a note where that was ordered, and what `status` says of it. */
function skip(
  of: Scheduled,
  due: Due,
  { nextDue, text, silence }: { nextDue: number; text: string; silence?: string | undefined },
  { adapter, timing }: TurnFacts,
): Turn {
  const skipped = { day: due.date, text, waiting: false };
  if (of.subscription.quietDays !== 'note' && !silence) return { of, nextDue, skipped };
  const told = silence ? `${silence} ${text}` : text;
  const parts = adapter.render(quietDocument(told)).map((payload) => ({ payload, papers: [] }));
  return { of, nextDue, skipped, digest: { ...datesOf(due, timing), kind: 'note', parts } };
}

function digestOf(
  { subscription }: Scheduled,
  due: Due,
  plan: Extract<Plan, { kind: 'digest' }>,
  { adapter, compose, timing }: TurnFacts,
): NewDigest {
  const kind = subscription.kind === 'topics' ? 'daily' : subscription.kind;
  return { ...datesOf(due, timing), kind, parts: compose(adapter, subscription, plan) };
}

function datesOf({ at, date }: Due, { expires }: Pick<Timing, 'expires'>) {
  return { day: date, due: at, expires: at.add({ milliseconds: expires }) };
}
