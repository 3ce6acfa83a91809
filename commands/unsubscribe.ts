import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readEnding } from '#core/commands/said/read-scope.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const unsubscribeCommand = defineCommand({
  name: 'unsubscribe',
  about: 'Stop a digest of this channel',
  group: 'Digests',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'settings',
  options: z.object({ name: DigestOption, for: ScopeOption, channel: ChannelOption }),
  rest: 'name',
  completes: { name: 'digest', channel: 'channel' },
  readWords: withChannel(readEnding),
  spoken: ['for'],
  instead: { command: 'unfollow' },
  examples: ['unsubscribe', 'unsubscribe for me'],
  run: async (engine: Engine, { options, ...caller }) =>
    engine.unsubscribe({ ...(await callerAt(caller, options)), name: options.name }),
});
