import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readBy } from '#core/commands/options/read-by.ts';
import { readSearching } from '#core/commands/said/read-searching.ts';
import { UserError } from '#core/errors.ts';
import { dayNamed, wrongValue } from '#core/search/operators.ts';
import { Sort } from '#core/search/query.ts';
import { ANY_DAY } from '#core/time/date/read-date.ts';
import type { Engine } from '#engine/index.ts';

export const searchCommand = defineCommand({
  name: 'search',
  about: 'Search all papers',
  group: 'Read',
  audience: 'everyone',
  effect: 'reads',
  featured: true,
  fallback: true,
  options: z.object({
    query: z.string().max(300).describe('words, "exact phrases", -without, author:name, org:name, has:code'),
    limit: z.int().min(1).max(50).default(5).describe('how many papers a page'),
    page: z.int().min(1).max(100).default(1).describe('which page'),
    since: readBy(parseSince).optional().describe('the earliest day, month or year, such as 2026-05'),
    sort: Sort.default('relevance').describe('what comes first'),
  }),
  rest: 'query',
  completes: { query: 'topic' },
  readWords: readSearching,
  spoken: ['page', 'limit', 'sort'],
  examples: [
    'search llm quantization',
    'search "world models" -game sort:date',
    'search agents since:2026-05 limit:10',
  ],
  run: (engine: Engine, { options }) => engine.search(options),
});

/** The first day that is named; which one it is, is for whoever has a clock. */
function parseSince(typed: string): void {
  if (dayNamed(typed, 'first', ANY_DAY) === undefined)
    throw new UserError('option-invalid', wrongValue('since', typed));
}
