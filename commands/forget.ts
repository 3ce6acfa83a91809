import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readForgetting } from '#core/commands/said/read-forgetting.ts';
import { Scope } from '#core/commands/scope.ts';
import { PaperName } from '#core/paper.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import type { Engine } from '#engine/index.ts';

export const forgetCommand = defineCommand({
  name: 'forget',
  about: 'Delete everything stored about you, or about this channel; or what was learned',
  group: 'You and Paperboy',
  audience: 'everyone',
  effect: 'changes',
  options: z.object({
    whose: z
      .enum(['me', 'channel', 'learning'])
      .describe('everything about whom, or only what was learned from More and Less like this'),
    sure: z.enum(['yes']).optional().describe('yes: delete it now; left out, it first says what would go'),
    paper: PaperName.refine((typed) => paperIn(typed) !== undefined)
      .optional()
      .describe('of what was learned, what you said of one paper'),
    for: Scope.optional().describe('of what was learned, yours or what was said in this channel'),
  }),
  bare: ['whose', 'sure', 'paper'],
  readWords: readForgetting,
  spoken: ['for'],
  completes: { paper: 'paper' },
  examples: ['forget me', 'forget channel', 'forget me yes', 'forget learning'],
  run: (engine: Engine, { options: { whose, sure, ...learned }, ...caller }) => {
    const ask = { ...caller, sure: sure === 'yes' };
    // What is said of one paper is no more than what was learned.
    return whose === 'learning' || (whose === 'me' && learned.paper !== undefined)
      ? engine.forgetLearning({ ...ask, ...learned })
      : engine.forget({ ...ask, scope: whose });
  },
});
