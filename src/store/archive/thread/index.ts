import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '#core/parts/logger.ts';
import type { ArchiveWrites } from '../writes.ts';
import type { ArchiveThread } from './archive-thread.ts';
import { openWorkerThread, type Thread } from './thread.ts';

/** An archive's writes, done where they hold nobody up. */
export type WritesApart = {
  readonly [Name in keyof ArchiveWrites]: (
    ...args: Parameters<ArchiveWrites[Name]>
  ) => Promise<ReturnType<ArchiveWrites[Name]>>;
} & {
  /** Ends once what was asked for is done, but for learning, which begins anew the next time. */
  close(): Promise<void>;
};

const SCRIPT = new URL('./start.js', import.meta.url);
const SECOND = 1_000;
const PAPERS = { name: 'papers', limitMs: 600 * SECOND, idleMs: 10 * SECOND };
const LEARNING = { name: 'learning', limitMs: 1_800 * SECOND, idleMs: SECOND };

const loggers = new Set<Logger>();
const died = (thread: string) => (reason: string, again: boolean) => {
  for (const logger of loggers) logger.error('a thread died', { thread, reason, again });
};

// One for all archives that the process has open: it is the start of a thread that takes time.
const papers = openWorkerThread<ArchiveThread>({ script: SCRIPT, ...PAPERS, died: died(PAPERS.name) });

/** The writes of an archive in a file: papers and topics in the thread of papers, and learning, which takes long, in another. */
export function writesApart(file: string, logger: Logger): WritesApart {
  loggers.add(logger);
  const learning = openWorkerThread<ArchiveThread>({
    script: SCRIPT,
    ...LEARNING,
    died: died(LEARNING.name),
  });
  let closed = false;
  return {
    putList: writeIn(papers, file, 'putList'),
    putPapers: writeIn(papers, file, 'putPapers'),
    prepare: writeIn(papers, file, 'prepare'),
    async learn() {
      try {
        // Learning takes memory enough without what the other thread has kept.
        await papers.rest();
        await writeIn(learning, file, 'learn')();
      } catch (error) {
        if (!closed) throw error;
      }
    },
    async close() {
      closed = true;
      // A thread that dies over it has let go of the file too.
      const gone = papers.callRunning('close', file).catch(() => undefined);
      await Promise.all([gone, learning.close()]);
      loggers.delete(logger);
    },
  };
}

function writeIn<Name extends keyof ArchiveWrites>(
  thread: Thread<ArchiveThread>,
  file: string,
  name: Name,
): WritesApart[Name] {
  const write = (...args: Parameters<ArchiveWrites[Name]>) => thread.call('write', file, name, args);
  return write as WritesApart[Name];
}

/** The writes of an archive in memory, which no thread but this one sees: done at once, and topics with turns for others between them. */
export function writesHere(writes: ArchiveWrites): WritesApart {
  return {
    putList: async (list) => writes.putList(list),
    putPapers: async (heard) => writes.putPapers(heard),
    async prepare(topics) {
      for (const topic of topics) {
        writes.prepare([topic]);
        await nextTurn();
      }
    },
    learn: async () => writes.learn(),
    close: async () => {},
  };
}
