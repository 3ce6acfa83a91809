import { expect, it } from 'vitest';
import { seasonSaid } from '#core/time/date/season.ts';

const said = (text: string, today = '2026-08-21') => {
  const found = seasonSaid(text, today);
  return found && `${found.first} ${found.last}`;
};

it.each([
  ['Q2 2026', '2026-04-01 2026-06-30'],
  ['2026 q1', '2026-01-01 2026-03-31'],
  ['q4', '2025-10-01 2025-12-31'],
  ['Q3', '2026-07-01 2026-09-30'],
  ['last summer', '2025-06-01 2025-08-31'],
  ['this summer', '2026-06-01 2026-08-31'],
  ['the past spring', '2026-03-01 2026-05-31'],
  ['last winter', '2025-12-01 2026-02-28'],
  ['winter 2023', '2023-12-01 2024-02-29'],
  ['autumn of 2025', '2025-09-01 2025-11-30'],
  ['this fall', '2025-09-01 2025-11-30'],
])('%s is %s', (text, days) => expect(said(text)).toBe(days));

it('the last one is over, even where today is its last day', () => {
  expect(said('last summer', '2026-08-31')).toBe('2025-06-01 2025-08-31');
  expect(said('last summer', '2026-09-01')).toBe('2026-06-01 2026-08-31');
});

it.each(['fall', 'spring', 'q5 2026', 'last season', 'q2 26', 'summer school', 'this'])(
  '%s is none',
  (text) => expect(said(text)).toBeUndefined(),
);
