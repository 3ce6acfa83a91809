import { describe, expect, it } from 'vitest';
import type { Followed, Matcher, TopicMatch } from '#core/match.ts';
import type { Paper } from '#core/paper.ts';
import { Level, topicOf } from '#core/topic.ts';
import { matchBatch } from '#engine/planning/match-batch.ts';
import { paper } from '#test/fakes/papers.ts';

const PAPERS = Level.options.map((level) => paper({ id: level, title: `games, ${level}` }));

/** A matcher for which every paper reaches every topic, at the level in its title, and that counts what it is asked. */
function counting(): Matcher & { readonly asked: [topics: string[], papers: string[]][] } {
  const asked: [string[], string[]][] = [];
  const levelOf = ({ title }: Paper) => Level.parse(title.split(', ')[1]);
  const reaches = (follow: Followed, each: Paper) =>
    Level.options.indexOf(levelOf(each)) >= Level.options.indexOf(follow.level);
  return {
    asked,
    match(follows, papers) {
      asked.push([follows.map(({ topic }) => topic.text), papers.map(({ id }) => id)]);
      return follows.flatMap((follow) =>
        papers
          .filter((each) => reaches(follow, each))
          .map(
            (each): TopicMatch => ({
              topic: follow.topic,
              paper: each,
              score: 1,
              level: levelOf(each),
              sentence: () => [],
            }),
          ),
      );
    },
  };
}

function follow(topic: string, level: Level = 'normal'): Followed {
  return { topic: topicOf(topic), level };
}

function idsOf(matches: readonly TopicMatch[]): string[] {
  return matches.map((match) => `${match.topic.text}: ${match.paper.id}`);
}

describe('a batch that was matched in one go', () => {
  it('asks once, each topic once, however it is spelt and whoever follows it', () => {
    const matcher = counting();
    const batch = matchBatch(matcher, [follow('games'), follow('Games', 'strict'), follow('agents')], PAPERS);
    batch.match([follow('games')], PAPERS);
    batch.match([follow('agents')], PAPERS);
    expect(matcher.asked).toEqual([[['Games', 'agents'], Level.options]]);
  });

  it.each([
    ['broad', ['broad', 'normal', 'strict']],
    ['normal', ['normal', 'strict']],
    ['strict', ['strict']],
  ] as const)('gives each follower what reaches the level %s', (level, ids) => {
    const batch = matchBatch(counting(), [follow('games')], PAPERS);
    expect(batch.match([follow('games', level)], PAPERS).map((match) => match.paper.id)).toEqual(ids);
  });

  it('names a topic as its follower has typed it', () => {
    const batch = matchBatch(counting(), [follow('GAMES'), follow('games')], PAPERS);
    expect(idsOf(batch.match([follow('Games', 'strict')], PAPERS))).toEqual(['Games: strict']);
  });

  it('gives matches of the papers asked about, and of the topics asked about', () => {
    const batch = matchBatch(counting(), [follow('games'), follow('agents')], PAPERS);
    expect(idsOf(batch.match([follow('agents')], PAPERS.slice(1, 2)))).toEqual(['agents: normal']);
    expect(batch.match([], PAPERS)).toEqual([]);
  });

  it('asks anew about somebody else’s topic, and about a paper that was not there', () => {
    const matcher = counting();
    const batch = matchBatch(matcher, [follow('games')], PAPERS.slice(0, 2));
    expect(idsOf(batch.match([follow('games'), follow('robots')], PAPERS.slice(0, 2)))).toEqual([
      'games: normal',
      'robots: normal',
    ]);
    expect(idsOf(batch.match([follow('games')], PAPERS))).toEqual(['games: normal', 'games: strict']);
    expect(matcher.asked.slice(1)).toEqual([
      [
        ['games', 'robots'],
        ['broad', 'normal'],
      ],
      [['games'], Level.options],
    ]);
  });
});
