import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { DateOption, readDateAnd } from '#core/commands/date-option.ts';
import type { Engine } from '#engine/index.ts';

export const todayCommand = defineCommand({
  name: 'today',
  about: "The day's papers, most upvoted first",
  group: 'Read',
  welcome: "Today's papers",
  forMe: 'For me',
  audience: 'everyone',
  effect: 'reads',
  completes: { topic: 'topic' },
  options: z.object({
    topic: z.string().max(100).optional().describe('what the papers should be about'),
    date: DateOption.optional().describe('the day of the list, such as 2026-08-20 or yesterday'),
    for: z.enum(['me']).optional().describe('me: by your own topics, mutes and saved papers alone'),
    size: z.int().min(1).max(100).default(10).describe('how many papers to show'),
  }),
  rest: 'topic',
  bare: ['date'],
  readWords: readDateAnd,
  spoken: ['for'],
  examples: [
    'today',
    'today date:2026-08-20 size:20',
    'today yesterday',
    'today reinforcement learning',
    'today for me',
  ],
  run: (engine: Engine, { options: { date, ...options }, ...caller }) =>
    engine.today({ ...caller, ...options, day: date }),
});
