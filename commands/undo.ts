import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readUndoing } from '#core/commands/said/read-undoing.ts';
import { EndedKind } from '#core/commands/undo.ts';
import { TOPIC_LIMITS } from '#core/topics/topic.ts';
import type { Engine } from '#engine/index.ts';

export const undoCommand = defineCommand({
  name: 'undo',
  about: 'Bring back what you ended within the last ten minutes: a topic, a saved paper, a digest',
  group: 'You and Paperboy',
  effect: 'changes',
  options: z.object({
    kind: EndedKind.optional().describe('what kind of thing; any where it is left out'),
    key: z
      .string()
      .max(TOPIC_LIMITS.characters)
      .optional()
      .describe('which one: its topic, id or name, or as it was told; the last one where it is left out'),
  }),
  rest: 'key',
  readWords: readUndoing,
  examples: ['undo', 'undo unsubscribe'],
  run: (engine: Engine, { options, ...caller }) => engine.undo({ ...options, ...caller }),
});
