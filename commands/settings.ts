import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readScope } from '#core/commands/said/read-scope.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
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
    links: z
      .enum(['on', 'off'])
      .optional()
      .describe('whether a link to a paper gets a small reply, on the whole server'),
    name: DigestOption,
    for: ScopeOption,
    channel: ChannelOption,
  }),
  rest: 'name',
  completes: { name: 'digest', channel: 'channel' },
  bare: ['show'],
  readWords: withChannel(readScope),
  spoken: ['for', 'links'],
  examples: ['settings', 'settings preview', 'settings for me', 'settings name:weekly-robots'],
  run: async (engine: Engine, { options, ...caller }) => {
    const ask = { ...(await callerAt(caller, options)), name: options.name };
    if (options.links) return await engine.answerLinks({ ...ask, whether: options.links === 'on' });
    return await (options.show ? engine.preview(ask) : engine.settings(ask));
  },
});
