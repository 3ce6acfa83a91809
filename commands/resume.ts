import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { askerFor, ForWhom } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const resume = defineCommand({
  name: 'resume',
  about: 'Go on after a pause, or after the channel was refused',
  options: z.object({ for: ForWhom }),
  spoken: ['for'],
  examples: ['resume', 'resume for me'],
  run: (engine: Engine, { options, ...asker }) => engine.resume(askerFor(asker, options.for)),
});
