import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { PaperName } from '#core/paper.ts';
import type { Engine } from '#engine/index.ts';

export const saveCommand = defineCommand({
  name: 'save',
  about: 'Save a paper for yourself',
  group: 'Keep',
  effect: 'changes',
  shownBy: 'saved',
  completes: { paper: 'paper' },
  options: z.object({ paper: PaperName }),
  rest: 'paper',
  instead: {},
  examples: ['save 2608.01234'],
  run: (engine: Engine, { options, person, channel }) => engine.save({ ...options, person, channel }),
});
