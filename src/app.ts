import { join } from 'node:path';
import { commands } from '#commands/index.ts';
import type { AppApi } from '#core/app-api.ts';
import type { Archive } from '#core/archive/archive.ts';
import type { Filled } from '#core/archive/filled.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Intent } from '#core/commands/intent.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { SetupError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import type { Embedder } from '#core/search/embedder.ts';
import { WAITING_IMPORTS } from '#core/subscriptions/transfer/transfers.ts';
import { openEmbedder } from '#embedders/index.ts';
import { createArchiveAccess, type ReadableArchive } from '#engine/access/archive-access.ts';
import { storedOnly } from '#engine/access/stored-only.ts';
import { inTurns } from '#engine/access/turns.ts';
import { createEngine, type EngineParts } from '#engine/index.ts';
import { allSources, type Sources } from '#engine/ingest/all-sources.ts';
import { createFilling } from '#engine/ingest/fill.ts';
import { createIngest, type Ingest } from '#engine/ingest/ingest.ts';
import { createMaintenance } from '#engine/ingest/maintenance.ts';
import { createDetailReading } from '#engine/ingest/read-details.ts';
import { createRecount } from '#engine/ingest/recount.ts';
import { sharedSource } from '#engine/ingest/shared-source.ts';
import { watchReaders } from '#engine/ingest/waiting-readers.ts';
import { createLinkAnswers } from '#engine/use-cases/papers/linked.ts';
import { createMeaningOf } from '#engine/use-cases/search/meaning.ts';
import { openSource, type SourceChoice, sampleSource } from '#sources/index.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { appApiOf } from './app-api.ts';
import type { Config } from './config.ts';
import { createMeter, type ProgramMeter } from './health/meter.ts';
import { STATE } from './jobs/data-files.ts';
import { embedBeside } from './jobs/embed/embed-beside.ts';
import { type Mailing, mailingFor } from './process/mailing.ts';
import type { Outside } from './process/outside.ts';
import { type ServiceOf, serviceOf } from './service.ts';

/** The program, put together: every part is made here and knows only its ports. */
export interface App {
  /** For whoever sits at the machine: nothing limits what they ask. */
  readonly appApi: AppApi;
  /** For chats, where many people ask. */
  readonly chatApi: AppApi;
  /** For pages, which wait for no source and limit themselves who asks how much. */
  readonly pagesApi: AppApi;
  readonly archive: Archive;
  readonly ingest: Ingest;
  readonly state: StateStore;
  readonly sources: Sources;
  /** Mailboxes, where addresses can be encrypted and links lead somewhere. */
  readonly mailing: Mailing | undefined;
  /** What is counted while it runs. */
  readonly meter: ProgramMeter;
  /** Gives texts their vectors, where one is on. */
  readonly embedder: Embedder | undefined;
  /** How far the archive has filled itself, where it does. */
  readonly filled: (() => Filled) | undefined;
  /** What chats are given of the machine. */
  readonly reach: Reach;
  readonly service: ServiceOf;
  close(): Promise<void>;
}

/** Opens the files and puts the parts together. Rejects with a SetupError where a file cannot be used. */
export async function createApp(config: Config, outside: Outside): Promise<App> {
  const { clock } = outside;
  const state = await stateFor(config, outside);
  const [first, ...others] = config.sources.map((choice) => sourceFor(choice, state, outside));
  if (!first) throw new SetupError('setting-missing', 'No source is on: name one in SOURCES.');
  const { sources, isWaitedFor } = watchReaders([first, ...others]);
  const source = allSources(sources);
  const meter = createMeter();
  const archiveFile = join(config.dataDir, 'archive.sqlite');
  const embedder = config.embedder && openEmbedder(config.embedder);
  const opened = openArchive(archiveFile, outside.logger, embedder?.name);
  const main = readableArchive(sources, opened, { ...outside, meter });
  // The sample never enters the archive: it lives in memory, and only until there is something real.
  const sample = () => readableArchive([sampleSource()], openArchive(':memory:'), outside);
  const archiveAccess = createArchiveAccess({
    readable: main,
    sample,
    sources: sources.map(({ name }) => name),
    clock,
  });
  const filling = config.backfill ? createFilling({ ...outside, ...main, isWaitedFor }) : undefined;
  const { follows, subscriptions, ledger, saved, admins } = state;
  const { sleep } = outside;
  const meaning = embedder && createMeaningOf({ ...outside, embedder });
  const mailing = mailingFor(config, state, clock);
  const parts = {
    archiveAccess,
    source,
    sources,
    clock,
    stateClock: state.clock,
    sleep,
    follows,
    saved,
    presses: state.presses,
    admins,
    managers: state.managers,
    subscriptions,
    ledger,
    meaning,
    filled: filling?.progress,
    undos: state.undos,
    transfers: state.transfers,
    waitingImports: state.remember(WAITING_IMPORTS.name, WAITING_IMPORTS.ms),
    links: state.links,
    discussions: state.discussions,
    pagesAt: config.pagesAt,
    mailboxes: mailing?.mail.isSent ? mailing.contacts : undefined,
    linkedTo: mailing?.linkedTo,
    forgetAll: state.forget,
    kept: state.kept,
    lineOf: (intent: Intent) => intentLine(commands, intent),
  };
  const daily = createMaintenance({ ...outside, learn: main.archive.learn, maintain: state.maintain });
  const embedding = embedBeside(config, {
    ...outside,
    archive: main.archive,
    file: archiveFile,
    model: embedder?.name,
  });
  const details = createDetailReading({ ...outside, archive: main.archive, source });
  const recount = createRecount({ ...outside, ingest: main.ingest, source });
  const links = createLinkAnswers(parts);
  const owner = `${process.pid}-${outside.reference()}`;
  const apiOver = (asked: EngineParts) =>
    appApiOf(
      createEngine(asked),
      { state, ...main, mail: mailing?.mail, links },
      { ...outside, ...meter, owner },
    );
  const appApi = apiOver(parts);
  return {
    appApi,
    pagesApi: apiOver({ ...parts, ...storedOnly({ ...parts, readable: main }) }),
    chatApi: { ...appApi, ...inTurns({ ...appApi, ...outside }) },
    archive: main.archive,
    ingest: main.ingest,
    state,
    sources,
    mailing,
    meter,
    embedder,
    filled: filling?.progress,
    reach: { fetch: outside.fetch, sleep, patience: outside.patience },
    service: serviceOf({
      ...outside,
      planning: { ...parts, readable: main },
      state,
      meter,
      owner,
      fill: async (may) => filling?.run(may),
      daily: async () => {
        await Promise.all([daily(), embedding(), details(), recount()]);
      },
    }),
    close: async () => {
      filling?.stop();
      await main.archive.close();
      await state.close();
    },
  };
}

/** A source; where several machines share the state, asked once for all of them. */
function sourceFor(choice: SourceChoice, { lists }: StateStore, outside: Outside): PaperSource {
  const source = openSource(choice, outside);
  return lists ? sharedSource(source, { ...outside, lists }) : source;
}

/** The driver of a database is loaded only where there is one. */
async function stateFor({ databaseUrl, dataDir }: Config, { logger, moment }: Outside): Promise<StateStore> {
  const now = moment ? { now: moment } : {};
  if (databaseUrl) {
    const { openPostgresState } = await import('#store/state/postgres/open.ts');
    return await openPostgresState(databaseUrl, now);
  }
  const warn = (sentence: string) => logger.warn(sentence);
  return await openState(join(dataDir, STATE.name), { warn, ...now });
}

function readableArchive(
  sources: Sources,
  archive: Archive,
  parts: Pick<Outside, 'clock' | 'logger' | 'timing'> & { meter?: ProgramMeter },
): ReadableArchive {
  return { archive, ingest: createIngest({ ...parts, sources, archive }) };
}
