import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { whereTo } from '#core/format/subscription/scope.ts';
import { movedDocument, movingDocument } from '#core/format/workspace/moving.ts';
import { freeName, MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { nextDue } from '#core/time/schedule.ts';
import { requirePermission } from '../../access/permissions.ts';
import {
  type DigestAsk,
  digestMeant,
  noDigestCalled,
  nothingOrdered,
  placed,
} from '../subscriptions/digest-meant.ts';
import { allOf, type SubscribeParts } from '../subscriptions/ordered-here.ts';

/** Shows where a digest comes to, and asks where it is to come. */
export async function askWhereTo(parts: SubscribeParts, ask: DigestAsk): Promise<Document> {
  const { known, several } = await movable(parts, ask, 'settings move');
  return movingDocument(placed(known, ask), several);
}

/** Moves a digest to another channel of the workspace, which the person may set up as well. Rejects with a UserError. */
export async function moveDigest(
  parts: SubscribeParts,
  ask: DigestAsk & { readonly to: Caller; readonly changes: object },
): Promise<Document> {
  const { to } = ask;
  if (Object.values(ask.changes).some((value) => value !== undefined))
    throw new UserError(
      'option-invalid',
      'It moves with all that it has set: move it first, and change it there after that.',
    );
  const { known } = await movable(parts, ask, `subscribe move-to:${to.at?.shown ?? 'here'}`);
  if (isDirect(to.channel) || to.channel.workspace !== ask.channel.workspace)
    throw new UserError('channel-unknown', 'A digest moves to another channel of the same place alone.');
  if (to.channel.id === ask.channel.id)
    throw new UserError('option-invalid', `It comes ${whereTo(placed(ask, ask))} already.`);
  await requirePermission(to);
  const there = await allOf(parts, to);
  if (there.length >= MOST_DIGESTS) throw full(to);
  await requireMention(to, known);
  const names = there.map(({ name }) => name);
  const name = names.includes(known.name) ? freeName(names) : known.name;
  const moved = await parts.subscriptions.move(known, { channel: to.channel, name });
  if (!moved) throw new UserError('interrupted', 'Somebody has changed it meanwhile: look again.');
  await parts.ledger.resume(to.channel);
  await parts.admins.remember(to.channel, ask.person);
  const now = await stateNow(parts.stateClock);
  return movedDocument(placed(moved, to), {
    before: placed(known, ask),
    several: there.length > 0,
    next: moved.paused ? undefined : nextDue(moved, now),
  });
}

async function movable(
  parts: SubscribeParts,
  ask: DigestAsk,
  command: string,
): Promise<{ known: Subscription; several: boolean }> {
  if (isDirect(ask.channel))
    throw new UserError(
      'option-invalid',
      'Your own digest comes to you alone: order one for the channel, where the channel is.',
    );
  await requirePermission(ask);
  const all = await allOf(parts, ask);
  const known = digestMeant(all, ask, command);
  if (known) return { known, several: all.length > 1 };
  throw ask.name !== undefined && all.length > 0 ? noDigestCalled(ask.name, all, ask) : nothingOrdered(ask);
}

/** Whom it mentions, whoever moves it has to be allowed to mention there. */
async function requireMention(to: Caller, { mention }: Subscription): Promise<void> {
  if (mention) await to.mentionable?.(mention.name);
}

function full(to: Caller): UserError {
  const where = whereTo(to);
  return new UserError(
    'digests-full',
    `${MOST_DIGESTS} digests come ${where} already, and no channel has more: end one of them first.`,
  );
}
