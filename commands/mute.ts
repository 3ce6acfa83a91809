import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readMuting } from '#core/commands/said/read-muting.ts';
import { ScopeOption } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const muteCommand = defineCommand({
  name: 'mute',
  about: 'Leave papers of a topic out, for some days or for good',
  group: 'Follow',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'topics',
  completes: { topic: 'topic' },
  options: z.object({
    topic: z.string().max(300).describe('what you do not want to see'),
    days: z.int().min(1).max(365).optional().describe('for how many days; for good where it is left out'),
    for: ScopeOption,
  }),
  rest: 'topic',
  tail: 'days',
  readWords: readMuting,
  spoken: ['for', 'days'],
  examples: ['mute video generation', 'mute benchmarks for 2 weeks', 'mute games for me'],
  run: (engine: Engine, { options, ...caller }) => engine.mute({ ...options, ...caller }),
});
