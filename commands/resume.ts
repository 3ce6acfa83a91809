import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const resume = defineCommand({
  name: 'resume',
  about: 'Go on after a pause, or after the channel was refused',
  options: z.object({}),
  examples: ['resume'],
  run: (engine: Engine, request) => engine.resume(request),
});
