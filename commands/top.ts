import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { DateOption, readPeriodAnd } from '#core/commands/date-option.ts';
import type { Engine } from '#engine/index.ts';

export const topCommand = defineCommand({
  name: 'top',
  about: 'The most upvoted papers of a week or a month, or what is trending',
  group: 'Read',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({
    period: z.enum(['week', 'month', 'trending']).default('week').describe('how far back to look'),
    date: DateOption.optional().describe('the last day of the period, such as 2026-08-20'),
    size: z.int().min(1).max(100).default(10).describe('how many papers to show'),
  }),
  bare: ['period', 'date'],
  readWords: readPeriodAnd,
  instead: { options: { sort: 'upvotes' } },
  examples: ['top week', 'top month size:20', 'top last month', 'top week date:2026-08-20'],
  run: (engine: Engine, { options: { period, date, size } }) =>
    period === 'trending' ? engine.trending({ size }) : engine.top({ period, day: date, size }),
});
