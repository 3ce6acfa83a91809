import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import v8 from '@vitest/coverage-v8';
import type { BaseCoverageProvider, CoverageProviderModule } from 'vitest/node';

type ReadOptions = Parameters<BaseCoverageProvider['readCoverageFiles']>[0];
type Taken = Parameters<NonNullable<CoverageProviderModule['takeCoverage']>>[0];

// As long as Vitest gives a process to end.
const PATIENCE_MS = 60_000;

let session: Session | undefined;
let file: string | undefined;

/**
 * The coverage of V8 as Vitest reads it, for processes that many test files share: taken once, when a process is told to
 * end, instead of after each of its files, which takes longer the more it has loaded. What is covered is the same, to the
 * branch. A process that ended otherwise leaves no file, and the run fails for that.
 */
const module: CoverageProviderModule = {
  startCoverage() {
    if (session) return;
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', {
      callCount: true,
      detailed: true,
    });
  },
  takeCoverage(options: Taken) {
    if (file || !options) return;
    file = join(options.coverageFilesDirectory, `coverage-${randomUUID()}.json`);
    const into = file;
    process.on('message', (message: { type?: unknown } | null) => {
      if (message?.type === 'stop') write(into, options);
    });
    return file;
  },
  async getProvider() {
    const provider = (await v8.getProvider()) as BaseCoverageProvider & ReturnType<typeof v8.getProvider>;
    const read = provider.readCoverageFiles.bind(provider);
    // A file is the same code in every project: what they cover is put together before it is looked up in the sources.
    provider.readCoverageFiles = async (options: ReadOptions) => {
      const files = [...provider.coverageFiles.values()]
        .flatMap((of) => Object.values(of))
        .flatMap((of) => Object.values(of));
      await Promise.all(files.map(written));
      let last: Parameters<ReadOptions['onFinished']> | undefined;
      await read({
        ...options,
        onFinished: async (...project) => {
          last = project;
        },
      });
      if (last) await options.onFinished(...last);
    };
    return provider;
  },
};

/** Writes down at once, since the process may be gone with its next turn. */
function write(into: string, { moduleExecutionInfo }: NonNullable<Taken>): void {
  session?.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) return;
    const ours = result.filter(isProgram).map((script) => {
      const startOffset = moduleExecutionInfo?.get(fileURLToPath(script.url))?.startOffset ?? 0;
      return { ...script, startOffset };
    });
    writeFileSync(`${into}.new`, JSON.stringify({ result: ours }));
    renameSync(`${into}.new`, into);
  });
}

/** Resolves once a process that was told to end has written its file, which nobody waits for; or else whoever reads it fails. */
async function written(path: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!existsSync(path) && performance.now() < end) await after(20);
}

function isProgram({ url }: Profiler.ScriptCoverage): boolean {
  return url.startsWith('file://') && !/\/(node_modules|test)\//.test(url);
}

// biome-ignore lint/style/noDefaultExport: vitest wants it so.
export default module;
