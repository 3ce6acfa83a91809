import { type At, type Channel, isDirect } from '../../channel.ts';
import type { Intent } from '../../commands/intent.ts';
import { MAIL } from '../../subscriptions/contacts.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '../../subscriptions/subscription.ts';

/** A channel, or a digest with its channel; `at` where that is another one than the one in which it is asked. */
export type Placed<What = object> = What & { readonly channel: Channel; readonly at?: At | undefined };

/** Where a digest comes to, for whoever asks: "here". */
export function whereTo({ channel, at }: Placed): string {
  if (channel.platform === MAIL) return 'to your mailbox';
  if (isDirect(channel)) return 'to your direct messages';
  return at ? `to ${at.shown}` : 'here';
}

/** Where one is ordered: "here". */
export function whereIn({ at }: Placed): string {
  return at ? `in ${at.shown}` : 'here';
}

/** The options that say which digest, wherever the command is given: for whom or in which channel, and its name where it needs one. */
export function digestScope(
  which: Placed<{ readonly name?: string }>,
  several = false,
): Pick<Intent, 'options'> {
  const name = ownName({ name: SUBSCRIPTION_DEFAULTS.name, ...which }, several);
  const options = {
    ...(isDirect(which.channel) ? { for: 'me' } : {}),
    ...(which.at ? { channel: which.at.value } : {}),
    ...(name ? { name } : {}),
  };
  return Object.keys(options).length > 0 ? { options } : {};
}

/** The name of a digest where it says something: one of its own, or any where there are several. */
export function ownName({ name }: Pick<Subscription, 'name'>, several: boolean): string | undefined {
  return several || name !== SUBSCRIPTION_DEFAULTS.name ? name : undefined;
}

/** The same options as they are typed behind a command, with a space before each. */
export function typedScope(which: Placed<{ readonly name?: string }>, several = false): string {
  const { at } = which;
  const { options = {} } = digestScope({ ...which, at: at && { ...at, value: typedPlace(at) } }, several);
  return Object.entries(options)
    .map(([option, value]) => ` ${option}:${value}`)
    .join('');
}

/** A channel as it is typed has its name, which may be several words; what a button carries, or can be typed in no other way, its id. */
function typedPlace({ shown, value }: At): string {
  if (!/\s/.test(shown)) return shown;
  return shown.includes('"') ? value : `"${shown}"`;
}
