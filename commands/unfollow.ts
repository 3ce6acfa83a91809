import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { Scope } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const unfollowCommand = defineCommand({
  name: 'unfollow',
  about: 'Stop following a topic',
  group: 'Follow',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'topics',
  completes: { topic: 'topic' },
  options: z.object({
    topic: z.string().max(300).optional().describe('the topic, in any spelling'),
    for: Scope.optional().describe('whose follow, where both follow it'),
  }),
  rest: 'topic',
  spoken: ['for'],
  examples: ['unfollow LLM quantization', 'unfollow world models for me'],
  run: (engine: Engine, { options, ...caller }) => engine.unfollow({ ...options, ...caller }),
});
