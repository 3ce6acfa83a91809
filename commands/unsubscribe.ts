import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { askerFor, ForWhom } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  about: 'Stop the digest of this channel',
  options: z.object({ for: ForWhom }),
  spoken: ['for'],
  examples: ['unsubscribe', 'unsubscribe for me'],
  run: (engine: Engine, { options, ...asker }) => engine.unsubscribe(askerFor(asker, options.for)),
});
