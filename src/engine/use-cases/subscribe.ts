import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Undoable } from '#core/commands/undo.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import {
  changedDocument,
  settingsDocument,
  unorderedDocument,
  unsubscribedDocument,
} from '#core/format/subscription/settings.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import {
  NewSubscription,
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
} from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Clock } from '#core/time/clock.ts';
import { isSameSchedule, nextDue, nextDues } from '#core/time/schedule.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone } from '#core/time/zone.ts';
import { requirePermission } from '../access/permissions.ts';
import type { UndoParts } from './undo.ts';

export interface SubscribeParts extends UndoParts {
  readonly admins: Admins;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** What someone says of a subscription; what is left out stays as it is. */
export interface SubscriptionChanges {
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly days?: string | undefined;
  readonly size?: number | undefined;
  readonly order?: Subscription['order'] | undefined;
  readonly top?: Subscription['top'] | undefined;
  readonly kind?: Subscription['kind'] | undefined;
  readonly catchUp?: Subscription['catchUp'] | undefined;
  readonly quietDays?: Subscription['quietDays'] | undefined;
  readonly thread?: Subscription['thread'] | undefined;
}

const SHOWN_DUES = 3;
const ORDER = 'subscribe time:09:00 zone:Berlin';

/** Orders a digest for a channel, or changes what was ordered. */
export async function subscribe(
  parts: SubscribeParts,
  ask: Caller & { changes: SubscriptionChanges },
): Promise<Document> {
  await requirePermission(ask, `${ORDER} for:me`);
  const { subscriptions, clock } = parts;
  const known = await subscriptions.of(ask.channel);
  const now = clock.now();
  const ordered = NewSubscription.parse({
    ...(await defaultsFor(ask)),
    ...known,
    ...read(ask.changes),
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
  return changedDocument(known ? 'changed' : 'subscribed', subscription, dues);
}

/** Ends a channel's digest; what waits to be sent is withdrawn. */
export async function unsubscribe(parts: SubscribeParts, ask: Caller): Promise<Document> {
  await requirePermission(ask);
  const undo = await parts.subscriptions.remove(ask.channel, ask.person);
  if (undo) return unsubscribedDocument(ask.channel, { undo });
  const ended = await lastEnded(parts, ask);
  if (!ended) throw nothingToEnd(ask);
  return unsubscribedDocument(ask.channel, { undo: ended.key, again: true });
}

/** Lets a channel's digest rest; what waits to be sent is withdrawn. */
export async function pause(parts: SubscribeParts, ask: Caller): Promise<Document> {
  await requirePermission(ask);
  const known = await own(parts, ask);
  const paused = { ...known, paused: true };
  await parts.subscriptions.put(paused, nextDue(known, parts.clock.now()).at.epochMilliseconds);
  return changedDocument('paused', paused, []);
}

/** Goes on after a pause, and tries a channel again that its platform had refused. */
export async function resume(parts: SubscribeParts, ask: Caller): Promise<Document> {
  await requirePermission(ask);
  const known = await own(parts, ask);
  const now = parts.clock.now();
  // What fell due during the pause is not owed.
  const resumed = { ...known, paused: false, since: now.epochMilliseconds };
  await parts.subscriptions.put(resumed, nextDue(resumed, now).at.epochMilliseconds);
  await tryAnew(parts, ask);
  return changedDocument('resumed', resumed, nextDues(resumed, now, 1));
}

/** Everything that a channel has set, and its next three deliveries; where that is nothing, what could be ordered. */
export async function settings(parts: SubscribeParts, ask: Caller): Promise<Document> {
  const known = await parts.subscriptions.of(ask.channel);
  const mayChange = await ask.mayConfigure();
  if (!known && mayChange) {
    const ended = await lastEnded(parts, ask);
    return unorderedDocument({ ...(await defaultsFor(ask)), channel: ask.channel }, ended?.key);
  }
  if (!known) throw new UserError('nothing-ordered', `No digest is ordered here yet${whoOrders(ask)}.`);
  const dues = known.paused ? [] : nextDues(known, parts.clock.now(), SHOWN_DUES);
  return settingsDocument(known, dues, { mayChange });
}

function whoOrders(ask: Caller): string {
  const why = ask.whyNot?.();
  return why ? `. ${why}` : ': those who may manage this channel can order one';
}

async function defaultsFor(ask: Caller): Promise<typeof SUBSCRIPTION_DEFAULTS> {
  const zone = await ask.zone?.();
  return { ...SUBSCRIPTION_DEFAULTS, ...(zone ? { zone } : {}) };
}

/** Whoever orders or resumes wants it tried again where the platform had refused, and is the one to notify if it does so again. */
async function tryAnew({ ledger, admins }: SubscribeParts, { channel, person }: Caller): Promise<void> {
  await ledger.resume(channel);
  if (!isDirect(channel)) await admins.remember(channel, person);
}

async function own({ subscriptions }: SubscribeParts, ask: Caller): Promise<Subscription> {
  const known = await subscriptions.of(ask.channel);
  if (!known) throw nothingOrdered(ask);
  return known;
}

/** What the asker has ended here a moment ago, where nothing was ordered since. */
async function lastEnded({ undos }: UndoParts, { person, channel }: Caller): Promise<Undoable | undefined> {
  return await undos.latest(person, [channel], 'subscription');
}

function nothingToEnd({ channel }: Caller): UserError {
  return new UserError(
    'nothing-ordered',
    isDirect(channel)
      ? 'No digest comes to your direct messages, so there is nothing to end.'
      : 'No digest comes here, so there is nothing to end.',
  );
}

function nothingOrdered({ channel }: Caller): UserError {
  return isDirect(channel)
    ? new UserError('nothing-ordered', [
        'You have no digest of your own yet: try ',
        { command: `${ORDER} for:me` },
        '.',
      ])
    : new UserError('nothing-ordered', ['No digest is ordered here yet: try ', { command: ORDER }, '.']);
}

function read(changes: SubscriptionChanges): Partial<Subscription> {
  const { time, zone, days, ...others } = changes;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(time === undefined ? {} : { time: parseTime(time) }),
    ...(zone === undefined ? {} : { zone: parseZone(zone) }),
    ...(days === undefined ? {} : { weekdays: parseWeekdays(days) }),
  };
}
