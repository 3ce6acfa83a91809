import { z } from 'zod';
import { Channel } from '../channel.ts';
import { clipWords } from '../text/text.ts';
import { Rest } from '../time/rests.ts';
import { WEEKDAY_NAMES } from '../time/weekdays.ts';
import { isZone } from '../time/zone.ts';
import { Mention, typedMention } from './mention.ts';

/** A channel's standing order: what it gets, and when by its own clock. */
export const Subscription = z.object({
  /** Given by the state when it is first put; a delivery's identity takes it in. */
  id: z.string().min(1),
  channel: Channel,
  /** Distinguishes a channel's digests; the first one is called as the default is. */
  name: z.string().min(1),
  /** Local wall-clock time, `HH:MM` in 24 hours. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** An IANA name, never an offset: it follows the place through daylight saving. */
  zone: z.string().refine(isZone, 'is no time zone that this program knows'),
  /** ISO weekdays, 1 for Monday to 7 for Sunday, each once and in order. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).transform(inOrder),
  /** How many papers at most. */
  size: z.int().min(1).max(25),
  order: z.enum(['for-us', 'upvotes', 'newest', 'by-topic']),
  /** Whether one place in five is kept for the most upvoted papers, whatever the topics. */
  top: z.enum(['on', 'off']),
  /** Whether a digest of 10 or more has the best paper that none of the followed topics reaches. */
  explore: z.enum(['on', 'off']),
  /** `week` and `month` come once in theirs, on the first of the chosen weekdays; `topics` is a daily of followed topics only. */
  kind: z.enum(['daily', 'week', 'month', 'topics']),
  /** What becomes of papers that a missed digest would have shown: `merge` moves them into the next one. */
  catchUp: z.enum(['merge', 'skip']),
  /** Whether a day without a digest says why in one line. */
  quietDays: z.enum(['silent', 'note']),
  paused: z.boolean(),
  /** Epoch milliseconds from which it counts: when it was made, or resumed. What was due before is not owed. */
  since: z.int(),
  /** Where a long digest's further messages go: into the channel, or into one thread for the day; where it is left out, as the platform's people are used to. */
  thread: z.enum(['none', 'day']).optional(),
  /** The topics that it has papers of, and no other papers; where it is left out, what its readers follow counts. */
  topics: z.array(z.string().min(1)).min(1).optional(),
  /** Whether a paper that another digest of the channel has shown is left out. */
  repeat: z.enum(['never', 'other-digests']),
  /** Hours of each day in which nothing comes, such as `22:00-07:00`: what falls into them comes right after. */
  quietHours: z
    .string()
    .regex(/^\d\d:\d\d-\d\d:\d\d$/)
    .optional(),
  /** Local dates on which nothing comes. */
  holidays: z.array(Rest).optional(),
  /** Epoch milliseconds: somebody wanted the next one then, ahead of its time. */
  ahead: z.int().optional(),
  /** For how long it is paused by somebody who said until when. */
  rest: Rest.optional(),
  /** Whom its messages notify. */
  mention: Mention.optional(),
});
export type Subscription = z.infer<typeof Subscription>;

/** A subscription as somebody orders it: the state knows which one it is, or gives it an id. */
export const NewSubscription = Subscription.omit({ id: true });
export type NewSubscription = z.infer<typeof NewSubscription>;

/** What a new subscription is set to by default; its channel and `since` have no default. */
export const SUBSCRIPTION_DEFAULTS: Omit<NewSubscription, 'channel' | 'since'> = {
  name: 'daily',
  time: '09:00',
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  size: 5,
  order: 'for-us',
  top: 'on',
  explore: 'on',
  kind: 'daily',
  catchUp: 'merge',
  quietDays: 'silent',
  paused: false,
  repeat: 'never',
};

/** Whether it has papers of topics only, be they its own or those that its readers follow. */
export function isOfTopics({ kind, topics }: Pick<Subscription, 'kind' | 'topics'>): boolean {
  return kind === 'topics' || topics !== undefined;
}

const SHOWN_TOPICS = 120;

/** When it comes, in plain words: "on weekdays at 09:00 Europe/Berlin". */
export function describeSchedule(
  subscription: Pick<
    Subscription,
    'time' | 'zone' | 'weekdays' | 'kind' | 'paused' | 'topics' | 'quietHours' | 'mention'
  >,
): string {
  const { time, zone, paused, quietHours, mention } = subscription;
  const quiet = quietHours ? `, never between ${quietHours.replace('-', ' and ')}` : '';
  const mentions = mention ? `, mentioning ${typedMention(mention)}` : '';
  const only = onlyText(subscription);
  return `${daysText(subscription)} at ${time} ${zone}${quiet}${only}${mentions}${paused ? ' (paused)' : ''}`;
}

function onlyText({ kind, topics }: Pick<Subscription, 'kind' | 'topics'>): string {
  if (topics) return `, only ${clipWords(topics.join('; '), SHOWN_TOPICS)}`;
  return kind === 'topics' ? ', followed topics only' : '';
}

function daysText({ kind, weekdays }: Pick<Subscription, 'kind' | 'weekdays'>): string {
  const names = weekdays.map((day) => WEEKDAY_NAMES[day - 1] ?? '');
  const group = weekdays.join('');
  switch (kind) {
    case 'week':
      return `weekly on ${names[0]}`;
    case 'month':
      if (group === '1234567') return 'the first day of each month';
      return `the first ${group === '12345' ? 'weekday' : listed(names, 'or')} of each month`;
    case 'daily':
    case 'topics':
      if (group === '1234567') return 'every day';
      if (group === '12345') return 'on weekdays';
      return group === '67' ? 'on weekends' : `every ${listed(names, 'and')}`;
    default:
      return kind satisfies never;
  }
}

function listed(names: readonly string[], last: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

function inOrder(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
