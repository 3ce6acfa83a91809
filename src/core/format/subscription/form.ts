import { isDirect } from '../../channel.ts';
import { FEWEST_TO_EXPLORE } from '../../digest/reserved-places.ts';
import type { Action, Block, Field } from '../../document.ts';
import { typedMention } from '../../subscriptions/mention.ts';
import { describeSchedule, type NewSubscription } from '../../subscriptions/subscription.ts';
import { plural } from '../../text/text.ts';
import { holidaysText } from '../../time/rests.ts';
import { parseWeekdays } from '../../time/weekdays.ts';
import { digestScope, type Placed } from './scope.ts';

type Known = Placed<Omit<NewSubscription, 'since'>>;
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
  { value: 'by-topic', label: 'Topic by topic' },
];
const TOP: readonly Choice[] = [
  { value: 'on', label: 'One paper in five, whatever the topics' },
  { value: 'off', label: 'No place is kept for it' },
];
const EXPLORE: readonly Choice[] = [
  { value: 'on', label: 'One paper that they never reach' },
  { value: 'off', label: 'No place is kept for it' },
];
const CATCH_UP: readonly Choice[] = [
  { value: 'merge', label: 'In the next digest' },
  { value: 'skip', label: 'Left out' },
];
const QUIET: readonly Choice[] = [
  { value: 'silent', label: 'Nothing is posted' },
  { value: 'note', label: 'One line says why' },
];
const THREADS: readonly Choice[] = [
  { value: 'none', label: 'All in the channel' },
  { value: 'day', label: 'A thread for each day' },
];
/** What stands for the topics that a digest's readers follow, where it has none of its own. */
const FOLLOWED = 'followed';
const SIZES = [3, 5, 8, 10, 15, 20, 25];

interface FormFacts {
  readonly actions: readonly Action[];
  readonly about?: string;
  /** Whether the channel has other digests. */
  readonly several?: boolean;
  /** Whether it is not ordered yet: one beside others may still be called otherwise, and is shown among them once it is ordered. */
  readonly isNew?: boolean;
}

/** The form that orders a digest, or changes what is ordered. */
export function subscriptionForm(
  known: Known,
  { actions, about, several = false, isNew = false }: FormFacts,
): Extract<Block, { kind: 'form' }> {
  const { channel, name, at } = known;
  const isOneMore = isNew && several;
  // Discord's message has no room for one more choice beside the buttons: there it is an option of the command.
  const fields = subscriptionFields(known).filter((field) => field.name !== 'explore');
  const named = { name: 'name', label: 'Name', value: name, choices: [] };
  return {
    kind: 'form',
    command: 'subscribe',
    ...digestScope(known, several),
    shows: {
      command: 'settings',
      ...(isOneMore ? digestScope({ channel, at }) : digestScope(known, several)),
    },
    ...(isNew ? { orders: true } : {}),
    ...(about ? { about } : {}),
    fields: [...(isOneMore ? [named] : []), ...fields],
    actions,
  };
}

/** What a subscription can be changed to, each field under the name of the option of `subscribe` that takes it. */
export function subscriptionFields(known: Known): Field[] {
  const { time, zone, kind, order, top, explore, size, channel } = known;
  const { catchUp, quietDays, thread = '', quietHours = 'off' } = known;
  const topics = known.topics?.join('; ') ?? FOLLOWED;
  const sizes = [...new Set([...SIZES, size])].toSorted((a, b) => a - b);
  // A shorter digest has no such place.
  const label = 'Outside the topics';
  const outside =
    size < FEWEST_TO_EXPLORE ? [] : [{ name: 'explore', label, value: explore, choices: EXPLORE }];
  const mentions = { name: 'mention', label: 'Mentions', value: typedMention(known.mention), choices: [] };
  const threads = { name: 'thread', label: 'Long digests', value: thread, choices: THREADS };
  return [
    { name: 'time', label: 'Time', value: time, choices: [] },
    { name: 'zone', label: 'Time zone', value: zone, choices: [] },
    { name: 'kind', label: 'What comes', value: kind, choices: KINDS },
    { name: 'topics', label: 'Topics', value: topics, choices: [] },
    { name: 'quiet-hours', label: 'Quiet hours', value: quietHours, choices: [] },
    { name: 'holidays', label: 'Holidays', value: holidaysText(known.holidays), choices: [] },
    ...(isDirect(channel) ? [] : [mentions]),
    daysField(known),
    {
      name: 'size',
      label: 'How many',
      value: String(size),
      choices: sizes.map((each) => ({ value: String(each), label: `${plural(each, 'paper')} at most` })),
    },
    { name: 'order', label: 'Order', value: order, choices: ORDERS },
    { name: 'top', label: 'Most upvoted', value: top, choices: TOP },
    ...outside,
    { name: 'catch-up', label: 'Missed days', value: catchUp, choices: CATCH_UP },
    { name: 'quiet-days', label: 'Quiet days', value: quietDays, choices: QUIET },
    ...(isDirect(channel) ? [] : [threads]),
  ];
}

/** Weekdays that no choice names are one of their own. */
function daysField(known: Known): Field {
  const days = String(known.weekdays);
  const value = WEEKDAYS.find((choice) => String(parseWeekdays(choice.value)) === days)?.value;
  if (value) return { name: 'days', label: 'Days', value, choices: WEEKDAYS };
  const names = known.weekdays.map((day) => NAMES[day - 1]).join(',');
  const [label = names] = describeSchedule({ ...known, kind: 'daily', paused: false }).split(' at ');
  const own = { value: names, label: label.charAt(0).toUpperCase() + label.slice(1) };
  return { name: 'days', label: 'Days', value: names, choices: [own, ...WEEKDAYS] };
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
