import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { callerFor, type Scope } from '#core/commands/scope.ts';
import type { Ledger, Receipt } from '#core/delivery/ledger.ts';
import { PERIOD_DAYS, placesOf } from '#core/digest/plan.ts';
import type { Reader } from '#core/digest/reader.ts';
import { type Why, whyOf } from '#core/digest/why.ts';
import type { Document } from '#core/document.ts';
import { whyDocument } from '#core/format/digest/why.ts';
import type { Day, Paper } from '#core/paper.ts';
import { isOfTopics, SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { addDays } from '#core/time/dates.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import type { ArchiveAccess, ReadableArchive } from '../../access/archive-access.ts';
import type { LearningParts } from '../../access/learned.ts';
import { ownerIn } from '../../access/permissions.ts';
import type { PreferenceParts } from '../../access/preferences.ts';
import { preferencesOfMany } from '../../planning/preferences.ts';
import { eachAsked } from './each-asked.ts';
import { paperById } from './paper-by-id.ts';

export interface WhyParts extends PreferenceParts, LearningParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly subscriptions: Pick<Subscriptions, 'all'>;
  readonly ledger: Pick<Ledger, 'receipts'>;
}

type Ordered = Pick<Subscription, 'name' | 'size' | 'order' | 'top' | 'explore' | 'kind' | 'topics'>;

// A paper is on lists for a few days: what was sent long before says nothing of it.
const RECEIPTS = 100;

/** Why a channel's digest, or the asker's own, has a paper, or each of a few, or has it not: by the same lists, topics and order by which digests are picked. */
export async function why(
  parts: WhyParts,
  ask: Caller & { readonly for: Scope; readonly paper: string },
): Promise<Document> {
  return await eachAsked(ask.paper, (paper) => whyOne(parts, { ...ask, paper }));
}

async function whyOne(
  parts: WhyParts,
  { for: scope, paper, ...caller }: Caller & { readonly for: Scope; readonly paper: string },
): Promise<Document> {
  const { channel } = callerFor(caller, scope);
  const readable = await parts.archiveAccess.open({ patience: 'reader' });
  const { found } = await paperById(parts.source, readable, paper);
  const ordered = (await parts.subscriptions.all(channel)).map(({ subscription }) => subscription);
  const receipts = await parts.ledger.receipts(channel, RECEIPTS);
  const { order, outcome, miss } = await best(ordered, (order) =>
    outcomeIn(parts, { channel, order, readable, found, receipts }),
  );
  return whyDocument(found, outcome, {
    scope: ownerIn(channel).kind === 'person' ? 'me' : 'channel',
    size: order.size,
    digests: ordered.length,
    name: order.name,
    ownTopics: order.topics !== undefined,
    sent: receipts.find((receipt) => carries(receipt, found.paper)),
    miss,
    ...(outcome.kind === 'muted'
      ? { mutedBy: await mutedBy(parts, { channel, readable, paper: found.paper }) }
      : {}),
    follows: (await parts.follows.of(ownerIn(channel))).length,
    sampleBecause: readable.sampleBecause,
  });
}

interface Asked {
  readonly channel: Channel;
  readonly order: Ordered;
  readonly readable: ReadableArchive;
  readonly found: { readonly paper: Paper; readonly day?: Day };
  readonly receipts: readonly Receipt[];
}

interface Outcome {
  readonly order: Ordered;
  readonly outcome: Why;
  readonly miss: TopicMatch | undefined;
}

/** What becomes of a paper in the digest that has it, among all that were ordered; in the first one where none has it. */
async function best(
  ordered: readonly Ordered[],
  outcomeIn: (order: Ordered) => Promise<Outcome>,
): Promise<Outcome> {
  const [first = SUBSCRIPTION_DEFAULTS, ...others] = ordered;
  const outcome = await outcomeIn(first);
  for (const order of others) {
    if (outcome.outcome.kind === 'picked') break;
    const other = await outcomeIn(order);
    if (other.outcome.kind === 'picked') return other;
  }
  return outcome;
}

/** What becomes of it in one digest, for the readers that planning knows. */
async function outcomeIn(
  parts: WhyParts,
  { channel, order, readable, found, receipts }: Asked,
): Promise<Outcome> {
  const { archive } = readable;
  const { from, to } = periodOf(order, found.day, archive.newestDay());
  const listings = found.day ? archive.listings(from, to) : [];
  const of = { subscription: { channel, topics: order.topics } };
  const papers = listings.map(({ paper }) => paper);
  const preferences = (await preferencesOfMany({ ...parts, archive }, [of], papers))(of);
  const { matches, muted, nearSaved, reached } = preferences;
  const before = receipts.filter((receipt) => receipt.day < to && !carries(receipt, found.paper));
  const reader: Reader = {
    matches,
    muted,
    nearSaved,
    reached,
    shown: new Set(before.flatMap(({ papers }) => papers)),
    order: order.order,
    onlyTopics: isOfTopics(order),
    ...placesOf(order),
  };
  const outcome = whyOf(found.paper.id, listings, order.size, reader);
  return { order, outcome, miss: preferences.nearestMiss([found.paper]) };
}

/** The lists that a digest with this paper is made from: its own day's, or a week's or month's with it. */
function periodOf({ kind }: Ordered, day = '', newest = day): { readonly from: Day; readonly to: Day } {
  if (day === '' || kind === 'daily' || kind === 'topics') return { from: day, to: day };
  const latest = addDays(day, PERIOD_DAYS[kind] - 1);
  const to = latest < newest ? latest : newest;
  return { from: addDays(to, 1 - PERIOD_DAYS[kind]), to };
}

function carries({ papers, kind, state }: Receipt, { id }: Paper): boolean {
  return kind !== 'note' && state !== 'failed' && papers.includes(id);
}

/** The muted topic that leaves a paper out; undefined where the paper itself was dismissed. */
async function mutedBy(
  { follows, clock }: PreferenceParts,
  { channel, readable, paper }: { channel: Channel; readable: ReadableArchive; paper: Paper },
): Promise<string | undefined> {
  const mutes = await follows.mutes(ownerIn(channel), clock.now().epochMilliseconds);
  if (mutes.some((mute) => mute.kind === 'paper' && mute.paper === paper.id)) return undefined;
  const topics = mutes.flatMap((mute) =>
    mute.kind === 'topic' ? [{ topic: mute.topic, level: 'normal' as const }] : [],
  );
  const [match] = await readable.archive.matchMany(topics, [paper]);
  return match?.topic.text;
}
