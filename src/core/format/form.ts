import type { Block, Field } from '../document.ts';
import { describeSchedule, SUBSCRIPTION_DEFAULTS, type Subscription } from '../subscription.ts';
import { plural } from '../text.ts';

type Settings = Omit<Subscription, 'channel' | 'since'>;
type Choice = Field['choices'][number];

const WEEKDAYS: readonly Choice[] = [
  { value: 'weekdays', label: 'Monday to Friday' },
  { value: 'daily', label: 'Every day' },
  { value: 'mon', label: 'Mondays' },
  { value: 'mon,thu', label: 'Mondays and Thursdays' },
  { value: 'fri', label: 'Fridays' },
  { value: 'weekends', label: 'Saturdays and Sundays' },
];
const KINDS: readonly Choice[] = [
  { value: 'daily', label: 'Every list, once a day' },
  { value: 'topics', label: 'Papers of followed topics only' },
  { value: 'week', label: 'The top of the week' },
  { value: 'month', label: 'The top of the month' },
];
const ORDERS: readonly Choice[] = [
  { value: 'for-us', label: 'Followed topics first' },
  { value: 'upvotes', label: 'Most upvoted first' },
  { value: 'newest', label: 'Newest first' },
];
const QUIET: readonly Choice[] = [
  { value: 'silent', label: 'Quiet days: nothing is posted' },
  { value: 'note', label: 'Quiet days: one line that says why' },
];
const SIZES = [3, 5, 8, 10, 15, 20, 25];

/** What a subscription can be changed to, each field under the name of the option of `subscribe` that takes it; the defaults where there is none yet. */
export function subscriptionFields(known: Settings = SUBSCRIPTION_DEFAULTS): Field[] {
  const { time, zone, kind, order, size, quietDays } = known;
  const sizes = [...new Set([...SIZES, size])].toSorted((a, b) => a - b);
  return [
    { name: 'time', label: 'Time', value: time, choices: [] },
    { name: 'zone', label: 'Time zone', value: zone, choices: [] },
    { name: 'kind', label: 'What comes', value: kind, choices: KINDS },
    daysField(known),
    {
      name: 'size',
      label: 'How many',
      value: String(size),
      choices: sizes.map((each) => ({ value: String(each), label: `${plural(each, 'paper')} at most` })),
    },
    { name: 'order', label: 'Order', value: order, choices: ORDERS },
    { name: 'quiet-days', label: 'Quiet days', value: quietDays, choices: QUIET },
  ];
}

/** The form that changes a subscription; `mine` where it is somebody's personal digest. */
export function subscriptionForm(known: Settings | undefined, { mine }: { mine: boolean }): Block {
  const whose = mine ? ' for:me' : '';
  return {
    kind: 'form',
    command: `subscribe${whose}`,
    shows: `settings${whose}`,
    fields: subscriptionFields(known),
  };
}

/** Weekdays that no choice names are one of their own. */
function daysField(known: Settings): Field {
  const numbers: Readonly<Record<string, string>> = {
    weekdays: '12345',
    daily: '1234567',
    mon: '1',
    'mon,thu': '14',
    fri: '5',
    weekends: '67',
  };
  const chosen = known.weekdays.join('');
  const value = WEEKDAYS.find((choice) => numbers[choice.value] === chosen)?.value;
  if (value) return { name: 'days', label: 'Days', value, choices: WEEKDAYS };
  const names = known.weekdays.map((day) => NAMES[day - 1]).join(',');
  const [label = names] = describeSchedule({ ...known, kind: 'daily', paused: false }).split(' at ');
  const own = { value: names, label: label.charAt(0).toUpperCase() + label.slice(1) };
  return { name: 'days', label: 'Days', value: names, choices: [own, ...WEEKDAYS] };
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
