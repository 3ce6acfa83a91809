import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const unsaveCommand = defineCommand({
  name: 'unsave',
  about: 'Take a saved paper out again',
  group: 'Keep',
  effect: 'changes',
  shownBy: 'saved',
  completes: { paper: 'paper' },
  options: z.object({
    paper: PaperName.optional().describe('an id, a link, words of its title, or last'),
  }),
  rest: 'paper',
  instead: {},
  examples: ['unsave 2608.01234', 'unsave last'],
  run: (engine: Engine, { options, person }) => engine.unsave({ ...options, person }),
});
