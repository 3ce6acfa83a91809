import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const topicsCommand = defineCommand({
  name: 'topics',
  about: 'What is followed and muted here, and what each topic brought this week',
  effect: 'reads',
  options: z.object({
    page: z.int().min(1).max(1000).default(1).describe('which page, where there are many'),
  }),
  spoken: ['page'],
  examples: ['topics'],
  run: (engine: Engine, { options, channel, person, open }) =>
    engine.topics({ ...options, channel, person, open }),
});
