import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { callerFor, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import { readPause } from '#core/subscriptions/not-yet.ts';
import type { Engine } from '#engine/index.ts';

export const pauseCommand = defineCommand({
  name: 'pause',
  about: 'Stop a digest of this channel for a while',
  group: 'Digests',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'settings',
  options: z.object({
    name: DigestOption,
    until: z
      .string()
      .max(60)
      .optional()
      .describe('the day on which it comes again: monday, 2 weeks, 24 Dec; left out, until it is resumed'),
    for: ScopeOption,
  }),
  rest: 'name',
  completes: { name: 'digest' },
  readWords: readPause,
  spoken: ['for'],
  examples: ['pause', 'pause for me', 'pause until monday', 'pause for 2 weeks'],
  run: (engine: Engine, { options, ...caller }) =>
    engine.pause({ ...callerFor(caller, options.for), name: options.name, until: options.until }),
});
