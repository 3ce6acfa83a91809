import type { Archive } from '#core/archive/archive.ts';
import type { Channel } from '#core/channel.ts';
import type { Preferences } from '#core/digest/plan.ts';
import type { NearSaved } from '#core/digest/reader.ts';
import type { Paper } from '#core/paper.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { type Followed, reaches, surenessOf, type TopicMatch } from '#core/topics/matcher.ts';
import { type Follow, type Mute, type Owner, type Topic, topicOf } from '#core/topics/topic.ts';
import type { LearningParts } from '../access/learned.ts';
import { nearSavedAmong } from '../access/near-saved.ts';
import { ownerIn, scopeOf } from '../access/permissions.ts';
import type { PreferenceParts } from '../access/preferences.ts';

/** Those who read a channel, whatever it has ordered. */
interface Readers {
  readonly subscription: Pick<Subscription, 'channel' | 'topics'>;
}

interface Choices {
  /** What they follow; or the digest's own topics, as if they followed just those. */
  readonly followed: readonly Follow[];
  readonly ofDigest: boolean;
  readonly mutes: readonly Mute[];
  readonly nearSaved: NearSaved | undefined;
}

/** What the readers of some subscriptions follow, mute and like, among papers: everybody's topics are matched in one go, since many follow the same, and the papers are few. Where that failed, asking for those of somebody with topics throws. */
export async function preferencesOfMany<Of extends Readers>(
  {
    archive,
    follows,
    clock,
    linkedTo,
    ...parts
  }: PreferenceParts & LearningParts & { readonly archive: Pick<Archive, 'matchMany' | 'near' | 'paper'> },
  asked: readonly Of[],
  papers: readonly Paper[],
): Promise<(of: Of) => Preferences> {
  const now = clock.now().epochMilliseconds;
  const choices = new Map<Of, Choices>();
  for (const of of asked) {
    const owner = await readerOf(of.subscription.channel, linkedTo);
    const mutes = await follows.mutes(owner, now);
    const own = ownFollows(of.subscription, owner);
    choices.set(of, {
      followed: own ?? (await follows.of(owner)),
      ofDigest: own !== undefined,
      mutes,
      nearSaved: await nearSavedAmong({ ...parts, archive }, owner, { papers, mutes }),
    });
  }
  const topics = new Map([...choices.values()].flatMap(topicsIn).map((topic) => [topic.key, topic]));
  const widest = [...topics.values()].map((topic) => ({ topic, level: 'broad' as const }));
  const matched = await archive.matchMany(widest, papers).then(
    (matches) => ({ matches: Map.groupBy(matches, ({ topic }) => topic.key) }),
    (error: unknown) => ({ error }),
  );
  // Each with the topic as its own follower wrote it.
  const matchesOf = ({ topic, level }: Followed): TopicMatch[] => {
    // Whoever follows and mutes no topic has nothing to do with an archive that fails.
    if ('error' in matched) throw matched.error;
    const matches = matched.matches.get(topic.key) ?? [];
    return matches.flatMap((match) => (reaches(match, level) ? [{ ...match, topic }] : []));
  };
  const atAnyLevel = (followed: readonly Follow[]) =>
    followed.flatMap(({ topic }) => matchesOf({ topic, level: 'broad' }));
  return (of) => {
    const { followed = [], ofDigest, mutes = [], nearSaved } = choices.get(of) ?? {};
    return {
      matches: followed.flatMap((follow) => {
        const whose = ofDigest ? 'digest' : scopeOf(follow.owner);
        return matchesOf(follow).map((match) => ({ ...match, of: whose }));
      }),
      muted: new Set(mutes.flatMap((mute) => idsOf(mute, matchesOf))),
      nearSaved,
      ...(followed.length > 0 ? { reached: surenessOf(atAnyLevel(followed)) } : {}),
      nearestMiss: (among) => nearest(atAnyLevel(followed), among),
    };
  };
}

/** Whose choices count in a channel. */
export async function readerOf(channel: Channel, linkedTo: PreferenceParts['linkedTo']): Promise<Owner> {
  const owner = ownerIn(channel);
  const other = owner.kind === 'person' ? await linkedTo?.(owner.person) : undefined;
  return other ? { kind: 'person', person: other } : owner;
}

function ownFollows({ topics }: Readers['subscription'], owner: Owner): readonly Follow[] | undefined {
  return topics?.map((text) => ({ owner, topic: topicOf(text), level: 'normal' as const }));
}

function topicsIn({ followed, mutes }: Pick<Choices, 'followed' | 'mutes'>): Topic[] {
  return [...followed, ...mutes].flatMap((each) => ('topic' in each ? [each.topic] : []));
}

function idsOf(mute: Mute, matchesOf: (followed: Followed) => readonly TopicMatch[]): readonly string[] {
  if (mute.kind === 'paper') return [mute.paper];
  return matchesOf({ topic: mute.topic, level: 'normal' }).map(({ paper }) => paper.id);
}

function nearest(matches: readonly TopicMatch[], among: readonly Paper[]): TopicMatch | undefined {
  const ids = new Set(among.map(({ id }) => id));
  return matches.filter(({ paper }) => ids.has(paper.id)).toSorted((a, b) => b.score - a.score)[0];
}
