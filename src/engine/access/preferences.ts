import type { Archive } from '#core/archive/archive.ts';
import type { Person } from '#core/channel.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Reader } from '#core/digest/reader.ts';
import type { Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import { reaches, surenessOf, type TopicMatch } from '#core/topics/matcher.ts';
import type { Follow, Mute, Owner } from '#core/topics/topic.ts';

export interface PreferenceParts {
  readonly follows: Follows;
  readonly clock: Clock;
  /** Whose preferences somebody's digests go by, where they are another's: those of a mailbox may be of somebody in a chat. */
  readonly linkedTo?: ((person: Person) => Promise<Person | undefined>) | undefined;
}

/** What some owners follow and mute among papers, as selection wants it. */
export async function preferencesOf(
  { follows, clock }: PreferenceParts,
  owners: readonly Owner[],
  papers: readonly Paper[],
  archive: Pick<Archive, 'prepare' | 'match' | 'matchMany'>,
): Promise<
  Required<Pick<Reader, 'matches' | 'muted'>> &
    Pick<Reader, 'reached'> & { follows: readonly Follow[]; mutes: readonly Mute[] }
> {
  const now = clock.now().epochMilliseconds;
  const followed = (await Promise.all(owners.map((owner) => follows.of(owner)))).flat();
  const mutes = (await Promise.all(owners.map((owner) => follows.mutes(owner, now)))).flat();
  await archive.prepare(followed.map(({ topic }) => topic));
  const topics = unique(followed);
  const levels = new Map(topics.map(({ topic, level }) => [topic.key, level]));
  const atAnyLevel = archive.match(
    topics.map(({ topic }) => ({ topic, level: 'broad' as const })),
    papers,
  );
  return {
    matches: atAnyLevel
      .filter((match) => reaches(match, levels.get(match.topic.key) ?? 'normal'))
      .map((match) => ({ ...match, of: whose(followed, match) })),
    ...(topics.length > 0 ? { reached: surenessOf(atAnyLevel) } : {}),
    muted: await mutedAmong(mutes, papers, archive),
    follows: followed,
    mutes,
  };
}

/** Whose the topic of a match is: the asker's own before the channel's. */
function whose(followed: readonly Follow[], { topic }: TopicMatch): Scope {
  const isOwn = followed.some((follow) => follow.topic.key === topic.key && follow.owner.kind === 'person');
  return isOwn ? 'me' : 'channel';
}

/** The ids among papers that mutes leave out. */
async function mutedAmong(
  mutes: readonly Mute[],
  papers: readonly Paper[],
  archive: Pick<Archive, 'matchMany'>,
): Promise<Set<string>> {
  const ids = mutes.flatMap((mute) => (mute.kind === 'paper' ? [mute.paper] : []));
  const topics = mutes.flatMap((mute) =>
    mute.kind === 'topic' ? [{ topic: mute.topic, level: 'normal' as const }] : [],
  );
  // There may be many, and of an earlier version any number: others have their turn between them.
  const matches = await archive.matchMany(topics, papers);
  return new Set([...ids, ...matches.map(({ paper }) => paper.id)]);
}

/** One follow a topic, the broadest: a channel and a person may follow the same. */
function unique(followed: readonly Follow[]): Follow[] {
  const breadth = { broad: 0, normal: 1, strict: 2 };
  const sorted = followed.toSorted((a, b) => breadth[a.level] - breadth[b.level]);
  return [...new Map(sorted.toReversed().map((follow) => [follow.topic.key, follow])).values()];
}
