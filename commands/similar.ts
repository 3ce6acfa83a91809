import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const similarCommand = defineCommand({
  name: 'similar',
  about: 'Papers that are like one paper, with the words they share',
  group: 'Read',
  audience: 'everyone',
  effect: 'reads',
  completes: { paper: 'paper' },
  options: z.object({
    paper: PaperName,
    limit: z.int().min(1).max(20).default(5).describe('how many papers'),
  }),
  rest: 'paper',
  tail: 'limit',
  spoken: ['limit'],
  instead: {},
  examples: ['similar 2608.01234', 'similar https://arxiv.org/abs/2608.01234v2 limit:10'],
  run: (engine: Engine, { options }) => engine.similar(options),
});
