import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import { readResume } from '#core/subscriptions/not-yet.ts';
import type { Engine } from '#engine/index.ts';

export const resumeCommand = defineCommand({
  name: 'resume',
  about: 'Go on after a pause, or after the channel was refused',
  group: 'Digests',
  audience: 'everyone',
  effect: 'orders',
  shownBy: 'settings',
  options: z.object({ name: DigestOption, for: ScopeOption, channel: ChannelOption }),
  rest: 'name',
  completes: { name: 'digest', channel: 'channel' },
  readWords: withChannel(readResume),
  spoken: ['for'],
  examples: ['resume', 'resume for me'],
  run: async (engine: Engine, { options, ...caller }) =>
    engine.resume({ ...(await callerAt(caller, options)), name: options.name }),
});
