import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readScope } from '#core/commands/said/read-scope.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const statusCommand = defineCommand({
  name: 'status',
  about: 'What was sent here, what comes next, and why nothing came',
  group: 'Digests',
  audience: 'everyone',
  effect: 'reads',
  options: z.object({ for: ScopeOption, channel: ChannelOption }),
  completes: { channel: 'channel' },
  readWords: withChannel(readScope),
  spoken: ['for'],
  examples: ['status', 'status for me'],
  run: async (engine: Engine, { options, ...caller }) => engine.status(await callerAt(caller, options)),
});
