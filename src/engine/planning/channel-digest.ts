import type { Channel } from '#core/channel.ts';
import { addDays } from '#core/dates.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { select } from '#core/digest/select.ts';
import { nearestMiss, type Quiet } from '#core/digest/skip-reason.ts';
import type { Document } from '#core/document.ts';
import { channelDigestDocument } from '#core/format/channel.ts';
import type { Matcher } from '#core/match.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';
import type { Ask, PaperSource } from '#core/ports.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Freshness } from '../ingest/ingest.ts';
import type { Shelf } from '../library.ts';
import { ownerOf } from '../owners.ts';
import { type ReaderParts, readerOf } from '../reader.ts';

/** What a subscription is owed now: a digest, nothing for a reason, or to be asked again since its list could not be read. */
export type Owed =
  | { readonly kind: 'digest'; readonly document: Document; readonly papers: readonly string[] }
  | { readonly kind: 'quiet'; readonly quiet: Quiet }
  | { readonly kind: 'later'; readonly quiet: Quiet };

export interface ChannelDigestParts extends ReaderParts {
  readonly shelf: Shelf;
  /** Matches follows; the archive, or what a batch has asked it already. */
  readonly matcher: Matcher;
  readonly source: PaperSource;
  readonly ledger: Ledger;
}

// Missed days become one digest; what is older than this is no news.
const MERGED_DAYS = 7;
const PERIOD_DAYS = { week: 7, month: 30 };

/** Makes what a subscription is owed, from the lists as they are now. */
export async function owedTo(parts: ChannelDigestParts, subscription: Subscription): Promise<Owed> {
  const { source, ledger, clock } = parts;
  const now = clock.now();
  const today = source.currentDay(now);
  const freshness = await readLists(parts);
  const covered = await coverage(parts, subscription.channel);
  const listings = candidates(parts, subscription, today, covered);
  if (listings.length === 0) {
    const { failed, failingSince } = freshness;
    if (failed) return { kind: 'later', quiet: { kind: 'source-down', reason: failed, since: failingSince } };
    return { kind: 'quiet', quiet: { kind: 'no-list', day: today, settles: freshness.settles } };
  }
  const papers = listings.map(({ paper }) => paper);
  const owner = ownerOf(subscription.channel);
  const reader = await readerOf(parts, [owner], papers, parts.matcher);
  const shown = await ledger.shown(subscription.channel);
  const onlyTopics = subscription.kind === 'topics';
  const selection = select(listings, subscription.size, {
    ...reader,
    shown,
    order: subscription.order,
    onlyTopics,
  });
  if (selection.picks.length === 0) {
    const miss = onlyTopics ? nearestMiss(parts.matcher, await parts.follows.of(owner), papers) : undefined;
    return { kind: 'quiet', quiet: { kind: 'nothing-left', selection, onlyTopics, miss } };
  }
  const newest = listings.map(({ day }) => day).reduce((a, b) => (a > b ? a : b));
  const document = channelDigestDocument(subscription, { newest, selection, facts: { ...freshness, now } });
  return { kind: 'digest', document, papers: selection.picks.map(({ paper }) => paper.id) };
}

// A tick does not wait out a rate limit: it comes again in some minutes, and other channels are waiting.
const TICK: Ask = { patience: 'reader' };

/** Reads today's list, and those before it that were last read while they were still filling. */
export async function readLists({
  shelf,
  source,
  clock,
}: Pick<ChannelDigestParts, 'shelf' | 'source' | 'clock'>): Promise<Freshness> {
  const today = source.currentDay(clock.now());
  const freshness = await shelf.ingest.day(today, TICK);
  if (!freshness.failed) await shelf.ingest.range(addDays(today, 1 - MERGED_DAYS), addDays(today, -1), TICK);
  return freshness;
}

/** The papers that a daily digest may be made from now, whoever it is for. */
export function papersInReach({
  shelf,
  source,
  clock,
}: Omit<ChannelDigestParts, 'matcher'>): readonly Paper[] {
  const today = source.currentDay(clock.now());
  return shelf.archive.listings(addDays(today, 1 - MERGED_DAYS), today).map(({ paper }) => paper);
}

/** The last digest that a channel was given or is owed: the newest list that it was made from, and when. */
interface Coverage {
  readonly day: Day;
  readonly at: number;
}

async function coverage(
  { ledger, source }: ChannelDigestParts,
  channel: Channel,
): Promise<Coverage | undefined> {
  const planned = await ledger.lastPlanned(channel);
  return planned && { day: source.currentDay(planned), at: planned.epochMilliseconds };
}

/** The lists to pick from: those since the last digest, and what came late to the ones before. */
function candidates(
  { shelf }: ChannelDigestParts,
  { kind, catchUp }: Subscription,
  today: Day,
  covered: Coverage | undefined,
): Listing[] {
  if (kind === 'week' || kind === 'month') {
    return [...shelf.archive.listings(addDays(today, 1 - PERIOD_DAYS[kind]), today)];
  }
  const listings = shelf.archive.listings(addDays(today, 1 - MERGED_DAYS), today);
  const newest = listings.at(-1)?.day ?? today;
  if (!covered) return listings.filter(({ day }) => day === newest);
  return listings.filter(({ day, seen }) => {
    const missed = day > covered.day && (catchUp === 'merge' || day === newest);
    return missed || (day <= covered.day && seen > covered.at);
  });
}
