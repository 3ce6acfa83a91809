import type { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addDays } from '#core/time/dates.ts';
import type { Follow, Mute } from '#core/topics/topic.ts';
import { topicOf } from '#core/topics/topic.ts';
import { DAYS, FIRST_DAY, moments } from './calendar.ts';
import { type Below, TOPICS } from './made-up-source.ts';

/** What a channel is told to change, or that it gets nothing any more; `at` in epoch ms. */
export interface Order {
  readonly at: number;
  readonly channel: Channel;
  readonly change: 'cancel' | ((now: Temporal.Instant, known: NewSubscription | undefined) => Change);
}

type Change = Partial<Omit<NewSubscription, 'channel'>>;

/** A channel, what it follows and mutes for the whole time, and what it orders, oldest first. */
export interface Customer {
  readonly channel: Channel;
  readonly follows: readonly Follow[];
  readonly mutes: readonly Mute[];
  readonly orders: readonly Order[];
  /** Takes all that there is, every day, and never changes its mind. */
  readonly takesAll: boolean;
}

export const PLATFORM = 'made-up';
const COLLECTORS = 40;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ZONES = (
  'UTC Europe/Berlin Europe/London Europe/Lisbon America/New_York America/Los_Angeles America/Sao_Paulo ' +
  'America/St_Johns Asia/Tokyo Asia/Kolkata Asia/Kathmandu Asia/Tehran Australia/Lord_Howe Australia/Sydney ' +
  'Pacific/Auckland Pacific/Chatham Pacific/Kiritimati Pacific/Pago_Pago Africa/Cairo Africa/Lagos'
).split(' ');
const WEEKDAYS = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [1, 4], [2, 3, 6], [7]];
const KINDS = ['daily', 'daily', 'daily', 'daily', 'daily', 'topics', 'topics', 'week', 'month'] as const;
const ORDERS = ['for-us', 'for-us', 'upvotes', 'newest'] as const;
const SIZES = [3, 5, 5, 8, 10, 15, 25];
const QUIET = ['22:00-07:00', '08:30-12:15', undefined, '18:00-09:00'];
const LEVELS = ['broad', 'normal', 'strict'] as const;

/** So many customers, as different as chance makes them. */
export function customers(count: number, below: Below): Customer[] {
  const [start = 0] = moments();
  return Array.from({ length: count }, (_, index) => {
    const channel = { platform: PLATFORM, workspace: `w${index % 50}`, id: `channel-${index}` };
    const takesAll = index < COLLECTORS;
    if (takesAll) {
      const all: Change = { ...schedule(below), weekdays: [1, 2, 3, 4, 5, 6, 7], size: 25, order: 'upvotes' };
      return {
        channel,
        takesAll,
        follows: [],
        mutes: [],
        orders: [{ at: start, channel, change: () => all }],
      };
    }
    const orders = ordersOf(channel, start, below);
    return {
      channel,
      takesAll,
      ...topicsOf(channel, index, below),
      orders: index % 9 === 0 ? orders.map((order) => inPeace(order, index)) : orders,
    };
  });
}

/** The same order with quiet hours and holidays, of which every second one has those of a week. */
function inPeace({ change, ...order }: Order, index: number): Order {
  if (change === 'cancel') return { ...order, change };
  const quietHours = QUIET[index % QUIET.length];
  const from = addDays(FIRST_DAY, index % DAYS);
  const holidays = [{ from, to: addDays(from, index % 2 === 0 ? 0 : 6) }];
  return { ...order, change: (now, known) => ({ ...change(now, known), quietHours, holidays }) };
}

/** What a channel's subscription becomes by an order. */
export function ordered({ channel, change }: Order, now: Temporal.Instant, known?: NewSubscription) {
  if (change === 'cancel') return undefined;
  const since = now.epochMilliseconds;
  return { ...SUBSCRIPTION_DEFAULTS, ...known, channel, since, ...change(now, known) };
}

function topicsOf(channel: Channel, index: number, below: Below): Pick<Customer, 'follows' | 'mutes'> {
  const owner = { kind: 'channel', channel } as const;
  const chosen = () => [...new Set(Array.from({ length: 1 + below(4) }, () => pick(TOPICS, below)))];
  const follows = index % 3 === 0 ? chosen() : [];
  const muted = index % 7 === 0 ? [pick(TOPICS, below)] : [];
  return {
    follows: follows.map((text) => ({ owner, topic: topicOf(text), level: pick(LEVELS, below) })),
    mutes: [
      ...muted.map((text) => ({ kind: 'topic', owner, topic: topicOf(text) }) as const),
      ...(index % 11 === 0 ? [{ kind: 'paper', owner, paper: `2610.0${1000 + below(20)}` } as const] : []),
    ],
  };
}

function ordersOf(channel: Channel, start: number, below: Below): Order[] {
  const whole = { ...schedule(below), ...taste(below) };
  const first = below(5) === 0 ? start + below(20) * DAY_MS + below(DAY_MS) : start;
  const orders: Order[] = [{ at: first, channel, change: () => whole }];
  for (let changes = below(4) === 0 ? 1 + below(3) : 0; changes > 0; changes--) {
    orders.push(...changeOf(channel, first + below(DAYS * DAY_MS), whole, below));
  }
  return orders.toSorted((a, b) => a.at - b.at);
}

/** One change of mind: another time, later today; another taste; a pause; an end, and most often a new beginning. */
function changeOf(channel: Channel, at: number, whole: Change, below: Below): Order[] {
  const later = at + (below(2) === 0 ? below(240) * MINUTE_MS : below(6 * DAY_MS));
  const minutes = 10 + below(120);
  const because = (change: Order['change'], when = at) => ({ at: when, channel, change });
  switch (below(5)) {
    case 0:
    case 1:
      return [
        because((now, known) => ({ ...(known ?? whole), ...since(now), ...timeIn(minutes, now, known) })),
      ];
    case 2: {
      const wanted = taste(below);
      return [because((now, known) => ({ ...(known ?? whole), ...since(now), ...wanted }))];
    }
    case 3:
      return [
        // A pause changes nothing else, also not since when it counts.
        because((_, known) => ({ ...(known ?? whole), paused: true })),
        because((now, known) => ({ ...(known ?? whole), ...since(now), paused: false }), later),
      ];
    default:
      return [because('cancel'), because(() => ({ ...whole, ...schedule(below) }), later)];
  }
}

function since(now: Temporal.Instant) {
  return { since: now.epochMilliseconds };
}

function timeIn(minutes: number, now: Temporal.Instant, known: NewSubscription | undefined) {
  const local = now.toZonedDateTimeISO(known?.zone ?? 'UTC').add({ minutes });
  return { time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

function schedule(below: Below) {
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(below(3) === 0 ? below(24) : 6 + below(12))}:${two(below(12) * 5)}`;
  return { time, zone: pick(ZONES, below), weekdays: pick(WEEKDAYS, below) };
}

function taste(below: Below) {
  return {
    kind: pick(KINDS, below),
    order: pick(ORDERS, below),
    top: below(4) === 0 ? ('off' as const) : ('on' as const),
    // The old planner knew of no such place.
    explore: 'off' as const,
    size: pick(SIZES, below),
    catchUp: below(4) === 0 ? ('skip' as const) : ('merge' as const),
    quietDays: below(2) === 0 ? ('note' as const) : ('silent' as const),
  };
}

function pick<Item>(items: readonly Item[], below: Below): Item {
  return items[below(items.length)] as Item;
}
