import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { Scope } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const unmuteCommand = defineCommand({
  name: 'unmute',
  about: 'Show a muted topic or paper again',
  group: 'Follow',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'topics',
  completes: { topic: 'topic' },
  options: z.object({
    topic: z.string().max(300).optional().describe('the topic, in any spelling, or the id of a paper'),
    for: Scope.optional().describe('whose mute, where both have it'),
  }),
  rest: 'topic',
  spoken: ['for'],
  examples: ['unmute video generation', 'unmute games for me'],
  run: (engine: Engine, { options, ...caller }) => engine.unmute({ ...options, ...caller }),
});
