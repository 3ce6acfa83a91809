import type { Reader } from '#core/digest/select.ts';
import type { Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { Matcher } from '#core/topics/matcher.ts';
import type { Follow, Mute, Owner } from '#core/topics/topic.ts';

export interface PreferenceParts {
  readonly follows: Follows;
  readonly clock: Clock;
}

/** What some owners follow and mute among papers, as selection wants it. */
export async function preferencesOf(
  { follows, clock }: PreferenceParts,
  owners: readonly Owner[],
  papers: readonly Paper[],
  matcher: Matcher,
): Promise<Required<Pick<Reader, 'matches' | 'muted'>> & { follows: readonly Follow[] }> {
  const now = clock.now().epochMilliseconds;
  const followed = (await Promise.all(owners.map((owner) => follows.of(owner)))).flat();
  const mutes = (await Promise.all(owners.map((owner) => follows.mutes(owner, now)))).flat();
  await matcher.prepare([...followed, ...mutes].flatMap((each) => ('topic' in each ? each.topic : [])));
  return {
    matches: matcher.match(unique(followed), papers),
    muted: mutedAmong(mutes, papers, matcher),
    follows: followed,
  };
}

/** The ids among papers that mutes leave out. */
function mutedAmong(mutes: readonly Mute[], papers: readonly Paper[], matcher: Matcher): Set<string> {
  const ids = mutes.flatMap((mute) => (mute.kind === 'paper' ? [mute.paper] : []));
  const topics = mutes.flatMap((mute) =>
    mute.kind === 'topic' ? [{ topic: mute.topic, level: 'normal' as const }] : [],
  );
  return new Set([...ids, ...matcher.match(topics, papers).map(({ paper }) => paper.id)]);
}

/** One follow a topic, the broadest: a channel and a person may follow the same. */
function unique(followed: readonly Follow[]): Follow[] {
  const breadth = { broad: 0, normal: 1, strict: 2 };
  const sorted = followed.toSorted((a, b) => breadth[a.level] - breadth[b.level]);
  return [...new Map(sorted.toReversed().map((follow) => [follow.topic.key, follow])).values()];
}
