import { Temporal } from 'temporal-polyfill';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Edition } from '#core/digest/edition.ts';
import { oldestFor, type Plan } from '#core/digest/plan.ts';
import { LOOK_BACK_DAYS } from '#core/digest/second-look.ts';
import { skipText } from '#core/digest/skip-reason.ts';
import type { Document, Time } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { dueTime } from '#core/format/subscription/changed.ts';
import { nothingYetDocument, onItsWayDocument, previewDocument } from '#core/format/subscription/preview.ts';
import type { Day } from '#core/paper.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { addDays, localDay, longDay } from '#core/time/dates.ts';
import { quietEnd } from '#core/time/quiet-hours.ts';
import { isRestingOn, nextDue } from '#core/time/schedule.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import { forReader } from '../../access/in-time.ts';
import type { LearningParts } from '../../access/learned.ts';
import { requirePermission } from '../../access/permissions.ts';
import type { PreferenceParts } from '../../access/preferences.ts';
import { digestDocumentOf } from '../../planning/compose.ts';
import { LISTED_DAYS } from '../../planning/editions.ts';
import { planFor } from '../../planning/plan-one.ts';
import { preferencesOfMany } from '../../planning/preferences.ts';
import type { SubscriptionChanges } from './changes.ts';
import { type DigestAsk, digestMeant, noDigestCalled, nothingOrdered, placed } from './digest-meant.ts';
import type { SubscribeParts } from './ordered-here.ts';
import { subscribe } from './subscribe.ts';

export interface PreviewParts extends SubscribeParts, PreferenceParts, LearningParts {
  readonly ledger: Ledger;
  readonly source: PaperSource;
  readonly sleep: Sleep;
}

/** What a channel's next digest would have, were it made now, for whoever asks alone: nothing is posted, and nothing counts as shown. */
export async function preview(parts: PreviewParts, ask: DigestAsk): Promise<Document> {
  const { of, several } = await meant(parts, ask, 'settings preview');
  const made = await madeNow(parts, of);
  const next = of.subscription.paused ? undefined : nextDue(of.subscription, made.now);
  const facts = { next, several };
  const { plan, edition } = made;
  if (plan.kind !== 'digest') {
    const why = skipText(plan.reason, { now: edition.made, waiting: plan.kind === 'wait' });
    return nothingYetDocument(of.subscription, why, facts);
  }
  const document = digestDocumentOf(of.subscription, plan, { edition, source: parts.source });
  return previewDocument(placed(of.subscription, ask), document, {
    ...facts,
    maySend: await ask.mayConfigure(),
  });
}

/** Has a channel's next digest sent at once, in the place of today's; changes of it are made first, and told also where nothing can be sent. */
export async function sendNow(
  parts: PreviewParts,
  { changes, ...ask }: DigestAsk & { changes: SubscriptionChanges },
): Promise<Document> {
  if (Object.values(changes).every((value) => value === undefined)) return await send(parts, ask);
  const changed = await subscribe(parts, { ...ask, changes });
  const sent = await send(parts, ask).catch(unsent);
  return { ...changed, blocks: [...changed.blocks, ...sent.blocks] };
}

async function send(parts: PreviewParts, ask: DigestAsk): Promise<Document> {
  await requirePermission(ask);
  const { of, several } = await meant(parts, ask, 'subscribe send:now');
  const { subscription } = of;
  const { plan, now, date, isSettled } = await madeNow(parts, of);
  requireAwake(subscription, now);
  const next = nextDue(subscription, now);
  if (isSettled) {
    if (!(await isHeldBack(parts, subscription, date)))
      throw nothingToSend(`The digest of ${longDay(date)} was sent already, or is on its way`);
    await parts.ledger.resume(subscription.channel);
    return onItsWayDocument(placed(subscription, ask), { next, instead: false, several });
  }
  // Nobody tries again what was wanted now.
  if (plan.kind !== 'digest')
    throw nothingToSend(skipText(plan.reason, { now, waiting: false }).replace(/\.$/, ''));
  const ahead = { ...subscription, ahead: now.epochMilliseconds };
  await parts.subscriptions.put(ahead, now.epochMilliseconds);
  // Whoever has it sent wants a channel tried again that its platform had refused.
  await parts.ledger.resume(subscription.channel);
  return onItsWayDocument(placed(subscription, ask), { next, instead: next.date === date, several });
}

// More than a channel's digests have messages in a day.
const RECEIPTS = 100;

/** Whether what a date owes is made, and waits because the channel's platform has refused it. */
async function isHeldBack(
  { ledger }: PreviewParts,
  { id, channel }: Subscription,
  date: Day,
): Promise<boolean> {
  if (!(await ledger.pauseOf(channel))) return false;
  const receipts = await ledger.receipts(channel, RECEIPTS);
  return receipts.some(
    ({ subscription, day, state }) =>
      subscription === id && day === date && (state === 'planned' || state === 'retry'),
  );
}

function unsent(error: unknown): Document {
  if (!(error instanceof UserError)) throw error;
  return { summary: error.message, blocks: [{ kind: 'note', text: error.sentence }] };
}

async function meant(
  { subscriptions }: SubscribeParts,
  ask: DigestAsk,
  command: string,
): Promise<{ of: Scheduled; several: boolean }> {
  const all = await subscriptions.all(ask.channel);
  const ordered = all.map(({ subscription }) => subscription);
  const known = digestMeant(ordered, ask, command);
  const of = all.find(({ subscription }) => subscription === known);
  if (of) return { of, several: all.length > 1 };
  throw ask.name !== undefined && all.length > 0
    ? noDigestCalled(ask.name, ordered, ask)
    : nothingOrdered(ask);
}

/** What would come of a digest of today's date by what is stored and can be read soon. */
async function madeNow(
  parts: PreviewParts,
  of: Scheduled,
): Promise<{ plan: Plan; edition: Edition; now: Temporal.Instant; date: Day; isSettled: boolean }> {
  const { source, clock, stateClock, ledger, archiveAccess, sleep } = parts;
  const { freshness, readable } = await forReader(sleep, async (reader) => {
    const readable = await archiveAccess.open(reader);
    await readable.ingest.newest(reader);
    return { readable, freshness: readable.ingest.known(source.currentDay(clock.now())) };
  });
  const { archive, sampleBecause } = readable;
  // The sample's papers are nobody's digest.
  if (sampleBecause !== undefined) throw nothingToSend(`Nothing is stored yet: ${sampleBecause}`);
  // What is wanted now is planned by a tick that goes by the state's clock; lists are of this machine's.
  const now = await stateNow(stateClock);
  const { day } = freshness;
  const listings = archive.listings(addDays(day, 1 - LISTED_DAYS), day);
  const edition = { made: clock.now(), freshness, listings };
  const from = [addDays(day, -LOOK_BACK_DAYS), oldestFor(of.subscription.kind, edition)].toSorted()[0] ?? day;
  const papers = [...new Set(listings.filter((each) => each.day >= from).map(({ paper }) => paper))];
  const date = localDay(now, of.subscription.zone);
  const [given] = await ledger.given(
    [{ of, date }],
    papers.map(({ id }) => id),
  );
  if (!given) throw new Error('the ledger gave no answer to a question');
  const preferences = (await preferencesOfMany({ ...parts, archive }, [of], papers))(of);
  const dayOf = (at: number) => source.currentDay(Temporal.Instant.fromEpochMilliseconds(at));
  const plan = planFor(of.subscription, { date }, { given, preferences, edition, dayOf });
  return { plan, edition, now, date, isSettled: given.settled };
}

/** Whoever wants peace has it, also from somebody's press. */
function requireAwake(subscription: Subscription, now: Temporal.Instant): void {
  const ends = quietEnd(subscription, now);
  if (ends) throw nothingToSend('It is quiet here until ', dueTime({ at: ends }, subscription.zone));
  const { paused, holidays: _, ...pauses } = subscription;
  if (paused || isRestingOn(pauses, now))
    throw new UserError('nothing-to-send', ['The digest is paused: type ', { command: 'resume' }, ' first.']);
  if (isRestingOn(subscription, now)) throw nothingToSend('Today is one of its holidays');
}

function nothingToSend(...why: readonly (string | Time)[]): UserError {
  return new UserError('nothing-to-send', [
    ...why,
    '; to see what is listed, type ',
    { command: 'today' },
    '.',
  ]);
}
