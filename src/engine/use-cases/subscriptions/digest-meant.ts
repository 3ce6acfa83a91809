import { type Channel, isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { joined, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { parseDigestName } from '#core/subscriptions/digest-names.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';

export const ORDER_LINE = 'subscribe time:09:00 zone:Berlin';

/** What somebody says of one of the digests of a channel: which, where they say so. */
export interface DigestAsk extends Caller {
  readonly name?: string | undefined;
}

/**
 * The digest that somebody means, among all of a channel: the one that they name, the only one, or the first one where a button of
 * before there were several is pressed. Undefined where there is none so. UserError where it could be any of several.
 */
export function digestMeant(
  all: readonly Subscription[],
  { name, pressed, channel }: DigestAsk,
  command: string,
): Subscription | undefined {
  if (name !== undefined) return all.find((each) => each.name === parseDigestName(name));
  if (all.length < 2 || pressed) return all[0];
  const lines = all.map((each): Text => [{ command: `${command} name:${each.name}${suffix(channel)}` }]);
  throw new UserError('digest-unclear', [
    `${all.length} digests come ${whereTo(channel)}: type `,
    ...joined(lines.slice(0, -1), ', '),
    ' or ',
    ...(lines.at(-1) ?? ''),
    '.',
  ]);
}

/** That a channel has no digest of a name, and which it has. */
export function noDigestCalled(name: string, all: readonly Subscription[], channel: Channel): UserError {
  const names = all.map((each) => each.name);
  const there = names.length === 1 ? `there is ${names[0]}` : `there are ${names.join(', ')}`;
  return new UserError(
    'digest-unknown',
    `No digest that comes ${whereTo(channel)} is called “${parseDigestName(name)}”: ${there}.`,
  );
}

export function nothingOrdered({ channel }: Caller): UserError {
  return isDirect(channel)
    ? new UserError('nothing-ordered', [
        'You have no digest of your own yet: try ',
        { command: `${ORDER_LINE} for:me` },
        '.',
      ])
    : new UserError('nothing-ordered', ['No digest is ordered here yet: try ', { command: ORDER_LINE }, '.']);
}

export function nothingToEnd({ channel }: Caller): UserError {
  return new UserError('nothing-ordered', `No digest comes ${whereTo(channel)}, so there is nothing to end.`);
}

function whereTo(channel: Channel): string {
  return isDirect(channel) ? 'to your direct messages' : 'here';
}

// Given anywhere, a command with it means the same digest.
function suffix(channel: Channel): string {
  return isDirect(channel) ? ' for:me' : '';
}
