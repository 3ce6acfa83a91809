import { join } from 'node:path';
import { commands } from '#commands/index.ts';
import type { Answer, Asker, Command } from '#core/command.ts';
import type { Archive, Clock, Logger, PaperSource } from '#core/ports.ts';
import { explainError } from '#engine/answer.ts';
import { createEngine, type Engine } from '#engine/index.ts';
import { createIngest, type Ingest } from '#engine/ingest.ts';
import { createLibrary, type Shelf } from '#engine/library.ts';
import { sources } from '#sources/index.ts';
import { openArchive } from '#store/archive.ts';
import { openState } from '#store/state.ts';
import type { Config } from './config.ts';

/** What the program takes from the machine it runs on. */
export interface Outside {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly logger: Logger;
  /** A short word that a reader can quote and an operator can find in the log. */
  readonly reference: () => string;
}

/** The program, put together: every part is made here and knows only its ports. */
export interface App {
  readonly commands: readonly Command<Engine>[];
  readonly archive: Archive;
  readonly ingest: Ingest;
  /** Runs a command by name with options that its schema has parsed; never rejects. */
  dispatch(name: string, options: Record<string, unknown>, asker: Asker): Promise<Answer>;
  /** The answer that stands for an error. */
  explain(error: unknown): Answer;
  close(): void;
}

export function createApp(config: Config, outside: Outside): App {
  const { clock, logger } = outside;
  const source = sources.huggingface({ ...config.hub, ...outside });
  const main = shelf(source, openArchive(join(config.dataDir, 'archive.sqlite')), outside);
  const state = openState(join(config.dataDir, 'state.sqlite'));
  // The sample never enters the archive: it lives in memory, and only until there is something real.
  const sample = () => shelf(sources.sample(), openArchive(':memory:'), outside);
  const library = createLibrary({ shelf: main, sample, clock });
  const engine = createEngine({ library, source, clock, follows: state.follows });
  const explain = (error: unknown) => explainError(error, { logger, reference: outside.reference });
  return {
    commands,
    archive: main.archive,
    ingest: main.ingest,
    explain,
    async dispatch(name, options, asker) {
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error(`no command is named ${name}`);
        return { status: 'answered', document: await command.run(engine, { ...asker, options }) };
      } catch (error) {
        return explain(error);
      }
    },
    close: () => {
      main.archive.close();
      state.close();
    },
  };
}

function shelf(source: PaperSource, archive: Archive, { clock, logger }: Outside): Shelf {
  return { archive, ingest: createIngest({ sources: [source], archive, clock, logger }) };
}
