import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readScope } from '#core/commands/said/read-scope.ts';
import { callerFor, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const unsubscribeCommand = defineCommand({
  name: 'unsubscribe',
  about: 'Stop a digest of this channel',
  group: 'Digests',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'settings',
  options: z.object({ name: DigestOption, for: ScopeOption }),
  rest: 'name',
  completes: { name: 'digest' },
  readWords: readScope,
  spoken: ['for'],
  instead: { command: 'unfollow' },
  examples: ['unsubscribe', 'unsubscribe for me'],
  run: (engine: Engine, { options, ...caller }) =>
    engine.unsubscribe({ ...callerFor(caller, options.for), name: options.name }),
});
