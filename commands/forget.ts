import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const forgetCommand = defineCommand({
  name: 'forget',
  about: 'Delete everything stored about you, or about this channel',
  group: 'You and Paperboy',
  audience: 'everyone',
  effect: 'changes',
  options: z.object({
    whose: z.enum(['me', 'channel']).describe('about whom'),
    sure: z.enum(['yes']).optional().describe('yes: delete it now; left out, it first says what would go'),
  }),
  bare: ['whose', 'sure'],
  examples: ['forget me', 'forget channel', 'forget me yes'],
  run: (engine: Engine, request) =>
    engine.forget({ ...request, scope: request.options.whose, sure: request.options.sure === 'yes' }),
});
