import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { Scope } from '#core/commands/scope.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const dismissCommand = defineCommand({
  name: 'dismiss',
  about: 'Not for us: leave one paper out',
  group: 'Follow',
  effect: 'changes',
  shownBy: 'topics',
  completes: { paper: 'paper' },
  options: z.object({
    paper: PaperName,
    for: Scope.optional().describe('for everyone here where you may set the channel up, or for you alone'),
  }),
  rest: 'paper',
  spoken: ['for'],
  instead: {},
  examples: ['dismiss 2608.01234', 'dismiss 2608.01234 for me'],
  run: (engine: Engine, { options, ...caller }) => engine.dismiss({ ...options, ...caller }),
});
