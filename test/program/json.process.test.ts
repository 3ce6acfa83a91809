import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Paper } from '#core/paper.ts';
import { BLOCKS, Printed } from './json-schema.ts';
import { start } from './start.ts';

const ASKED = [
  'today size:3',
  'today for me',
  'search language models limit:2',
  'top week',
  'follow LLM quantization',
  'topics',
  'subscribe 09:00 Berlin',
  'settings',
  'status',
  'save 2608.00001',
  'saved',
  'saved export bibtex',
  'help search',
  'serach llm',
];

describe('what --json prints', () => {
  it('is of the schema that is written down, for every kind of answer', async () => {
    const { out } = await start(['run', '-', '--json'], { input: `${ASKED.join('\n')}\n` });
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(ASKED.length);
    for (const line of lines)
      expect(Printed.safeParse(JSON.parse(line)).error, line.slice(0, 200)).toBeUndefined();
  });

  it('is written down field by field', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../adapters/console/README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `(\w+)` \|([^|]*)\|/gm)].map(([, name = '', fields = '']) => [
      name,
      [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field),
    ]);
    const blocks = Object.entries(BLOCKS).map(([kind, { shape }]) => [
      kind,
      Object.keys(shape).filter((name) => name !== 'kind'),
    ]);
    expect(Object.fromEntries(rows)).toEqual({
      ...Object.fromEntries(blocks),
      Paper: Object.keys(Paper.shape),
    });
  });
});
