import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import type { Engine } from '#engine/index.ts';

export const mailCommand = defineCommand({
  name: 'mail',
  about: 'The papers for you by mail, on the topics that you follow here',
  group: 'You and Paperboy',
  effect: 'changes',
  options: z.object({
    address: z
      .string()
      .trim()
      .max(300)
      .optional()
      .describe('your mail address, or off: mails go by what you follow here no more'),
  }),
  rest: 'address',
  examples: ['mail you@example.org', 'mail off'],
  run: (engine: Engine, { options, person, shownAs }) => engine.byMail({ ...options, person, shownAs }),
});
