import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { consoleChat } from '#adapters/console/chat.ts';
import { LEAVING } from '#adapters/console/complete.ts';
import { type Console, consoleAdapter } from '#adapters/console/index.ts';
import type { TerminalScreen } from '#adapters/console/ink.ts';
import { supportsLinks } from '#adapters/console/links.ts';
import { renderForTerminal } from '#adapters/console/render.ts';
import { adapters } from '#adapters/index.ts';
import { commands } from '#commands/index.ts';
import type { Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { HELP } from '#core/commands/known-intents.ts';
import { helpSubject } from '#core/commands/meant/help-subject.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { hear } from '#core/commands/talk/hear.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { helpDocument, helpOfDocument } from '#core/format/help.ts';
import { versionDocument } from '#core/format/welcome.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import { sampleSource } from '#sources/index.ts';
import type { App } from './app.ts';
import { openChats } from './chats.ts';
import type { Config } from './config.ts';
import { runBackfill } from './jobs/backfill.ts';
import { runBackup } from './jobs/backup.ts';
import { runChannels } from './jobs/channels.ts';
import { type DoctorParts, runDoctor } from './jobs/doctor/doctor.ts';
import { runMailTest } from './jobs/doctor/mail-test.ts';
import { runImport } from './jobs/import.ts';
import { jobHelp } from './jobs/job-help.ts';
import { runMove } from './jobs/move.ts';
import { runRestore } from './jobs/restore.ts';
import { runSimulate } from './jobs/simulate/simulate.ts';
import { VERSION } from './process/version.ts';
import { deliverWhile, serveChats } from './serve.ts';

/** Exit codes by what came of a command. */
export const EXIT = { answered: 0, failed: 1, usage: 2 } as const satisfies Record<Reply['status'], number>;

/** The program and the terminal that it was started in. */
export interface Terminal {
  readonly app: App;
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  readonly timing: Timing;
  readonly sleep: Sleep;
  /** 0 to 1. */
  readonly random: () => number;
  readonly interrupted: () => AbortSignal;
}

/** Answers what needs neither settings nor a file: help, also on a job, the version, and that somebody wants to leave. Undefined where the words ask for something else; throws a UserError where they ask for help on no command. */
export function runAtOnce(
  words: readonly string[],
  { env, stdout }: Pick<Terminal, 'env' | 'stdout'>,
): number | undefined {
  if (words.includes('--json')) return undefined;
  const job = jobHelp(words);
  if (job !== undefined) {
    stdout.write(job);
    return EXIT.answered;
  }
  const document = answerAtOnce(words.join(' '));
  if (document) stdout.write(`${renderForTerminal(document, screenOf({ env, stdout }), commands)}\n`);
  return document === undefined ? undefined : EXIT.answered;
}

/** Null where nothing is to be said. */
function answerAtOnce(line: string): Document | null | undefined {
  const heard = hear(commands, line);
  if (heard.kind === 'leaving') return null;
  if (heard.kind === 'version') return versionDocument(VERSION);
  const { command, options = {} } = heard.kind === 'intent' ? heard.intent : readHelp(line);
  if (command !== HELP.command) return undefined;
  const typed = options.command === undefined ? undefined : String(options.command);
  const about =
    typed === undefined ? undefined : (helpSubject(commands, typed) ?? findCommand(commands, typed));
  return about ? helpOfDocument(about) : helpDocument(commands);
}

function readHelp(line: string): Partial<Intent> {
  return /^help\b/i.test(line) ? readLine(commands, line) : {};
}

/** Does what is done to the files themselves, or reads them and changes nothing, before anything opens them. Resolves to the exit code; undefined where the words ask for something else. */
export async function runOnFiles(
  [first, ...rest]: readonly string[],
  terminal: Omit<DoctorParts, 'write'> & Pick<Terminal, 'stdout'>,
): Promise<number | undefined> {
  const { config, clock } = terminal;
  const write = (text: string) => void terminal.stdout.write(text);
  const { dataDir, databaseUrl } = config;
  const parts = { dataDir, clock, write, ...(databaseUrl ? { databaseUrl } : {}) };
  if (first === 'doctor')
    return (await runDoctor(rest, { ...terminal, write })) ? EXIT.answered : EXIT.failed;
  if (first === 'mail-test') {
    const { fetch, sleep, patience } = terminal;
    const isSent = await runMailTest(rest, { config, clock, write, reach: { fetch, sleep, patience } });
    return isSent ? EXIT.answered : EXIT.failed;
  }
  if (first === 'backup') await runBackup(rest, parts);
  else if (first === 'restore') await runRestore(rest, parts);
  else if (first === 'move') await runMove(rest, parts);
  else return undefined;
  return EXIT.answered;
}

/** Does what the words after `npm start --` ask for. Resolves to the exit code; throws what no answer can stand for. */
export async function runArguments(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = words;
  const { app, clock, logger, stderr: output } = terminal;
  if (first === 'backfill') {
    await runBackfill(rest, { app, clock, output, signal: terminal.interrupted() });
    return EXIT.answered;
  }
  if (first === 'import') {
    const isWhole = await runImport(rest, { app, clock, logger, output, signal: terminal.interrupted() });
    return isWhole ? EXIT.answered : EXIT.failed;
  }
  if (first === 'simulate') {
    const { subscriptions, follows } = app.state;
    await runSimulate(rest, {
      archive: app.archive,
      sample: sampleSource(),
      own: { subscriptions, follows, platforms: [...adapters.map(({ name }) => name), 'console'] },
      show: (document, zone) => renderForTerminal(document, { ...screenOf(terminal), zone }, commands),
      write: (text) => terminal.stdout.write(text),
    });
    return EXIT.answered;
  }
  if (first === 'channels') {
    await runChannels(rest, { state: app.state, write: (text) => void terminal.stdout.write(text) });
    return EXIT.answered;
  }
  if (first === undefined && terminal.config.chats.length > 0) {
    const write = (line: string) => terminal.stdout.write(line);
    const chats = await openChats(terminal.config, app);
    await serveChats({ ...terminal, write, complain: complainsTo(terminal) }, chats, terminal.interrupted());
    return EXIT.answered;
  }
  return await runCommands(words, consoleOf(terminal), terminal);
}

const FIRST_WORD = 'Type help for what can be asked, and quit to leave.';

async function runCommands(words: readonly string[], shown: Console, terminal: Terminal): Promise<number> {
  const asJson = words.includes('--json');
  const typed = words.filter((word) => word !== '--json');
  const print = ({ document, status }: Reply) => {
    terminal.stdout.write(asJson ? shown.json(document) : shown.text(document));
    return EXIT[status];
  };
  if (typed[0] === 'run' && typed[1] !== '-')
    throw new UserError('usage', 'Type npm start -- run - to read commands, one a line.');
  if (typed[0] === 'run')
    return await runLines(terminal.stdin, async (line) => print(await shown.answer(line, { once: true })));
  const interactive = typed.length === 0 && terminal.stdin.isTTY && terminal.stdout.isTTY && !asJson;
  const code = print(await shown.answer(typed.length > 0 ? typed : ['today'], { once: true }));
  if (!interactive) return code;
  terminal.stdout.write(`\n${FIRST_WORD}\n\n`);
  const here = consoleChat({ print: shown.show });
  const historyFile = join(terminal.config.dataDir, 'console-history');
  await deliverWhile({ ...terminal, complain: complainsTo(terminal) }, [here], () =>
    shown.prompt({ historyFile, signal: terminal.interrupted() }),
  );
  return EXIT.answered;
}

function complainsTo({ stderr }: Terminal): (line: string) => void {
  return (line) => void stderr.write(line);
}

/** Answers each line of a stream in turn; the worst exit code of all. */
async function runLines(
  input: NodeJS.ReadableStream,
  answer: (line: string) => Promise<number>,
): Promise<number> {
  let worst: number = EXIT.answered;
  for await (const line of createInterface({ input })) {
    if (LEAVING.includes(line.trim().toLowerCase())) break;
    if (line.trim()) worst = Math.max(worst, await answer(line));
  }
  return worst;
}

function consoleOf({ app, env, stdin, stdout }: Terminal): Console {
  return consoleAdapter({
    ...app.appApi,
    input: stdin,
    output: stdout,
    screen: () => screenOf({ env, stdout }),
  });
}

function screenOf({ env, stdout }: Pick<Terminal, 'env' | 'stdout'>): TerminalScreen {
  const color = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  return { width: stdout.columns, color, links: supportsLinks(env, stdout.isTTY === true), zone };
}
