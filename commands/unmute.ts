import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const unmute = defineCommand({
  name: 'unmute',
  about: 'Show a muted topic or paper again',
  options: z.object({
    topic: z.string().max(300).describe('the topic, in any spelling, or the id of a paper'),
  }),
  rest: 'topic',
  examples: ['unmute video generation'],
  run: (engine: Engine, { options, ...asker }) => engine.unmute({ ...options, ...asker }),
});
