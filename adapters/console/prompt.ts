import { createInterface, type Interface } from 'node:readline/promises';
import type { Described } from '#core/commands/options/described.ts';
import { messageOf } from '#core/errors.ts';
import { writeAbove } from './above.ts';
import { completeWords, LEAVING } from './complete.ts';
import { HISTORY_LINES, readHistory, writeHistory } from './history.ts';
import { terminalText } from './ink.ts';

export interface Prompting {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether keys such as Tab and the arrows work; as `output` says where it is left out. */
  readonly terminal?: boolean;
  /** For completion. */
  readonly commands: readonly Described[];
  /** A file to keep what was typed in; without one it is forgotten at the end. */
  readonly historyFile?: string;
  /** What may complete an option that is being typed. */
  suggest(command: string, option: string, typed: string): Promise<readonly string[]>;
  /** Ends the prompt as quit does. */
  readonly signal?: AbortSignal;
  /** What to show for a line. */
  answer(line: string): Promise<string>;
  /** Told once what shows a text that nobody asked for, as long as the prompt is open. */
  readonly opened?: (show: (text: string) => void) => void;
}

const PROMPT = 'papers> ';
const HINT = 'Press Ctrl-C again or type quit to leave.';

/** Asks for lines and shows their answers until `quit`, `exit`, Ctrl-D or two Ctrl-C; an answer that fails prints its error and never ends it. */
export async function prompt(setup: Prompting): Promise<void> {
  const { output, historyFile } = setup;
  let typed = historyFile ? await readHistory(historyFile) : [];
  const lines = open(setup, typed);
  lines.on('history', (newestFirst: string[]) => {
    typed = [...newestFirst];
  });
  let closed = false;
  lines.once('close', () => {
    closed = true;
  });
  const left = secondInterrupt(lines, output);
  let asks = true;
  lines.prompt();
  // While an answer is on its way, or where keys mean nothing, there is no line to keep.
  setup.opened?.((text) => {
    if (asks && lines.terminal) writeAbove(lines, output, text);
    else output.write(`\n${text.trimEnd()}\n`);
  });
  for await (const line of lines) {
    asks = false;
    if (LEAVING.includes(line.trim().toLowerCase())) break;
    // The end of the input waits for the answer on its way; who presses Ctrl-C twice does not.
    const answer = line.trim() ? await Promise.race([safely(setup, line), left]) : '';
    if (answer === undefined) break;
    if (answer) output.write(`\n${answer.trimEnd()}\n\n`);
    if (historyFile) await writeHistory(historyFile, typed);
    asks = !closed;
    if (asks) lines.prompt();
  }
  // Ctrl-D leaves the cursor behind the prompt.
  if (closed) output.write('\n');
  lines.close();
}

function open(
  { input, output, terminal, commands, suggest }: Prompting,
  history: readonly string[],
): Interface {
  return createInterface({
    input,
    output,
    ...(terminal === undefined ? {} : { terminal }),
    prompt: PROMPT,
    history: [...history],
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => completeWords(commands, line, suggest),
  });
}

async function safely({ answer }: Prompting, line: string): Promise<string> {
  try {
    return await answer(line);
  } catch (error) {
    return `That did not work: ${terminalText(messageOf(error))}`;
  }
}

/** Ctrl-C clears what is typed; on an empty line it shows how to leave, and leaves when it is pressed again. */
function secondInterrupt(lines: Interface, output: NodeJS.WritableStream): Promise<undefined> {
  let armed = false;
  lines.on('line', () => {
    armed = false;
  });
  return new Promise((leave) => {
    lines.on('SIGINT', () => {
      if (lines.line) {
        armed = false;
        lines.write(null, { ctrl: true, name: 'e' });
        lines.write(null, { ctrl: true, name: 'u' });
      } else if (armed) {
        leave(undefined);
        lines.close();
      } else {
        armed = true;
        output.write(`\n${HINT}\n`);
        lines.prompt();
      }
    });
  });
}
