import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { callerFor, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  group: 'Digests',
  welcome: 'Order a digest',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({ name: DigestOption, for: ScopeOption }),
  rest: 'name',
  completes: { name: 'digest' },
  spoken: ['for'],
  examples: ['settings', 'settings for me', 'settings name:weekly-robots'],
  run: (engine: Engine, { options, ...caller }) =>
    engine.settings({ ...callerFor(caller, options.for), name: options.name }),
});
