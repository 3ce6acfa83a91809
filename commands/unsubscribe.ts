import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  about: 'Stop the digest of this channel',
  options: z.object({}),
  examples: ['unsubscribe'],
  run: (engine: Engine, request) => engine.unsubscribe(request),
});
