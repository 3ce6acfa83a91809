import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { TIMING } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import { runArguments } from '#src/cli.ts';
import { silent } from '#test/fakes/source.ts';
import { start } from '#test/program/start.ts';
import { ASKS, LINES, lineOf } from './asks.ts';
import { type Program, program } from './program.ts';
import { openTranscript } from './transcript.ts';

const WIDTH = 80;
const WORDS: readonly (readonly string[])[] = [
  [],
  ['today', '--date', '2026-08-20', '--size', '1', '--json'],
  ['search', 'quantization', '--limit', '1', '--json'],
  ['serach', 'x', '--json'],
  ['run', 'file'],
  ['simulate', '--from', '2026-08-20', '--to', '2026-08-21', '--tz', 'Europe/Berlin'],
  ['simulate', '--form', 'x'],
];
const PIPED = 'today size:1\n\nnonsense\ntop week limit:1\n';
// Through the door itself: Node, the environment, and what no command stands for.
const STARTED: readonly (readonly [words: readonly string[], env: Record<string, string>])[] = [
  [['help'], {}],
  [['backfill', '--form', 'x'], {}],
  [['import', '/nowhere/x.json'], {}],
  [['status'], { ADAPTERS: 'discrod' }],
  [['help'], { LOG_LEVEL: 'loud' }],
];

/** Every ask in a terminal of 80 columns: what is printed, what is on standard error, and the exit code. */
export async function terminalTranscript(): Promise<string> {
  const transcript = openTranscript();
  const started = Promise.all(STARTED.map(([words, env]) => start(words, { env })));
  await using p = await program({});
  const type = async (words: readonly string[], input = '') => {
    transcript.did(input.trim() || `npm start -- ${words.join(' ')}`);
    for (const line of await printed(p, words, input)) transcript.came(line);
  };
  for (const ask of ASKS) await type(['run', '-'], lineOf(ask));
  for (const line of LINES) await type(['run', '-'], line);
  for (const words of WORDS) await type(words);
  await type(['run', '-'], PIPED);
  for (const [at, { code, out, err }] of (await started).entries()) {
    const [words, env] = STARTED[at] ?? [[], {}];
    transcript.did(`the program started with ${JSON.stringify(env)}: ${words.join(' ')}`);
    for (const line of linesOf({ code, out, err })) transcript.came(line);
  }
  return transcript.text();
}

async function printed({ app, config, clock }: Program, words: readonly string[], input: string) {
  const text = { out: '', err: '' };
  const into = (name: 'out' | 'err') => ({
    columns: WIDTH,
    isTTY: false,
    write: (chunk: string) => {
      text[name] += chunk;
      return true;
    },
  });
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  stdin.end(input);
  const parts = {
    ...{ app, config, clock, logger: silent, env: {}, interrupted: () => new AbortController().signal },
    ...{ timing: TIMING, sleep: async () => {}, random: () => 0 },
    stdin: stdin as unknown as ReadStream,
    stdout: into('out') as unknown as WriteStream,
    stderr: into('err') as unknown as WriteStream,
  };
  try {
    const code = await runArguments(words, parts);
    return linesOf({ code, ...text });
  } catch (error) {
    return linesOf({ code: 'thrown', out: text.out, err: messageOf(error) });
  }
}

function linesOf({ code, out, err }: { code: number | string | null; out: string; err: string }): string[] {
  return [out, ...(err ? [`stderr: ${err}`] : []), ...(code === 0 ? [] : [`exit code ${code}`])];
}
