import type { Archive } from '#core/archive/archive.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Follows } from '#core/topics/follows.ts';
import { reaches, type TopicMatch } from '#core/topics/matcher.ts';
import type { Follow, Mute } from '#core/topics/topic.ts';

/** Of everything that rings on a platform, what some papers are on; asked owner by owner. */
export interface Rings {
  /** The papers that a follow rings for, with its topic as its own follower wrote it. */
  of(follow: Follow): readonly TopicMatch[];
  /** Ids of those of the papers that these mutes keep away. */
  mutedBy(mutes: readonly Mute[]): Promise<ReadonlySet<string>>;
}

interface RingingParts {
  readonly follows: Pick<Follows, 'ringingTopics'>;
  readonly archive: Pick<Archive, 'matchMany'>;
  readonly nextTurn: () => Promise<void>;
  readonly logger: Logger;
}

type Words = Pick<Follow, 'topic' | 'level'>;
type Said = ReturnType<TopicMatch['sentence']>;

// What is packed for matching takes a few milliseconds for so many.
const TOPICS_AT_ONCE = 250;

/** Matches each topic that rings on a platform once, however many follow it. A topic that cannot be matched is counted in the log, and does not ring; a failure of the state rejects. */
export async function matchRinging(
  parts: RingingParts,
  platform: string,
  papers: readonly Paper[],
): Promise<Rings> {
  const { follows, archive, nextTurn, logger } = parts;
  const topics = await follows.ringingTopics(platform);
  const matches: TopicMatch[] = [];
  const failed: unknown[] = [];
  for (let at = 0; at < topics.length; at += TOPICS_AT_ONCE) {
    await nextTurn();
    const some = topics.slice(at, at + TOPICS_AT_ONCE);
    matches.push(...(await matched(archive, some, { papers, failed })));
  }
  const [reason] = failed;
  if (failed.length > 0)
    logger.error('topics that ring could not be matched', {
      topics: failed.length,
      reason: messageOf(reason),
    });
  const byKey = Map.groupBy(matches, ({ topic }) => topic.key);
  const said = new WeakMap<TopicMatch, Said>();
  const muted = new Map<string, Promise<readonly string[]>>();
  const idsOn = async (topic: Words['topic']) =>
    (await archive.matchMany([{ topic, level: 'normal' }], papers)).map(({ paper }) => paper.id);
  return {
    of: ({ topic, level }) =>
      (byKey.get(topic.key) ?? [])
        .filter((match) => reaches(match, level))
        .map((match) => ({ ...match, topic, sentence: () => sayOnce(match, said) })),
    mutedBy: async (mutes) => {
      const ids = new Set<string>();
      for (const mute of mutes) {
        if (mute.kind === 'paper') ids.add(mute.paper);
        else {
          const on = muted.get(mute.topic.key) ?? idsOn(mute.topic);
          muted.set(mute.topic.key, on);
          for (const id of await on) ids.add(id);
        }
      }
      return ids;
    },
  };
}

/** Matches together what can be, and by halves where a topic among them fails. */
async function matched(
  archive: RingingParts['archive'],
  topics: readonly Words[],
  to: { readonly papers: readonly Paper[]; readonly failed: unknown[] },
): Promise<readonly TopicMatch[]> {
  try {
    return await archive.matchMany(topics, to.papers);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (topics.length === 1) {
      to.failed.push(error);
      return [];
    }
    const half = Math.ceil(topics.length / 2);
    const first = await matched(archive, topics.slice(0, half), to);
    return [...first, ...(await matched(archive, topics.slice(half), to))];
  }
}

/** Thousands of places are told the same sentence: it is looked for once. */
function sayOnce(match: TopicMatch, said: WeakMap<TopicMatch, Said>): Said {
  const known = said.get(match) ?? match.sentence();
  said.set(match, known);
  return known;
}
