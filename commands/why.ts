import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { ScopeOption } from '#core/commands/scope.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const whyCommand = defineCommand({
  name: 'why',
  about: 'Why a paper came in a digest, or why it did not',
  group: 'Digests',
  effect: 'reads',
  completes: { paper: 'paper' },
  options: z.object({ paper: PaperName, for: ScopeOption }),
  rest: 'paper',
  spoken: ['for'],
  instead: {},
  examples: ['why 2608.01234', 'why 2608.01234 for me'],
  run: (engine: Engine, { options, ...caller }) => engine.why({ ...options, ...caller }),
});
