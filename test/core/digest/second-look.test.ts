import { describe, expect, it } from 'vitest';
import { isFirstOfWeek, sleepersIn } from '#core/digest/second-look.ts';
import { secondLookBlocks } from '#core/format/digest/second-look.ts';
import type { Listing } from '#core/paper.ts';
import { paper } from '#test/fakes/papers.ts';

const MONDAY = '2026-08-24';

function listing(id: string, onDay: number | undefined, upvotes: number, day = '2026-08-18'): Listing {
  const about = paper({ id, title: `On ${id}`, upvotes, url: `https://huggingface.co/papers/${id}` });
  return { paper: about, day, upvotes, rank: 0, seen: 0, ...(onDay === undefined ? {} : { onDay }) };
}

const idsIn = (listings: readonly Listing[], isLeft = (_: string) => true) =>
  sleepersIn(listings, MONDAY, isLeft).map(({ paper: { id } }) => id);

describe('a second look', () => {
  it('is at what has three times the upvotes of its day, and twenty more, those that rose most first', () => {
    const listings = [
      listing('slow', 4, 23),
      listing('loved', 60, 170),
      listing('risen', 4, 24),
      listing('high', 30, 126),
      listing('later', undefined, 500),
    ];
    expect(idsIn(listings)).toEqual(['high', 'risen']);
  });

  it('is at the three that rose most of the lists of the last seven days, each once, of what is left', () => {
    const ofDay = (id: string, day: string) => listing(id, 0, 50, day);
    const days = ['2026-08-16', '2026-08-17', '2026-08-21', '2026-08-23', MONDAY];
    expect(idsIn(days.map((day) => ofDay(day, day)))).toEqual(days.slice(1, 4));
    const many = ['a', 'b', 'c', 'd'].map((id, at) => listing(id, 0, 50 + at));
    expect(idsIn([...many, ofDay('d', '2026-08-19')])).toEqual(['d', 'c', 'b']);
    expect(idsIn(many, (id) => id !== 'd')).toEqual(['c', 'b', 'a']);
  });

  it('knows what a paper’s own page told since its list was read', () => {
    const old = { ...listing('a', 4, 90), upvotes: 6 };
    expect(sleepersIn([old], MONDAY, () => true)).toMatchObject([{ before: 4, now: 90 }]);
  });

  it('comes with the first digest of a week, where there was one before', () => {
    expect(isFirstOfWeek(MONDAY, '2026-08-23')).toBe(true);
    expect(isFirstOfWeek('2026-08-27', '2026-08-20')).toBe(true);
    expect(isFirstOfWeek('2026-08-25', MONDAY)).toBe(false);
    expect(isFirstOfWeek(MONDAY, undefined)).toBe(false);
  });

  it('is a line that says how each stood and stands, and leads to its page where that can be trusted', () => {
    const shady = listing('b', 0, 1_200, '2026-08-20');
    const sleepers = sleepersIn(
      [listing('a', 4, 96), { ...shady, paper: { ...shady.paper, url: 'http://10.0.0.1/' } }],
      MONDAY,
      () => true,
    );
    expect(secondLookBlocks(sleepers)).toEqual([
      {
        kind: 'text',
        text: [
          'Second look, risen since: ',
          'On b',
          ' (▲ 0 on Thursday, ▲ 1.2k now)',
          ' · ',
          { page: 'https://huggingface.co/papers/a', text: 'On a' },
          ' (▲ 4 on Tuesday, ▲ 96 now)',
        ],
      },
    ]);
    expect(secondLookBlocks([])).toEqual([]);
  });
});
