import { z } from 'zod';
import { defineCommand } from '#core/command.ts';
import type { Engine } from '#engine/index.ts';

export const pause = defineCommand({
  name: 'pause',
  about: 'Stop the digest of this channel for a while',
  options: z.object({}),
  examples: ['pause'],
  run: (engine: Engine, request) => engine.pause(request),
});
