import { existsSync } from 'node:fs';
import { adapters } from '#adapters/index.ts';
import { commands } from '#commands/index.ts';
import { messageOf, UserError } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { openEmbedder } from '#embedders/index.ts';
import { type ReadableState, readableState } from '#store/state/sqlite/read-only.ts';
import { openChecks } from '../../chats.ts';
import type { Config } from '../../config.ts';
import type { Env } from '../../settings.ts';
import { ARCHIVE, pathOf, STATE } from '../data-files.ts';
import { findDatabase } from './database.ts';
import { findFile } from './files.ts';
import { folderLines } from './folder.ts';
import { healthPortLines } from './health-port.ts';
import { publicPortLines } from './public-port.ts';
import { sourceLines } from './sources.ts';
import { memoryLine, proxyLines } from './surroundings.ts';

export interface DoctorParts extends Omit<SourceParts, 'sleep'>, Reach {
  readonly config: Config;
  /** What is set, and what of it the process was started with. */
  readonly env: Env;
  readonly started: Env;
  readonly write: (text: string) => void;
}

/** `npm run doctor`: looks at everything that answering and delivering needs, a line each, goes on after each fault, and changes nothing. Whether all is well. */
export async function runDoctor(words: readonly string[], parts: DoctorParts): Promise<boolean> {
  if (words.length > 0) throw new UserError('usage', 'doctor takes no words: type npm run doctor.');
  const { config, write } = parts;
  let well = true;
  const report = async (
    look: () => Promise<readonly CheckResult[]> | readonly CheckResult[],
  ): Promise<void> => {
    for (const { ok, isNote, line } of await tried(look)) {
      write(`${isNote ? '–' : ok ? '✓' : '✗'} ${line}\n`);
      well &&= ok;
    }
  };
  await report(() => folderLines(config.dataDir));
  await report(() => [memoryLine(), ...proxyLines(parts.env, parts.started)]);
  await using state = await findState(config);
  await report(() => state.lines);
  // Of a folder that is not there, one line is enough.
  if (existsSync(config.dataDir)) await report(() => [archiveLine(config)]);
  await report(() => embedderLines(config));
  await report(() => healthPortLines(config));
  await report(() => publicPortLines(config));
  await report(() => sourceLines(config.sources, parts));
  for (const check of checksOf(parts, state.readable)) await report(check);
  return well;
}

/** The state as it was found, in its file or in a database. */
interface FoundState extends AsyncDisposable {
  readonly lines: readonly CheckResult[];
  readonly readable: ReadableState | undefined;
}

async function findState({ dataDir, databaseUrl }: Config): Promise<FoundState> {
  if (databaseUrl) {
    const { lines, looked } = await findDatabase(databaseUrl, dataDir);
    return {
      lines,
      readable: looked?.state,
      [Symbol.asyncDispose]: async () => await looked?.[Symbol.asyncDispose](),
    };
  }
  const { line, looked } = findFile(STATE, dataDir);
  return {
    lines: existsSync(dataDir) ? [line] : [],
    readable: looked && readableState(looked.db, pathOf(STATE, dataDir)),
    [Symbol.asyncDispose]: async () => looked?.[Symbol.dispose](),
  };
}

/** What a look has found; a fault of its own is one more line. */
async function tried(
  look: () => Promise<readonly CheckResult[]> | readonly CheckResult[],
): Promise<readonly CheckResult[]> {
  try {
    return await look();
  } catch (error) {
    return [bad(`This could not be looked at: ${messageOf(error)}`)];
  }
}

function archiveLine({ dataDir }: Config): CheckResult {
  const { line, looked } = findFile(ARCHIVE, dataDir);
  looked?.[Symbol.dispose]();
  return line;
}

function embedderLines({ embedder }: Config): readonly CheckResult[] {
  if (!embedder) return [];
  try {
    return [good(`EMBEDDER ${openEmbedder(embedder).name} is installed.`)];
  } catch (error) {
    return [bad(messageOf(error))];
  }
}

function checksOf({ config, clock, fetch, sleep, patience }: DoctorParts, state: ReadableState | undefined) {
  if (config.chats.length === 0) return [() => [noChat(config)]];
  const unread = () => [
    note('Which channels have digests ordered is not known: none of them was looked at.'),
  ];
  return [
    ...openChecks(config, { commands, clock, state, reach: { fetch, sleep, patience } }),
    ...(state ? [] : [unread]),
  ];
}

function noChat(config: Config): CheckResult {
  return config.adapters.length > config.chats.length
    ? good('ADAPTERS names only the console.')
    : note(`No chat is set up: set ${adapters.map(({ needs }) => needs).join(', or ')}, in .env.`);
}
