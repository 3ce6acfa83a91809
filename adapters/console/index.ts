import type { AppApi } from '#core/app-api.ts';
import { type GivenCommand, willCome } from '#core/commands/audience.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { isNamed } from '#core/commands/talk/spoken.ts';
import type { Block, Document } from '#core/document.ts';
import { offeredAlone } from '../shared/conversation/offered-alone.ts';
import { readTyped } from '../shared/conversation/read-typed.ts';
import { runIntent } from '../shared/conversation/run-intent.ts';
import { documentJson } from '../shared/document-json.ts';
import { keepFile, type TypedWords, takePath } from './files/keep-file.ts';
import { withFileText } from './files/read-file.ts';
import type { TerminalScreen } from './ink.ts';
import { type Prompting, prompt } from './prompt.ts';
import { renderForTerminal } from './render.ts';

export interface ConsoleSetup extends Pick<AppApi, 'commands' | 'version' | 'dispatch' | 'explain'> {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Asked anew for each answer, since a window's width changes. */
  screen(): TerminalScreen;
  /** What may complete an option that is being typed; never rejects. */
  suggest(
    command: string,
    option: string,
    typed: string,
    caller: Caller,
  ): Promise<readonly { value: string }[]>;
}

export interface Console {
  /** Answers a line as typed, or the words that a shell has split; never rejects. `once` where the program ends after it. */
  answer(input: TypedWords, options?: { once?: boolean }): Promise<Reply>;
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

  async function answer(typed: TypedWords, { once = false } = {}): Promise<Reply> {
    const { answer: said, intent } = await answered(typed);
    const reply = offeredAlone(setup, said, { elsewhere: false });
    const comes = reply.status === 'answered' && intent !== undefined && willCome(commands, intent);
    if (!once || !comes) return reply;
    return { ...reply, document: { ...reply.document, blocks: [...reply.document.blocks, KEEP_RUNNING] } };
  }

  async function answered(typed: TypedWords): Promise<{ answer: Reply; intent?: GivenCommand }> {
    const { name, rest } = typeof typed === 'string' ? splitLine(commands, typed) : splitWords(typed);
    // What a shell has split is a line where it names no command.
    if (isNamed(commands, name)) return await run(name, rest);
    const read = readTyped(setup, typeof typed === 'string' ? typed : typed.join(' '), { prefix: '' });
    if ('reply' in read) return { answer: read.reply };
    return { answer: await runIntent(setup, read.intent, PLACE), intent: read.intent };
  }

  async function run(name: string, words: TypedWords): Promise<{ answer: Reply; intent?: GivenCommand }> {
    try {
      const command = findCommand(commands, name);
      const { typed, path } = takePath(command, words);
      const options = await withFileText(command, parseOptions(command, typed));
      const reply = await setup.dispatch(command.name, options, PLACE);
      const answer = path === undefined ? reply : await keepFile(reply, path);
      return { answer, intent: { command: command.name, options } };
    } catch (error) {
      return { answer: setup.explain(error) };
    }
  }

  const write = (shown: string): void => {
    output.write(`\n${shown}\n`);
  };
  let show = write;

  return {
    answer,
    text,
    json: documentJson,
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

/** A command's line, its name and what is behind it, without what is only polite; no name where it is anything else. */
function splitLine(commands: ConsoleSetup['commands'], typed: string): { name: string; rest: string } {
  const heard = hear(commands, typed);
  const [, name = '', rest = ''] = /^(\S+)([\s\S]*)$/.exec(heard.kind === 'line' ? heard.line : '') ?? [];
  return { name, rest };
}

function splitWords([name = '', ...rest]: readonly string[]): { name: string; rest: readonly string[] } {
  return rest.some(isHelpFlag) ? { name: '', rest } : { name, rest };
}

/** What is ordered from a shell comes only where something is left running. */
const KEEP_RUNNING: Block = {
  kind: 'note',
  text: 'It comes to an open prompt: start one with npm start, and leave it open',
};

function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h' || word === '?';
}
