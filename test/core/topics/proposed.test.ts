import { expect, it } from 'vitest';
import { proposedTopics } from '#core/topics/proposed.ts';
import { paper } from '#test/fakes/papers.ts';

const NOTHING = { recent: [], known: new Set<string>() };

function about(...keywords: string[]) {
  return paper({ id: `2608.${about.count++}`, keywords });
}
about.count = 10_000;

it.each([
  ['nothing of one paper alone', [about('robot learning')], []],
  [
    'what several share, in the spelling that came first',
    [about('Robot Learning'), about('robot learning', 'grasping')],
    ['Robot Learning 2'],
  ],
  [
    'one topic, whatever its order and endings, once a paper',
    [about('robot learning', 'learning robots'), about('learning robot')],
    ['robot learning 2'],
  ],
  [
    'the most shared first, and two at most',
    [about('3D maps', 'b1 maps', 'c1 maps'), about('3D maps', 'b1 maps', 'c1 maps'), about('c1 maps')],
    ['c1 maps 3', '3D maps 2'],
  ],
  [
    'names with hyphens, which are most of them',
    [about('text-to-image', 'GPT-5'), about('Text-to-Image', 'GPT-5')],
    ['GPT-5 2', 'text-to-image 2'],
  ],
  [
    'plain names alone',
    Array.from({ length: 2 }, () =>
      about('author:Ada', '"quoted words"', '-gold', '<@U1> all', 'text OR image', 'x', 'y'.repeat(61), '42'),
    ),
    [],
  ],
  [
    'no name that leaves something out',
    Array.from({ length: 2 }, () => about('learning -robots', 'NOT arms robots')),
    [],
  ],
  [
    'no words that say nothing, or that papers do not have',
    Array.from({ length: 2 }, () => about('all', 'the best papers', '强化学习')),
    [],
  ],
])('proposes %s', (_, papers, topics) => {
  const proposed = proposedTopics(papers, NOTHING);
  expect(proposed.map(({ topic, papers: count }) => `${topic} ${count}`)).toEqual(topics);
});

it('proposes nothing that is known, or that more than every tenth recent paper is about, and the rarer first', () => {
  const papers = Array.from({ length: 2 }, () => about('chess', 'agents', 'atlases', 'world models'));
  const recent = [
    ...Array.from({ length: 3 }, () => about('agents')),
    ...Array.from({ length: 2 }, () => about('atlases')),
    ...Array.from({ length: 17 }, () => about('other')),
  ];
  const known = new Set(proposedTopics([about('chess'), about('chess')], NOTHING).map(({ topic }) => topic));
  const proposed = proposedTopics(papers, { recent, known });
  expect(proposed.map(({ topic }) => topic)).toEqual(['world models', 'atlases']);
});

it('proposes nothing that would be followed as something else: two words as one, a word spelled otherwise', () => {
  const papers = Array.from({ length: 2 }, () => about('flash attention', 'colour maps', 'robot arms'));
  const context = {
    asOne: (before: string, after: string) => `${before} ${after}` === 'flash attention',
    spelled: (word: string) => (word === 'colour' ? 'color' : undefined),
  };
  const proposed = proposedTopics(papers, { ...NOTHING, context });
  expect(proposed.map(({ topic }) => topic)).toEqual(['robot arms']);
});
