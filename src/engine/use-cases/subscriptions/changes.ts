import { UserError } from '#core/errors.ts';
import type { Day } from '#core/paper.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { parseQuietHours } from '#core/time/quiet-hours.ts';
import { parseHolidays } from '#core/time/rests.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone } from '#core/time/zone.ts';
import { newTopic } from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';

/** What someone says of a subscription; what is left out stays as it is. */
export interface SubscriptionChanges {
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly days?: string | undefined;
  readonly size?: number | undefined;
  readonly order?: Subscription['order'] | undefined;
  readonly top?: Subscription['top'] | undefined;
  readonly explore?: Subscription['explore'] | undefined;
  readonly kind?: Subscription['kind'] | undefined;
  readonly catchUp?: Subscription['catchUp'] | undefined;
  readonly quietDays?: Subscription['quietDays'] | undefined;
  readonly thread?: Subscription['thread'] | undefined;
  readonly repeat?: Subscription['repeat'] | undefined;
  /** Topics with semicolons between them, or `followed` for what its readers follow. */
  readonly topics?: string | undefined;
  /** Such as 22-7, or off. */
  readonly quietHours?: string | undefined;
  /** Dates and ranges of dates, or none. */
  readonly holidays?: string | undefined;
  /** Whom its messages notify, such as "@readers" or "@readers in alerts", or off. */
  readonly mention?: string | undefined;
}

/** Reads what somebody says of a subscription that is of a kind so far. UserError where that cannot be read. */
export function readChanges(
  { time, zone, days, topics, quietHours, holidays, ...others }: Omit<SubscriptionChanges, 'mention'>,
  { context, today, kind }: { context: ReaderContext; today: Day; kind?: Subscription['kind'] | undefined },
): Partial<Subscription> {
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const weekdays = days === undefined ? [] : parseWeekdays(days);
  // What comes once a week or a month comes on one of them: whoever names several wants it on each.
  const isDaily = weekdays.length > 1 && (kind === 'week' || kind === 'month');
  return {
    ...(isDaily ? { kind: 'daily' } : {}),
    ...Object.fromEntries(given),
    ...(time === undefined ? {} : { time: parseTime(time) }),
    ...(zone === undefined ? {} : { zone: parseZone(zone) }),
    ...(weekdays.length === 0 ? {} : { weekdays }),
    ...(topics === undefined ? {} : { topics: readTopics(topics, context) }),
    ...(quietHours === undefined ? {} : { quietHours: parseQuietHours(quietHours) }),
    ...(holidays === undefined ? {} : { holidays: orUndefined(parseHolidays(holidays, today)) }),
  };
}

function orUndefined<Item>(all: Item[]): Item[] | undefined {
  return all.length > 0 ? all : undefined;
}

const MOST_TOPICS = 10;

/** The topics of a digest's own; undefined for those that its readers follow. */
function readTopics(typed: string, context: ReaderContext): string[] | undefined {
  if (/^\s*(?:followed|channel)\s*$/i.test(typed)) return undefined;
  const topics = typed
    .split(';')
    .filter((text) => text.trim())
    .map((text) => {
      const { topic } = newTopic(text, context);
      requirePossible({ ...topic, text }, 'follow');
      return topic;
    });
  const unique = [...new Map(topics.map(({ key, text }) => [key, text])).values()];
  if (unique.length > MOST_TOPICS) {
    throw new UserError(
      'topics-full',
      `A digest has at most ${MOST_TOPICS} topics of its own, these are ${unique.length}: leave some out.`,
    );
  }
  if (unique.length === 0) {
    throw new UserError('topic-empty', [
      'Topics are named in words, with semicolons between them, such as ',
      { command: 'subscribe name:robots topics:"robot learning; grasping"' },
      '.',
    ]);
  }
  return unique;
}
