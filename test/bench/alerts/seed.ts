import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import type { Day, Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { nextDue } from '#core/time/schedule.ts';
import { type Topic, topicOf } from '#core/topics/topic.ts';
import { openState } from '#store/state/state.ts';
import { paperOf, type Text } from '../data.ts';
import { random } from '../search/lookups.ts';

const SEED = 17;
const DIGESTS = ['daily', 'evening', 'night'] as const;
const ALERTS = 5;
const NAMES = 400;
const LABS = 100;
const AUTHORS = 5;
/** One ringing topic in so many is somebody's own name, and one in so many a lab's. */
const NAMED = 20;

/** Papers as a list has them, each with authors and a lab. */
export function listedPapers(texts: readonly Text[]): Paper[] {
  const below = random(SEED);
  return texts.map((text) => ({
    ...paperOf(text),
    authors: Array.from({ length: AUTHORS }, () => nameOf(below(NAMES))),
    organization: labOf(below(LABS)),
    upvotes: 1 + below(50),
    source: 'huggingface',
  }));
}

/** Topics of words, and between them names and labs. */
export function ringingTopics(words: readonly Topic[]): Topic[] {
  return words.map((topic, at) => {
    if (at % NAMED === 0) return topicOf(`author:"${nameOf(at % NAMES)}"`);
    return at % NAMED === 1 ? topicOf(`org:"${labOf(at % LABS)}"`) : topic;
  });
}

/** Has each channel order three digests, none of them due within the hour, and five of the topics ring there. */
export async function orderRinging(
  file: string,
  channels: readonly Channel[],
  topics: readonly Topic[],
): Promise<void> {
  const state = await openState(file);
  const below = random(SEED);
  const since = Temporal.Now.instant();
  // Three hours on, and later: what is due would be planned between what rings.
  const hour = (since.toZonedDateTimeISO('UTC').hour + 3) % 24;
  try {
    for (const channel of channels) {
      for (const [more, name] of DIGESTS.entries()) {
        const time = `${String((hour + more) % 24).padStart(2, '0')}:00`;
        const ordered = { ...SUBSCRIPTION_DEFAULTS, channel, name, time, since: since.epochMilliseconds };
        await state.subscriptions.put(ordered, nextDue(ordered, since).at.epochMilliseconds);
      }
      const owner = { kind: 'channel' as const, channel };
      const chosen = new Map<string, Topic>();
      while (chosen.size < ALERTS) {
        const topic = topics[below(topics.length)];
        if (topic) chosen.set(topic.key, topic);
      }
      for (const topic of chosen.values())
        await state.follows.put({ owner, topic, level: 'normal', alert: 'now' });
    }
  } finally {
    await state.close();
  }
}

/** The day whose list is open now. */
export function openDay(now: Temporal.Instant): Day {
  return now.toZonedDateTimeISO('America/New_York').add({ minutes: 150 }).toPlainDate().toString();
}

function nameOf(at: number): string {
  return `Ada${letters(at)} Example${letters(at * 7)}`;
}

function labOf(at: number): string {
  return `Lab ${letters(at)} of Examples`;
}

/** A number as small letters, so that each name is words. */
function letters(at: number): string {
  return String(at).replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));
}
