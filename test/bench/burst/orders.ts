import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { nextDue } from '#core/time/schedule.ts';
import { type Topic, topicOf } from '#core/topics/topic.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import type { Text } from '../data.ts';
import { timedUntil } from '../measure.ts';
import { random } from '../search/lookups.ts';

const SEED = 42;
const LONGEST_TOPIC = 3;
const MOST_TOPICS = 3;
// Ten would be two messages on Discord: as many messages as digests are asked for.
const SIZES = [3, 5, 8];
/** Puts that are timed to tell how long all of them take. */
const TIMED = 100;
const MINUTE_MS = 60_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** So many different topics of one to three neighbouring words of real titles. */
export function topicsFrom(texts: readonly Text[], count: number): Topic[] {
  const below = random(SEED);
  const topics = new Map<string, Topic>();
  while (topics.size < count) {
    const words = (texts[below(texts.length)]?.title ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
    const length = 1 + below(LONGEST_TOPIC);
    const start = below(Math.max(1, words.length - length));
    const text = words.slice(start, start + length).join(' ');
    if (text.length < 3) continue;
    const topic = topicOf(text);
    topics.set(topic.key, topic);
  }
  return [...topics.values()];
}

/**
 * Has every other channel follow one to three of the topics, and all of them ordered at one minute, which leaves `spareMs`
 * after the last order; epoch ms of that minute.
 */
export async function orderAll(
  file: string,
  channels: readonly Channel[],
  { topics, spareMs }: { topics: readonly Topic[]; spareMs: number },
): Promise<number> {
  const state = await openState(file);
  const below = random(SEED);
  for (const channel of channels.filter((_, at) => at % 2 === 0)) {
    const owner = { kind: 'channel' as const, channel };
    for (let more = below(MOST_TOPICS); more >= 0; more--) {
      const topic = topics[below(topics.length)];
      if (topic) await state.follows.put({ owner, topic, level: 'normal' });
    }
  }
  const each = (await timedUntil(() => order(state, channels.slice(0, TIMED), Date.now()))) / TIMED;
  const takesMs = 2 * each * channels.length;
  const due = Math.ceil((Date.now() + takesMs + spareMs) / MINUTE_MS) * MINUTE_MS;
  await order(state, channels, due);
  await state.close();
  return due;
}

async function order(
  { subscriptions }: StateStore,
  channels: readonly Channel[],
  due: number,
): Promise<void> {
  const at = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO('UTC');
  const time = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;
  const since = Date.now();
  for (const [index, channel] of channels.entries()) {
    const ordered = {
      ...SUBSCRIPTION_DEFAULTS,
      channel,
      time,
      since,
      weekdays: EVERY_DAY,
      size: SIZES[index % SIZES.length] ?? SUBSCRIPTION_DEFAULTS.size,
    };
    const next = nextDue(ordered, Temporal.Instant.fromEpochMilliseconds(since));
    await subscriptions.put(ordered, next.at.epochMilliseconds);
  }
}
