import type { Temporal } from 'temporal-polyfill';
import type { DeliveryKind } from '#core/delivery/delivery.ts';
import type { Freshness } from '#core/digest/edition.ts';
import { select } from '#core/digest/select.ts';
import { channelDigestDocument } from '#core/format/digest/channel.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { addDays } from '#core/time/dates.ts';
import { isMissed, latestDue, nextDue } from '#core/time/schedule.ts';
import { type Followed, type Matcher, surenessOf } from '#core/topics/matcher.ts';
import { nearestMiss, type OldReason, textAsBefore } from './old-reasons.ts';

/** What a planner does for a subscription that is due: whichever planner it is, so that two can be compared. */
export interface Decision {
  readonly kind: DeliveryKind | 'none' | 'wait' | 'nothing';
  /** The local date that it is for; undefined where nothing is owed. */
  readonly date?: Day;
  /** The ids of a digest's papers, in their order. */
  readonly papers?: readonly string[];
  /** A digest's summary, or why there is none. */
  readonly text?: string;
  /** Epoch ms. */
  readonly nextDue: number;
  /** Whether it goes on waiting, or what was said of its last date still holds. */
  readonly keeps?: boolean;
}

/** What the old planner decided, and the reason that it would have told. */
export interface OldDecision extends Decision {
  readonly reason?: OldReason;
}

/** What the old ledger knew of a channel. */
export interface OldPast {
  /** When its last digest was planned (epoch ms); notes do not count. */
  readonly lastPlanned?: number | undefined;
  readonly shown: ReadonlySet<string>;
  readonly delivered: readonly { readonly day: Day; readonly kind: DeliveryKind }[];
}

export interface OldFacts {
  readonly now: Temporal.Instant;
  readonly freshness: Freshness;
  readonly listings: (from: Day, to: Day) => readonly Listing[];
  readonly dayOf: (at: number) => Day;
  readonly matcher: Pick<Matcher, 'match'>;
  readonly follows: readonly Followed[];
  /** Ids of papers, and topics. */
  readonly muted: { readonly papers: readonly string[]; readonly topics: readonly Followed[] };
  /** Ms; twelve hours, where it is left out. */
  readonly catchUp?: number;
}

const CATCH_UP_MS = 12 * 3_600_000;
const ASK_AGAIN_MS = 5 * 60_000;
const MERGED_DAYS = 7;
const PERIOD_DAYS = { week: 7, month: 30 };

/** Decides as src/engine/planning did at commit ba34da1, with its faults: what is late tells the archive, an empty list ends the date, nothing is asked of what the date has got already. */
export function decideAsBefore(subscription: Subscription, past: OldPast, facts: OldFacts): OldDecision {
  const { now, catchUp = CATCH_UP_MS } = facts;
  const due = latestDue(subscription, now);
  const next = nextDue(subscription, now).at.epochMilliseconds;
  if (!due || isMissed(due, now, catchUp)) return { kind: 'nothing', nextDue: next };
  const { date } = due;
  const owed = owedTo(subscription, past, facts);
  // Planning the same again changed nothing.
  const isThere = (kind: DeliveryKind) =>
    past.delivered.some((each) => each.day === date && each.kind === kind);
  if (!('reason' in owed)) {
    const kind = subscription.kind === 'topics' ? 'daily' : subscription.kind;
    return isThere(kind) ? { kind: 'nothing', nextDue: next } : { kind, date, ...owed, nextDue: next };
  }
  const { reason } = owed;
  const skipped = { date, reason, text: textAsBefore(reason, now) };
  if (reason.kind === 'source-down')
    return { kind: 'wait', ...skipped, nextDue: now.epochMilliseconds + ASK_AGAIN_MS };
  const isNoted = subscription.quietDays === 'note' && !isThere('note');
  return { kind: isNoted ? 'note' : 'none', ...skipped, nextDue: next };
}

type Owed = { papers: readonly string[]; text: string } | { reason: OldReason };

function owedTo(subscription: Subscription, past: OldPast, facts: OldFacts): Owed {
  const { now, freshness, matcher, follows } = facts;
  const listings = candidates(subscription, past, facts);
  if (listings.length === 0) return { reason: nothingListed(freshness) };
  const papers = listings.map(({ paper }) => paper);
  const onlyTopics = subscription.kind === 'topics';
  const { order } = subscription;
  const keepsTop = subscription.top === 'on';
  const reader = { ...readerOf(facts, papers), shown: past.shown, order, onlyTopics, keepsTop };
  const selection = select(listings, subscription.size, reader);
  if (selection.picks.length === 0) {
    const miss = onlyTopics ? nearestMiss(matcher, follows, papers) : undefined;
    const left = papers.filter(({ id }) => !reader.muted.has(id) && !past.shown.has(id));
    return { reason: { kind: 'nothing-left', selection, onlyTopics, miss, left } };
  }
  const newest = listings.map(({ day }) => day).reduce((a, b) => (a > b ? a : b));
  const document = channelDigestDocument(subscription, { newest, selection, facts: { ...freshness, now } });
  return { papers: selection.picks.map(({ paper }) => paper.id), text: document.summary };
}

function nothingListed({ day, settles, failed, failingSince }: Freshness): OldReason {
  return failed
    ? { kind: 'source-down', reason: failed, since: failingSince }
    : { kind: 'no-list', day, settles };
}

function readerOf({ matcher, follows, muted }: OldFacts, papers: readonly Paper[]) {
  const byTopic = matcher.match(muted.topics, papers).map(({ paper }) => paper.id);
  const broad = follows.map((followed) => ({ ...followed, level: 'broad' as const }));
  return {
    matches: matcher.match(follows, papers),
    muted: new Set([...muted.papers, ...byTopic]),
    // In which order papers are picked is not the planner's, and is as it is now.
    ...(follows.length > 0 ? { reached: surenessOf(matcher.match(broad, papers)) } : {}),
  };
}

/** The lists since the last digest, and what the archive has seen since then of the ones before. */
function candidates({ kind, catchUp }: Subscription, past: OldPast, facts: OldFacts): readonly Listing[] {
  const today = facts.dayOf(facts.now.epochMilliseconds);
  if (kind === 'week' || kind === 'month')
    return facts.listings(addDays(today, 1 - PERIOD_DAYS[kind]), today);
  const listings = facts.listings(addDays(today, 1 - MERGED_DAYS), today);
  const newest = listings.at(-1)?.day ?? today;
  const { lastPlanned } = past;
  if (lastPlanned === undefined) return listings.filter(({ day }) => day === newest);
  const covered = facts.dayOf(lastPlanned);
  return listings.filter(({ day, seen }) => {
    const missed = day > covered && (catchUp === 'merge' || day === newest);
    return missed || (day <= covered && seen > lastPlanned);
  });
}
