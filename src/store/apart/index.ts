import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '#core/ports.ts';
import type { ArchiveWrites } from '../archive-writes.ts';
import { openThread } from './thread.ts';

/** An archive's writes, done where they hold nobody up. */
export type WritesApart = {
  readonly [Name in keyof ArchiveWrites]: (
    ...args: Parameters<ArchiveWrites[Name]>
  ) => Promise<ReturnType<ArchiveWrites[Name]>>;
} & {
  /** Ends what is going on, and rejects it; learning resolves, as it is begun anew the next time. */
  close(): Promise<void>;
};

const SCRIPT = new URL('./start.js', import.meta.url);
const SECOND = 1_000;
const PAPERS = { name: 'papers', limitMs: 600 * SECOND, idleMs: 10 * SECOND };
const LEARNING = { name: 'learning', limitMs: 1_800 * SECOND, idleMs: 0 };

/** The writes of an archive in a file: papers and topics in one thread, and learning, which takes long, in another. */
export function writesApart(file: string, logger: Logger): WritesApart {
  const setup = { script: SCRIPT, data: file, logger };
  const papers = openThread<ArchiveWrites>({ ...setup, ...PAPERS });
  const learning = openThread<ArchiveWrites>({ ...setup, ...LEARNING });
  let closed = false;
  return {
    putList: (list) => papers.call('putList', list),
    putPapers: (heard) => papers.call('putPapers', heard),
    prepare: (topics) => papers.call('prepare', topics),
    async learn() {
      try {
        await learning.call('learn');
      } catch (error) {
        if (!closed) throw error;
      }
    },
    async close() {
      closed = true;
      await Promise.all([papers.close(), learning.close()]);
    },
  };
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
