import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { select } from '#core/select.ts';
import { listings, paper, papers } from '#test/fakes/papers.ts';

describe('select', () => {
  it('picks the most upvoted, ties in the order of the list, each with its reason', () => {
    const list = listings(
      '2026-08-20',
      papers(4, (index) => ({ upvotes: [5, 9, 5, 1][index] ?? 0 })),
    );
    const { picks, of } = select(list, 3);
    expect(picks.map((pick) => pick.paper.id)).toEqual(['2608.00002', '2608.00001', '2608.00003']);
    expect(picks[0]?.reasons).toEqual([{ kind: 'upvotes', rank: 1, of: 4 }]);
    expect(of).toBe(4);
  });

  it('shows a paper once that two days or two sources list', () => {
    const twice = paper({ upvotes: 7 });
    const { picks, of } = select(
      [...listings('2026-08-14', [twice]), ...listings('2026-08-20', [twice])],
      10,
    );
    expect(picks).toHaveLength(1);
    expect(of).toBe(1);
  });

  it('gives the same papers whatever the order in which the lists come', () => {
    const list = listings(
      '2026-08-20',
      papers(12, (index) => ({ upvotes: index % 3 })),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(select(shuffled, 5)).toEqual(select(list, 5));
      }),
    );
  });
});
