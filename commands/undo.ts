import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readUndoing } from '#core/commands/said/read-undoing.ts';
import type { Engine } from '#engine/index.ts';

export const undoCommand = defineCommand({
  name: 'undo',
  about: 'Bring back what you ended within the last ten minutes: a topic, a saved paper, a digest',
  group: 'You and Paperboy',
  effect: 'changes',
  options: z.object({
    key: z
      .string()
      .max(40)
      .optional()
      .describe('which one, as it was told; the last one where it is left out'),
  }),
  rest: 'key',
  readWords: readUndoing,
  examples: ['undo'],
  run: (engine: Engine, { options, ...caller }) => engine.undo({ ...options, ...caller }),
});
