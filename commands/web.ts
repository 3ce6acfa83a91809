import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const webCommand = defineCommand({
  name: 'web',
  about: 'A page of your own: what is for you, what you saved, your topics and settings',
  group: 'You and Paperboy',
  effect: 'changes',
  options: z.object({
    links: z.enum(['new', 'off']).default('new').describe('a new link to it, or off: all links to it end'),
  }),
  bare: ['links'],
  examples: ['web', 'web off'],
  run: (engine: Engine, { options, person }) => engine.ownPage({ ...options, person }),
});
