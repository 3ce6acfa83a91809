import { z } from 'zod';
import { Channel } from '../channel.ts';
import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { isZone } from '../time/zone.ts';

/** A channel's standing order: what it gets, and when by its own clock. */
export const Subscription = z.object({
  /** Given by the state when it is first put; a delivery's identity takes it in. */
  id: z.string().min(1),
  channel: Channel,
  /** Distinguishes a channel's digests. */
  name: z.string().min(1),
  /** Local wall-clock time, `HH:MM` in 24 hours. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** An IANA name, never an offset: it follows the place through daylight saving. */
  zone: z.string().refine(isZone, 'is no time zone that this program knows'),
  /** ISO weekdays, 1 for Monday to 7 for Sunday, each once and in order. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).transform(inOrder),
  /** How many papers at most. */
  size: z.int().min(1).max(25),
  order: z.enum(['for-us', 'upvotes', 'newest']),
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
  kind: 'daily',
  catchUp: 'merge',
  quietDays: 'silent',
  paused: false,
};

const TIME = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(h|am|pm|a\.m\.|p\.m\.)?$/;

/** `HH:MM` of a time as people type it ("9", "9:30", "9 pm", "21h"); else a UserError that says what to type. */
export function parseTime(typed: string): string {
  const text = oneLine(typed).toLowerCase();
  if (text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const [, hourText, minute = '00', suffix] = TIME.exec(text) ?? [];
  const half = suffix && suffix !== 'h' ? suffix.slice(0, 1) : undefined;
  const hour = hourOfDay(Number(hourText), half);
  if (hour === undefined || Number(minute) > 59) {
    throw new UserError(
      'time-unknown',
      `"${quoted(typed)}" is not a time of day: type it like 09:30, 9:30 pm or 21h.`,
    );
  }
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  const [least, most] = half ? [1, 12] : [0, 23];
  if (!(hour >= least && hour <= most)) return undefined;
  if (!half) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const GROUPS: readonly (readonly [name: RegExp, days: readonly number[]])[] = [
  [/^(?:daily|all|(?:every|each) ?day|every day of the week)$/, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:(?:every|each) )?(?:weekdays?|workdays?|working days?|business days?)$/, [1, 2, 3, 4, 5]],
  [/^(?:(?:every|each) )?weekends?$/, [6, 7]],
];

/** ISO weekdays of what people type ("weekdays", "mon-fri", "Monday and Thursday"); else a UserError that says what to type. */
export function parseWeekdays(typed: string): number[] {
  // "Mon - Fri", "Mon to Fri" and "Mon–Fri" are the same range.
  const text = oneLine(typed)
    .toLowerCase()
    .replace(/\s*(?:[-–—]|\b(?:to|through|until|till)\b)\s*/g, '-');
  const parts = GROUPS.some(([name]) => name.test(text)) ? [text] : text.split(/(?:[\s,;/&+]|\band\b)+/);
  const days = parts.filter((part) => part && !/^(?:on|every|each)$/.test(part)).map(daysOf);
  if (days.length === 0 || days.includes(undefined)) {
    throw new UserError(
      'weekdays-unknown',
      `"${quoted(typed)}" does not name weekdays: type weekdays, daily, weekends, mon-fri or mon,thu.`,
    );
  }
  return inOrder(days.flatMap((part) => part ?? []));
}

/** The days of one word or range; a range may run over the end of the week ("fri-mon"). */
function daysOf(part: string): readonly number[] | undefined {
  const group = GROUPS.find(([name]) => name.test(part));
  if (group) return group[1];
  const ends = part.split('-').map(weekdayOf);
  const [from, to = from] = ends;
  if (!from || !to || ends.includes(undefined) || ends.length > 2) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1);
}

function weekdayOf(word: string): number | undefined {
  const name = word.replace(/\.$/, '').replace(/s$/, '');
  const day = NAMES.findIndex((full) => name.length >= 2 && full.toLowerCase().startsWith(name));
  return day < 0 ? undefined : day + 1;
}

/** When it comes, in plain words: "on weekdays at 09:00 Europe/Berlin". */
export function describeSchedule(
  subscription: Pick<Subscription, 'time' | 'zone' | 'weekdays' | 'kind' | 'paused'>,
): string {
  const { time, zone, kind, paused } = subscription;
  const only = kind === 'topics' ? ', followed topics only' : '';
  return `${daysText(subscription)} at ${time} ${zone}${only}${paused ? ' (paused)' : ''}`;
}

function daysText({ kind, weekdays }: Pick<Subscription, 'kind' | 'weekdays'>): string {
  const names = weekdays.map((day) => NAMES[day - 1] ?? '');
  const group = weekdays.join('');
  switch (kind) {
    case 'week':
      return `every ${names[0]}`;
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

function quoted(typed: string): string {
  return clipWords(oneLine(typed), 40);
}
