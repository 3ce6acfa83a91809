import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { askerFor, ForWhom } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const pause = defineCommand({
  name: 'pause',
  about: 'Stop the digest of this channel for a while',
  options: z.object({ for: ForWhom }),
  spoken: ['for'],
  examples: ['pause', 'pause for me'],
  run: (engine: Engine, { options, ...asker }) => engine.pause(askerFor(asker, options.for)),
});
