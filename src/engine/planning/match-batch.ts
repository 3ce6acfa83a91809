import type { Followed, Matcher, TopicMatch } from '#core/match.ts';
import type { Paper } from '#core/paper.ts';
import { Level } from '#core/topic.ts';

/** A matcher that has matched many follows against papers in one go, and answers for each follower from that. */
export function matchBatch(
  matcher: Matcher,
  followed: readonly Followed[],
  papers: readonly Paper[],
): Matcher {
  const topics = new Map(followed.map(({ topic }) => [topic.key, topic]));
  const widest = [...topics.values()].map((topic) => ({ topic, level: 'broad' as const }));
  const matches = Map.groupBy(matcher.match(widest, papers), ({ topic }) => topic.key);
  const covered = new Set(papers.map(({ id }) => id));
  return {
    prepare: matcher.prepare,
    match(follows, asked) {
      const wanted = new Map(asked.map((paper) => [paper.id, paper]));
      const known = (follow: Followed) => topics.has(follow.topic.key);
      // Somebody else's topic, or a paper that was not there: asked anew.
      if (!follows.every(known) || asked.some(({ id }) => !covered.has(id)))
        return matcher.match(follows, asked);
      return follows.flatMap(({ topic, level }) =>
        (matches.get(topic.key) ?? [])
          .filter((match) => wanted.has(match.paper.id) && reaches(match, level))
          .map((match) => ({ ...match, topic })),
      );
    },
  };
}

function reaches(match: TopicMatch, level: Level): boolean {
  return Level.options.indexOf(match.level) >= Level.options.indexOf(level);
}
