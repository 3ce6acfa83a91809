import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { TOPICS } from './lists.ts';

const DAY_MS = 86_400_000;
const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland'] as const;

/** A subscription as the state has it before a program starts, what its channel follows, and when it is due (epoch ms). */
export interface Order {
  readonly subscription: NewSubscription;
  readonly topic?: string;
  readonly nextDue: number;
}

/** Whether this is one of the digests that are long: they become several messages. */
const isLong = (index: number): boolean => index % 10 === 4;
const sizeOf = (index: number): number => (isLong(index) ? 25 : 3);

/** Daily digests whose time of today has passed, one a channel; the nth becomes due `dueAt(n)`. */
export function ordersFor(channels: readonly Channel[], dueAt: (index: number) => number): Order[] {
  return channels.map((channel, index) => {
    const topic = index % 3 === 0 ? TOPICS[index % TOPICS.length] : undefined;
    return {
      ...(topic ? { topic } : {}),
      nextDue: Math.round(dueAt(index)),
      subscription: {
        ...SUBSCRIPTION_DEFAULTS,
        channel,
        ...passed(index),
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        size: sizeOf(index),
        quietDays: index % 2 === 0 ? 'note' : 'silent',
        since: Date.now() - 5 * DAY_MS,
      },
    };
  });
}

/** Each order with two more digests of its channel, due at the same moment. */
export function severalOf(orders: readonly Order[]): Order[] {
  return orders.flatMap((order) =>
    [order.subscription.name, 'second', 'third'].map((name, at) => {
      const { subscription } = order;
      return { ...order, subscription: { ...subscription, name, ...(at > 0 ? { size: sizeOf(0) } : {}) } };
    }),
  );
}

/** Orders whose digests notify everybody who is there. */
export function mentioningAll(orders: readonly Order[]): Order[] {
  const mention = { id: 'here', name: '@here', in: 'all' } as const;
  return orders.map((order) => ({ ...order, subscription: { ...order.subscription, mention } }));
}

/** A place, and a time of its day that was between ten minutes and three hours ago. */
function passed(index: number): { time: string; zone: string } {
  const zone = ZONES[index % ZONES.length] ?? 'UTC';
  const at = Temporal.Now.instant().subtract({ minutes: 10 + ((index * 7) % 170) });
  return { zone, time: at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }) };
}
