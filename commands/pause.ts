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
  options: z.object({ name: DigestOption, for: ScopeOption }),
  rest: 'name',
  completes: { name: 'digest' },
  readWords: readPause,
  spoken: ['for'],
  examples: ['pause', 'pause for me'],
  run: (engine: Engine, { options, ...caller }) =>
    engine.pause({ ...callerFor(caller, options.for), name: options.name }),
});
