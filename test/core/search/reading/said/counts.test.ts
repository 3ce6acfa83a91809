import { describe, expect, it } from 'vitest';
import { withoutCounts } from '#core/search/reading/said/counts.ts';

describe('how many of something papers are to have', () => {
  it.each([
    ['agents upvotes>50', 'agents', 'upvotes'],
    ['agents with upvotes >= 50', 'agents', 'upvotes'],
    ['agents, votes:50', 'agents', 'votes'],
    ['agents votes:>50', 'agents', 'votes'],
    ['agents likes = 50', 'agents', 'likes'],
    ['agents stars more than 50', 'agents', 'stars'],
    ['agents with at least 50 up-votes', 'agents', 'upvotes'],
    ['agents that have over 50 stars and code', 'agents and code', 'stars'],
    ['agents (min. of 50 citation)', 'agents (min. of 50 citation)', undefined],
    ['agents (min of 50 citation)', 'agents', 'citations'],
    ['agents minimum 50 comments', 'agents', 'comments'],
    ['50+ upvotes agents', 'agents', 'upvotes'],
    ['50+ download', '', 'downloads'],
    ['agents ≥ 50+ likes', 'agents', 'likes'],
    ['agents having only 100+likes', 'agents', 'likes'],
    ['AGENTS WITH MORE THAN 5 STARS', 'AGENTS', 'stars'],
    ['agents   with   50+ stars', 'agents with', 'stars'],
    ['50 stars', '50 stars', undefined],
    ['upvotes 50', 'upvotes 50', undefined],
    ['over 50 starships', 'over 50 starships', undefined],
    ['downvotes>50', 'downvotes>50', undefined],
  ])('in %s', (text, rest, counted) => expect(withoutCounts(text)).toEqual({ rest, counted }));

  it('is looked for in 300 letters', () => {
    expect(withoutCounts(`${'x'.repeat(287)} 50+ upvotes`).counted).toBe('upvotes');
    expect(withoutCounts(`${'x'.repeat(300)} 50+ upvotes`).counted).toBeUndefined();
  });
});
