import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { Scope } from '#core/commands/scope.ts';
import { PaperName } from '#core/paper.ts';
import { Wants } from '#core/topics/presses.ts';
import type { Engine } from '#engine/index.ts';

export const likeCommand = defineCommand({
  name: 'like',
  about: 'More papers like one, or less, for you or in this channel',
  group: 'Follow',
  effect: 'changes',
  shownBy: 'topics',
  completes: { paper: 'paper' },
  options: z.object({
    paper: PaperName,
    want: Wants.default('more').describe('more or less like it'),
    for: Scope.default('me').describe('for you alone, or as your voice in this channel'),
  }),
  rest: 'paper',
  bare: ['want'],
  spoken: ['for'],
  instead: {},
  examples: ['like 2608.01234', 'like 2608.01234 less', 'like 2608.01234 for channel'],
  run: (engine: Engine, { options: { want, ...options }, ...caller }) =>
    engine.press({ ...options, ...caller, wants: want }),
});
