import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const status = defineCommand({
  name: 'status',
  about: 'What was sent here, what comes next, and why nothing came',
  options: z.object({}),
  examples: ['status'],
  run: (engine: Engine, request) => engine.status(request),
});
