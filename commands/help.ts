import { z } from 'zod';
import { type Command, defineCommand } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { helpSubject } from '#core/commands/meant/help-subject.ts';
import { helpDocument, helpOfDocument } from '#core/format/help.ts';

/** Help knows the other commands only once they are listed, so it is given the list. */
export function helpCommand<Engine>(commands: () => readonly Command<Engine>[]): Command<Engine> {
  return defineCommand({
    name: 'help',
    about: 'What can be asked, and how',
    group: 'You and Paperboy',
    welcome: 'What can be asked',
    audience: 'everyone',
    effect: 'reads',
    completes: { command: 'command' },
    options: z.object({ command: z.string().max(40).optional().describe('the name of a command') }),
    rest: 'command',
    instead: {},
    examples: ['help', 'help search'],
    run: async (_engine: Engine, { options }) =>
      options.command
        ? helpOfDocument(helpSubject(commands(), options.command) ?? findCommand(commands(), options.command))
        : helpDocument(commands()),
  });
}
