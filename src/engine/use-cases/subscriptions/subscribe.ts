import type { Caller } from '#core/commands/command.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { changedDocument, newlySet, unsubscribedDocument } from '#core/format/subscription/changed.ts';
import { typedScope } from '#core/format/subscription/scope.ts';
import { MOST_DIGESTS, parseDigestName } from '#core/subscriptions/digest-names.ts';
import {
  NewSubscription,
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
} from '#core/subscriptions/subscription.ts';
import { localDay, utcDay } from '#core/time/dates.ts';
import { isSameSchedule, nextDue, nextDues } from '#core/time/schedule.ts';
import { requirePermission } from '../../access/permissions.ts';
import { readChanges, type SubscriptionChanges } from './changes.ts';
import {
  type DigestAsk,
  digestMeant,
  noDigestCalled,
  nothingToEnd,
  ORDER_LINE,
  placed,
} from './digest-meant.ts';
import { mentionBeside } from './mention.ts';
import { allOf, lastEnded, noSuchDigest, type SubscribeParts, tryAnew } from './ordered-here.ts';

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
  if (!known && (ask.changing || onlyEnds(ask.changes))) throw noSuchDigest(ask, all);
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

/** What a new digest of a channel is set to where nobody says otherwise; it goes by the clock of the channel's first one. */
export async function defaultsFor(
  ask: Caller,
  all: readonly Subscription[],
): Promise<typeof SUBSCRIPTION_DEFAULTS> {
  const zone = all[0]?.zone ?? (await ask.zone?.());
  return { ...SUBSCRIPTION_DEFAULTS, ...(zone ? { zone } : {}) };
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
