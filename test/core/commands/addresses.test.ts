import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Intent } from '#core/commands/intent.ts';
import { intentAtAddress, pageAddress } from '#core/commands/pages/addresses.ts';

/** What the page at an address asks for. */
function asked(address: string): Intent | undefined {
  const { pathname, searchParams } = new URL(address, 'https://a.edu');
  return intentAtAddress(pathname, Object.fromEntries(searchParams));
}

it.each([
  [{ command: 'today' }, '/'],
  [{ command: 'today', options: { date: '2026-08-20', size: 100 } }, '/2026-08-20?size=100'],
  [{ command: 'top' }, '/week'],
  [{ command: 'top', options: { period: 'month', date: '2026-08-20' } }, '/month?date=2026-08-20'],
  [{ command: 'search', options: { query: 'a & b', page: 2 } }, '/search?page=2&q=a+%26+b'],
  [{ command: 'paper', options: { paper: 'hep-th/9901001' } }, '/papers/hep-th/9901001'],
  [{ command: 'topics', options: { topic: 'a b', level: 'strict' } }, '/topics?t=a+b&level=strict'],
  [{ command: 'similar', options: { paper: '2608.01234' } }, '/papers/2608.01234/similar'],
])('%j is the page %s', (intent, address) => {
  expect(pageAddress(intent)).toBe(address);
});

it.each([
  { command: 'follow', options: { topic: 'x' } },
  { command: 'save', options: { paper: '2608.01234' } },
  { command: 'today', options: { for: 'me' } },
  { command: 'today', options: { date: 'yesterday' } },
  { command: 'top', options: { period: '//evil.example' } },
  { command: 'paper' },
  { command: 'topics', options: { page: 2 } },
])('%j is no page', (intent) => {
  expect(pageAddress(intent)).toBeUndefined();
});

it('an address asks for what it was made of, and leads to no other site, whatever words are in it', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  const intent: fc.Arbitrary<Intent> = fc.oneof(
    text.map((query) => ({ command: 'search', options: { query } })),
    text.map((topic) => ({ command: 'today', options: { date: '2026-08-20', topic } })),
    text
      // What a browser takes for a way up, and what ends like the page beside it.
      .filter(
        (paper) => !paper.split('/').some((part) => /^\.{0,2}$/.test(part)) && !paper.endsWith('/similar'),
      )
      .map((paper) => ({ command: 'paper', options: { paper } })),
  );
  fc.assert(
    fc.property(intent, (each) => {
      const address = pageAddress(each) ?? '';
      expect(new URL(address, 'https://a.edu').host).toBe('a.edu');
      expect(asked(address)).toEqual(each);
    }),
  );
});

it.each(Object.getOwnPropertyNames(Object.prototype))('%s is called so in an address', (name) => {
  expect(Object.keys(asked(`/search?q=a&${name}=b`)?.options ?? {})).toEqual(['query', name]);
});
