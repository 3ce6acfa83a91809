import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const settings = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  options: z.object({}),
  examples: ['settings'],
  run: (engine: Engine, request) => engine.settings(request),
});
