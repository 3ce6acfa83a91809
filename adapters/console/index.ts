import type { Caller, Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { HELP } from '#core/commands/known-intents.ts';
import type { Described } from '#core/commands/options/described.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import type { TerminalScreen } from './ink.ts';
import { keepFile, takePath } from './keep-file.ts';
import { type Prompting, prompt } from './prompt.ts';
import { renderForTerminal } from './render.ts';

export interface ConsoleSetup {
  readonly commands: readonly Described[];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Asked anew for each answer, since a window's width changes. */
  screen(): TerminalScreen;
  /** Runs a command with options that fit it; never rejects. */
  dispatch(name: string, options: Record<string, unknown>, caller: Caller): Promise<Reply>;
  /** What may complete an option that is being typed; never rejects. */
  suggest(
    command: string,
    option: string,
    typed: string,
    caller: Caller,
  ): Promise<readonly { value: string }[]>;
  /** The one place where an error becomes an answer. */
  explain(error: unknown): Reply;
}

export interface Console {
  /** Answers a line as typed, or the words that a shell has split; never rejects. */
  answer(input: string | readonly string[]): Promise<Reply>;
  /** An answer for reading, ending in a line break. */
  text(document: Document): string;
  /** An answer as one line of JSON, ending in a line break. */
  json(document: Document): string;
  /** Shows what nobody asked for, such as a digest that is due: above what is being typed, where a prompt is open. */
  show(document: Document): void;
  /** Lets people type commands until they leave. */
  prompt(options?: Pick<Prompting, 'historyFile' | 'terminal' | 'signal'>): Promise<void>;
}

const PLACE = {
  channel: { platform: 'console', workspace: 'local', id: 'terminal' },
  person: { platform: 'console', id: 'local' },
  // Whoever sits at the terminal may do everything.
  mayConfigure: async () => true,
};

/** Chat commands in a terminal. */
export function consoleAdapter(setup: ConsoleSetup): Console {
  const { commands, input, output } = setup;
  const text = (document: Document) => `${renderForTerminal(document, setup.screen(), commands)}\n`;

  async function answer(typed: string | readonly string[]): Promise<Reply> {
    try {
      const { name, rest } = typeof typed === 'string' ? splitLine(typed) : splitWords(typed);
      if (!name)
        throw new UserError('command-unknown', ['No command was given: type ', HELP, ' for the list.']);
      const command = findCommand(commands, name);
      const { typed: options, path } = takePath(command, rest);
      const reply = await setup.dispatch(command.name, parseOptions(command, options), PLACE);
      return path === undefined ? reply : await keepFile(reply, path);
    } catch (error) {
      return setup.explain(error);
    }
  }

  const write = (shown: string): void => {
    output.write(`\n${shown}\n`);
  };
  let show = write;

  return {
    answer,
    text,
    json,
    show: (document) => show(text(document)),
    prompt: async (options = {}) => {
      await prompt({
        ...options,
        opened: (above) => {
          show = above;
        },
        input,
        output,
        commands,
        suggest: async (name, option, typed) => {
          const found = await setup.suggest(name, option, typed, PLACE);
          return found.map(({ value }) => value);
        },
        answer: async (line) => text((await answer(line)).document),
      });
      show = write;
    },
  };
}

function splitLine(line: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^\s*(\S+)([\s\S]*)$/.exec(line) ?? [];
  return { name, rest };
}

function splitWords([name = '', ...rest]: readonly string[]): { name: string; rest: readonly string[] } {
  return { name, rest };
}

// JSON leaves these as they are, and a terminal may act on them.
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/g;

function json(document: Document): string {
  const escaped = JSON.stringify(document).replace(
    UNESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
