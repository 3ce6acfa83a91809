import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { queryInWords } from '#core/search/query.ts';
import { readQuery } from '#core/search/read-query.ts';

const README = readFileSync(new URL('../../../src/core/search/README.md', import.meta.url), 'utf8');
const ROW = /^\| `(.+)` \| (.+) \|$/gm;

function read(typed: string): string {
  const { query, papers, wrong } = readQuery(typed, {
    knows: (kind, name) => (kind === 'org' ? 'google deepmind' : 'Wang, Li') === name,
    today: '2026-08-20',
  });
  if (wrong[0] !== undefined) return wrong[0];
  return [...papers.map((id) => `paper ${id}`), queryInWords(query)].filter(Boolean).join(', ');
}

describe('the grammar in src/core/search/README.md', () => {
  const rows = [...README.matchAll(ROW)].map(
    ([, typed = '', meant = '']) => [typed.replaceAll('\\|', '|'), meant] as const,
  );

  it('has examples', () => expect(rows.length).toBeGreaterThan(35));

  it.each(rows)('%s: %s', (typed, meant) => expect(read(typed)).toBe(meant));
});
