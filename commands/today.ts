import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import { Day } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const today = defineCommand({
  name: 'today',
  about: "The day's papers, most upvoted first",
  options: z.object({
    topic: z.string().max(100).optional().describe('what the papers should be about'),
    date: Day.optional().describe('the day of the list, such as 2026-08-20'),
    size: z.int().min(1).max(100).default(10).describe('how many papers to show'),
  }),
  rest: 'topic',
  bare: ['date'],
  examples: ['today', 'today date:2026-08-20 size:20', 'today reinforcement learning'],
  run: (engine: Engine, { options: { topic, date, size }, channel, person }) =>
    engine.today({ topic, day: date, size, channel, person }),
});
