import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { joined, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { type Placed, typedScope, whereIn, whereTo } from '#core/format/subscription/scope.ts';
import { parseDigestName } from '#core/subscriptions/digest-names.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';

export const ORDER_LINE = 'subscribe time:09:00 zone:Berlin';

/** What somebody says of one of the digests of a channel: which, where they say so. */
export interface DigestAsk extends Caller {
  readonly name?: string | undefined;
}

/** Something of a channel, with where that is for whoever asks. */
export function placed<What extends object>(what: What, { at }: Caller): What & Pick<Caller, 'at'> {
  return at ? { ...what, at } : what;
}

/**
 * The digest that somebody means, among all of a channel: the one that they name, the only one, or the first one where a button of
 * before there were several is pressed. Undefined where there is none so. UserError where it could be any of several.
 */
export function digestMeant(
  all: readonly Subscription[],
  { name, pressed, ...place }: DigestAsk,
  command: string,
): Subscription | undefined {
  if (name !== undefined) return all.find((each) => each.name === parseDigestName(name));
  if (all.length < 2 || pressed) return all[0];
  // Given anywhere, a command with it means the same digest.
  const where = typedScope(place);
  const lines = all.map((each): Text => [{ command: `${command} name:${each.name}${where}` }]);
  throw new UserError('digest-unclear', [
    `${all.length} digests come ${whereTo(place)}: type `,
    ...joined(lines.slice(0, -1), ', '),
    ' or ',
    ...(lines.at(-1) ?? ''),
    '.',
  ]);
}

/** That a channel has no digest of a name, and which it has. */
export function noDigestCalled(name: string, all: readonly Subscription[], place: Placed): UserError {
  const names = all.map((each) => each.name);
  const there = names.length === 1 ? `there is ${names[0]}` : `there are ${names.join(', ')}`;
  return new UserError(
    'digest-unknown',
    `No digest that comes ${whereTo(place)} is called “${parseDigestName(name)}”: ${there}.`,
  );
}

export function nothingOrdered(place: Placed): UserError {
  return isDirect(place.channel)
    ? new UserError('nothing-ordered', [
        'You have no digest of your own yet: try ',
        { command: `${ORDER_LINE} for:me` },
        '.',
      ])
    : new UserError('nothing-ordered', [
        `No digest is ordered ${whereIn(place)} yet: try `,
        { command: `${ORDER_LINE}${typedScope(place)}` },
        '.',
      ]);
}

export function nothingToEnd(place: Placed): UserError {
  return new UserError('nothing-ordered', `No digest comes ${whereTo(place)}, so there is nothing to end.`);
}
