import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readFollowing } from '#core/commands/said/read-following.ts';
import { ScopeOption } from '#core/commands/scope.ts';
import { Alert, Level } from '#core/topics/topic.ts';
import type { Engine } from '#engine/index.ts';

export const followCommand = defineCommand({
  name: 'follow',
  about: 'Follow a topic: its papers come first, and with a reason',
  group: 'Follow',
  audience: 'everyone',
  effect: 'changes',
  shownBy: 'topics',
  completes: { topic: 'topic' },
  featured: true,
  options: z.object({
    topic: z.string().max(300).describe('words, "exact phrases", -without, author:name, org:name, has:code'),
    for: ScopeOption,
    level: Level.optional().describe('how sure a match has to be; normal where it is left out'),
    alert: Alert.optional().describe('whether each of its papers rings at once, in a message of its own'),
  }),
  rest: 'topic',
  readWords: readFollowing,
  spoken: ['for', 'level', 'alert'],
  examples: [
    'follow LLM quantization',
    'follow "world models" -game for me',
    'follow author:hafner alert:now',
  ],
  run: (engine: Engine, { options, ...caller }) => engine.follow({ ...options, ...caller }),
});
