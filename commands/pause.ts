import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
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
    channel: ChannelOption,
  }),
  rest: 'name',
  completes: { name: 'digest', channel: 'channel' },
  readWords: withChannel(readPause),
  spoken: ['for'],
  examples: ['pause', 'pause for me', 'pause until monday', 'pause for 2 weeks'],
  run: async (engine: Engine, { options, ...caller }) =>
    engine.pause({ ...(await callerAt(caller, options)), name: options.name, until: options.until }),
});
