import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';

/** A subscription at nine UTC on weekdays that has always been there, as planning reads it. */
export function subscribed(
  about: Partial<Subscription> = {},
  more: Partial<Omit<Scheduled, 'subscription'>> = {},
): Scheduled {
  const channel = { platform: 'fake', workspace: 'w', id: 'c1' };
  const subscription = { ...SUBSCRIPTION_DEFAULTS, id: 's1', channel, since: 0, ...about };
  return { subscription, revision: 1, nextDue: 0, ...more };
}
