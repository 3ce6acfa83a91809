import { type Channel, isDirect } from '../../channel.ts';
import type { Intent } from '../../commands/intent.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '../../subscriptions/subscription.ts';

/** The options that say which digest, wherever the command is given: for whom, and its name where it needs one. */
export function digestScope(
  which: { readonly channel: Channel; readonly name?: string },
  several = false,
): Pick<Intent, 'options'> {
  const name = ownName({ name: SUBSCRIPTION_DEFAULTS.name, ...which }, several);
  const options = { ...(isDirect(which.channel) ? { for: 'me' } : {}), ...(name ? { name } : {}) };
  return Object.keys(options).length > 0 ? { options } : {};
}

/** The name of a digest where it says something: one of its own, or any where there are several. */
export function ownName({ name }: Pick<Subscription, 'name'>, several: boolean): string | undefined {
  return several || name !== SUBSCRIPTION_DEFAULTS.name ? name : undefined;
}

/** The same options as they are typed behind a command, with a space before each. */
export function typedScope(which: Pick<Subscription, 'channel' | 'name'>, several: boolean): string {
  const { options = {} } = digestScope(which, several);
  return Object.entries(options)
    .map(([option, value]) => ` ${option}:${value}`)
    .join('');
}
