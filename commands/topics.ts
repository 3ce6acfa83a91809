import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const topicsCommand = defineCommand({
  name: 'topics',
  about: 'What is followed and muted here, and what each topic brought this week',
  effect: 'reads',
  options: z.object({}),
  examples: ['topics'],
  run: (engine: Engine, { channel, person, open }) => engine.topics({ channel, person, open }),
});
