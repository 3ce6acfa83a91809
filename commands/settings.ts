import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { callerFor, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  group: 'Digests',
  welcome: 'Order a digest',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({ for: ScopeOption }),
  spoken: ['for'],
  examples: ['settings', 'settings for me'],
  run: (engine: Engine, { options, ...caller }) => engine.settings(callerFor(caller, options.for)),
});
