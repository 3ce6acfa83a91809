import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readScope } from '#core/commands/said/read-scope.ts';
import { callerFor, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const settingsCommand = defineCommand({
  name: 'settings',
  about: 'What this channel gets, and its next three deliveries',
  group: 'Digests',
  welcome: 'Order a digest',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({
    show: z
      .enum(['preview'])
      .optional()
      .describe('preview: the next digest as it would be now, for you alone'),
    name: DigestOption,
    for: ScopeOption,
  }),
  rest: 'name',
  completes: { name: 'digest' },
  bare: ['show'],
  readWords: readScope,
  spoken: ['for'],
  examples: ['settings', 'settings preview', 'settings for me', 'settings name:weekly-robots'],
  run: (engine: Engine, { options, ...caller }) => {
    const ask = { ...callerFor(caller, options.for), name: options.name };
    return options.show ? engine.preview(ask) : engine.settings(ask);
  },
});
