import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { askerFor, ForWhom } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const settings = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  options: z.object({ for: ForWhom }),
  spoken: ['for'],
  examples: ['settings', 'settings for me'],
  run: (engine: Engine, { options, ...asker }) => engine.settings(askerFor(asker, options.for)),
});
