import { describe, expect, it } from 'vitest';
import { listsOf, reachOf } from '#core/digest/edition.ts';
import { editionOf } from '#test/fakes/edition.ts';

const plain = (lists: ReturnType<typeof listsOf>) =>
  Object.fromEntries([...lists].map(([day, ids]) => [day, [...ids].toSorted()]));

const EMPTY = {
  '2026-08-14': [],
  '2026-08-15': [],
  '2026-08-16': [],
  '2026-08-17': [],
  '2026-08-18': [],
  '2026-08-19': [],
  '2026-08-20': [],
};

describe('the lists of an edition', () => {
  it('are those of the seven days that end with the one that is open, empty ones too', () => {
    const edition = editionOf({ '2026-08-13': ['old'], '2026-08-14': ['fr'], '2026-08-20': ['th1', 'th2'] });
    expect(reachOf(edition)).toBe('2026-08-14');
    expect(plain(listsOf(edition, undefined))).toEqual({
      ...EMPTY,
      '2026-08-14': ['fr'],
      '2026-08-20': ['th1', 'th2'],
    });
  });

  it('keep what was known of those days, and forget those before', () => {
    const known = new Map([
      ['2026-08-13', new Set(['old'])],
      ['2026-08-19', new Set(['we', 'gone'])],
    ]);
    const edition = editionOf({ '2026-08-19': ['we', 'late'] });
    expect(plain(listsOf(edition, known))).toEqual({ ...EMPTY, '2026-08-19': ['gone', 'late', 'we'] });
  });
});
