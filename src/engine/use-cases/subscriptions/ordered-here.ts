import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Undoable } from '#core/commands/undo.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { StateClock } from '#core/delivery/state-clock.ts';
import type { UserError } from '#core/errors.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import { parseDigestName } from '#core/subscriptions/digest-names.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Clock } from '#core/time/clock.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import type { UndoParts } from '../undo.ts';
import { type DigestAsk, digestMeant, noDigestCalled, nothingOrdered } from './digest-meant.ts';

export interface SubscribeParts extends UndoParts {
  readonly admins: Admins;
  readonly archiveAccess: ArchiveAccess;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What is ordered falls due by it. */
  readonly stateClock: Pick<StateClock, 'now'>;
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

/** The one of a channel's digests that is meant; told where there is none. */
export async function ownDigest(
  parts: SubscribeParts,
  ask: DigestAsk,
  command: string,
): Promise<{ known: Subscription; several: boolean }> {
  const all = await allOf(parts, ask);
  const known = digestMeant(all, ask, command);
  if (known) return { known, several: all.length > 1 };
  throw noSuchDigest(ask, all);
}

/** That what is meant is not there. */
export function noSuchDigest(ask: DigestAsk, all: readonly Subscription[]): UserError {
  return ask.name !== undefined && all.length > 0 ? noDigestCalled(ask.name, all, ask) : nothingOrdered(ask);
}

/** Whoever orders or resumes wants it tried again where the platform had refused, and is the one to notify if it does so again. */
export async function tryAnew(
  { ledger, admins }: SubscribeParts,
  { channel, person }: Caller,
): Promise<void> {
  await ledger.resume(channel);
  if (!isDirect(channel)) await admins.remember(channel, person);
}
