import type { Temporal } from 'temporal-polyfill';
import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Undoable } from '#core/commands/undo.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { type StateClock, stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { changedDocument, newlySet, unsubscribedDocument } from '#core/format/subscription/changed.ts';
import { typedScope } from '#core/format/subscription/scope.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import { MOST_DIGESTS, parseDigestName } from '#core/subscriptions/digest-names.ts';
import {
  NewSubscription,
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
} from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { parseComingDay } from '#core/time/date/coming-day.ts';
import { addDays, localDay, utcDay } from '#core/time/dates.ts';
import type { Rest } from '#core/time/rests.ts';
import { isSameSchedule, nextDue, nextDues } from '#core/time/schedule.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { requirePermission } from '../../access/permissions.ts';
import type { UndoParts } from '../undo.ts';
import { readChanges, type SubscriptionChanges } from './changes.ts';
import {
  type DigestAsk,
  digestMeant,
  noDigestCalled,
  nothingOrdered,
  nothingToEnd,
  ORDER_LINE,
  placed,
} from './digest-meant.ts';
import { mentionBeside } from './mention.ts';

export interface SubscribeParts extends UndoParts {
  readonly admins: Admins;
  readonly archiveAccess: ArchiveAccess;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What is ordered falls due by it. */
  readonly stateClock: Pick<StateClock, 'now'>;
}

/** Orders a digest for a channel, or changes what was ordered: the one of a name, else the first. */
export async function subscribe(
  parts: SubscribeParts,
  ask: DigestAsk & { changes: SubscriptionChanges },
): Promise<Document> {
  await requirePermission(ask, `${ORDER_LINE} for:me`);
  const { subscriptions, stateClock, archiveAccess } = parts;
  const name = ask.name === undefined ? undefined : parseDigestName(ask.name);
  const all = await allOf(parts, ask);
  const known = digestMeant(all, { ...ask, pressed: true }, 'subscribe');
  // Somebody else may have ended or moved what a form shows.
  if (!known && (ask.changing || onlyEnds(ask.changes))) throw missing(ask, all);
  if (!known && all.length >= MOST_DIGESTS) throw digestsFull(ask);
  const now = await stateNow(stateClock);
  const { mention, ...changes } = ask.changes;
  const others = Object.values(changes).some((value) => value !== undefined);
  const notified = await mentionBeside(ask, mention, { known, others });
  const ordered = NewSubscription.parse({
    ...(await defaultsFor(ask, all)),
    ...(name === undefined ? {} : { name }),
    ...known,
    ...readChanges(changes, { context: archiveAccess.context(), today: utcDay(now), kind: known?.kind }),
    mention: notified.mention,
    channel: ask.channel,
    // A new time that has passed today starts tomorrow; what was owed before it is not owed twice.
    since: now.epochMilliseconds,
  });
  const changed = known && isSameSchedule(known, ordered) && { ...ordered, id: known.id, since: known.since };
  // What is owed by now, or waits for its list, is still owed where only its looks have changed.
  const subscription =
    changed && (await subscriptions.change(changed))
      ? changed
      : await subscriptions.put(ordered, nextDue(ordered, now).at.epochMilliseconds);
  await tryAnew(parts, ask);
  const dues = subscription.paused ? [] : nextDues(subscription, now, 1);
  const several = all.length + (known ? 0 : 1) > 1;
  const isByUtc = all.length === 0 && changes.zone === undefined && (await isByNoClock(ask, subscription));
  const set = newlySet(known ?? SUBSCRIPTION_DEFAULTS, subscription, localDay(now, subscription.zone));
  return changedDocument(known ? 'changed' : 'subscribed', placed(subscription, ask), {
    dues,
    several,
    isByUtc,
    set,
    refused: notified.refused,
  });
}

// What a digest that is not there has not either.
const ENDED: readonly (keyof SubscriptionChanges)[] = ['quietHours', 'mention', 'holidays'];

/** Whether all that is said is that something of a digest is to be no more. */
function onlyEnds(changes: SubscriptionChanges): boolean {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return (
    given.length > 0 &&
    given.every(([name]) => ENDED.some((each) => each === name)) &&
    given.every(([, value]) => /^(?:off|none|no|never|nobody)$/i.test(String(value)))
  );
}

/** Whether a digest goes by UTC because nobody's clock is known. */
async function isByNoClock(ask: Caller, { zone }: Subscription): Promise<boolean> {
  return zone === SUBSCRIPTION_DEFAULTS.zone && (await ask.zone?.()) === undefined;
}

/** Ends a channel's digest; what waits to be sent is withdrawn. */
export async function unsubscribe(parts: SubscribeParts, ask: DigestAsk): Promise<Document> {
  await requirePermission(ask);
  const all = await allOf(parts, ask);
  const known = digestMeant(all, ask, 'unsubscribe');
  const several = all.length > 1;
  const undo = known && (await parts.subscriptions.remove(known, ask.person));
  if (known && undo) return unsubscribedDocument(placed(known, ask), { undo, several });
  const ended = await lastEnded(parts, ask);
  if (ended?.ended.kind === 'subscription')
    return unsubscribedDocument(placed(ended.ended.subscription, ask), {
      undo: ended.key,
      again: true,
      several,
    });
  throw ask.name !== undefined && all.length > 0 ? noDigestCalled(ask.name, all, ask) : nothingToEnd(ask);
}

/** Lets a channel's digest rest, until somebody resumes it or a day comes; what waits to be sent is withdrawn. */
export async function pause(
  parts: SubscribeParts,
  ask: DigestAsk & { until?: string | undefined },
): Promise<Document> {
  await requirePermission(ask);
  const { known, several } = await own(parts, ask, pauseLine(ask));
  const now = await stateNow(parts.stateClock);
  const rest = ask.until === undefined ? undefined : restUntil(known, ask.until, now);
  const paused = { ...known, paused: rest === undefined, rest };
  const next = nextDue(paused, now);
  await parts.subscriptions.put(paused, next.at.epochMilliseconds, { withdraws: true });
  return changedDocument('paused', placed(paused, ask), { dues: rest ? [next] : [], several });
}

/** What is typed for the same pause of one of several digests. */
function pauseLine({ until }: { readonly until?: string | undefined }): string {
  const day = clipWords(oneLine(until ?? '').replaceAll('"', ''), 40);
  if (!day) return 'pause';
  return day.includes(' ') ? `pause until:"${day}"` : `pause until:${day}`;
}

/** From today to the day before the one that is meant, by the digest's own clock. */
function restUntil({ zone }: Subscription, until: string, now: Temporal.Instant): Rest {
  const today = localDay(now, zone);
  return { from: today, to: addDays(parseComingDay(until, today), -1) };
}

/** Goes on after a pause, and tries a channel again that its platform had refused. */
export async function resume(parts: SubscribeParts, ask: DigestAsk): Promise<Document> {
  await requirePermission(ask);
  const { known, several } = await own(parts, ask, 'resume');
  const now = await stateNow(parts.stateClock);
  // What fell due during the pause is not owed.
  const resumed = { ...known, paused: false, rest: undefined, since: now.epochMilliseconds };
  await parts.subscriptions.put(resumed, nextDue(resumed, now).at.epochMilliseconds);
  await tryAnew(parts, ask);
  return changedDocument('resumed', placed(resumed, ask), { dues: nextDues(resumed, now, 1), several });
}

/** What a new digest of a channel is set to where nobody says otherwise; it goes by the clock of the channel's first one. */
export async function defaultsFor(
  ask: Caller,
  all: readonly Subscription[],
): Promise<typeof SUBSCRIPTION_DEFAULTS> {
  const zone = all[0]?.zone ?? (await ask.zone?.());
  return { ...SUBSCRIPTION_DEFAULTS, ...(zone ? { zone } : {}) };
}

/** All that a channel has ordered, the first one first. */
export async function allOf(
  { subscriptions }: Pick<SubscribeParts, 'subscriptions'>,
  { channel }: Pick<Caller, 'channel'>,
): Promise<readonly Subscription[]> {
  return (await subscriptions.all(channel)).map(({ subscription }) => subscription);
}

/** What the asker has ended here a moment ago, where nothing was ordered since. */
export async function lastEnded(
  { undos }: UndoParts,
  { person, channel, name }: DigestAsk,
): Promise<Undoable | undefined> {
  const wanted = name === undefined ? undefined : parseDigestName(name);
  return await undos.latest(
    person,
    [channel],
    (ended) => ended.kind === 'subscription' && (wanted === undefined || ended.subscription.name === wanted),
  );
}

/** Whoever orders or resumes wants it tried again where the platform had refused, and is the one to notify if it does so again. */
async function tryAnew({ ledger, admins }: SubscribeParts, { channel, person }: Caller): Promise<void> {
  await ledger.resume(channel);
  if (!isDirect(channel)) await admins.remember(channel, person);
}

async function own(
  parts: SubscribeParts,
  ask: DigestAsk,
  command: string,
): Promise<{ known: Subscription; several: boolean }> {
  const all = await allOf(parts, ask);
  const known = digestMeant(all, ask, command);
  if (known) return { known, several: all.length > 1 };
  throw missing(ask, all);
}

function missing(ask: DigestAsk, all: readonly Subscription[]): UserError {
  return ask.name !== undefined && all.length > 0 ? noDigestCalled(ask.name, all, ask) : nothingOrdered(ask);
}

function digestsFull(place: Caller): UserError {
  const where = typedScope({ ...place, name: SUBSCRIPTION_DEFAULTS.name }, false);
  return new UserError('digests-full', [
    `A channel has at most ${MOST_DIGESTS} digests: end one of them with `,
    { command: `unsubscribe${where}` },
    ', or change one with ',
    { command: `settings${where}` },
    '.',
  ]);
}
