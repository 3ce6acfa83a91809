import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readScope } from '#core/commands/said/read-scope.ts';
import { Scope } from '#core/commands/scope.ts';
import type { Engine } from '#engine/index.ts';

export const topicsCommand = defineCommand({
  name: 'topics',
  about: 'What is followed and muted here, and what each topic brought this week',
  group: 'Follow',
  effect: 'reads',
  options: z.object({
    for: Scope.optional().describe(
      'whose: what this channel follows, or what you do; both where it is left out',
    ),
    show: z.enum(['alerts']).optional().describe('which of them ring at once, and what switches that'),
    page: z.int().min(1).max(1000).default(1).describe('which page, where there are many'),
  }),
  readWords: readScope,
  spoken: ['for', 'page', 'show'],
  examples: ['topics', 'topics for me', 'topics show:alerts'],
  run: (engine: Engine, { options, ...caller }) => engine.topics({ ...options, ...caller }),
});
