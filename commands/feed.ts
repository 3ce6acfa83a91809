import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const feedCommand = defineCommand({
  name: 'feed',
  about: 'A feed for your feed reader: what this channel is sent, or what you saved',
  group: 'You and Paperboy',
  effect: 'changes',
  options: z.object({
    of: z
      .enum(['channel', 'saved'])
      .default('channel')
      .describe('what this channel is sent, or what you saved'),
    links: z.enum(['new', 'off']).default('new').describe('a new link to it, or off: all links to it end'),
  }),
  bare: ['of', 'links'],
  examples: ['feed', 'feed saved', 'feed off'],
  run: (engine: Engine, { options, ...caller }) => engine.ownFeed({ ...options, ...caller }),
});
