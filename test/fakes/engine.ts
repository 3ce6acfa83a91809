import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { commands } from '#commands/index.ts';
import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Intent } from '#core/commands/intent.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { LinkAnswers } from '#core/delivery/link-answers.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Paper } from '#core/paper.ts';
import { WAITING_IMPORTS } from '#core/subscriptions/transfer/transfers.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import { createArchiveAccess, type ReadableArchive } from '#engine/access/archive-access.ts';
import { createEngine, type Engine } from '#engine/index.ts';
import { createIngest, type Ingest } from '#engine/ingest/ingest.ts';
import { createLinkAnswers } from '#engine/use-cases/papers/linked.ts';
import type { MeaningOf } from '#engine/use-cases/search/meaning.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { clockAt, type FakeSource, fakeSource, silent } from './source.ts';

/** Somewhere to ask from. */
export const AT = {
  channel: { platform: 'console', workspace: 'local', id: 'terminal' },
  person: { platform: 'console', id: 'local' },
  mayConfigure: async () => true,
};

/** With which test programs keep addresses. */
export const ENCRYPTION = encryptionWith(readEncryptionKey('0'.repeat(64)));

export interface TestEngine {
  readonly engine: Engine;
  readonly source: FakeSource;
  readonly archive: Archive;
  readonly ingest: Ingest;
  readonly clock: ReturnType<typeof clockAt>;
  readonly state: StateStore;
  readonly readable: ReadableArchive;
  readonly links: LinkAnswers;
}

/** A whole engine over a fake source and an archive in memory; `now` is a Thursday evening. */
export async function testEngine(
  lists: Record<string, readonly Paper[]>,
  {
    now = '2026-08-20T18:00:00Z',
    sample = {},
    also = {},
    sleep = () => new Promise<void>(() => {}),
    meaning,
    over,
    archive = openArchive(':memory:'),
  }: {
    now?: string;
    sample?: Record<string, readonly Paper[]>;
    also?: Partial<PaperSource>;
    /** Never ends where it is not given, so that nothing times out. */
    sleep?: Sleep;
    /** What gives questions their vectors; nothing does where it is not given. */
    meaning?: MeaningOf;
    /** An engine whose clock and state go on, with an archive that is built anew. */
    over?: Pick<TestEngine, 'clock' | 'state'>;
    /** One that has these lists already, of an engine before: to store and learn from hundreds of papers takes a while. */
    archive?: Archive;
  } = {},
): Promise<TestEngine> {
  const clock = over?.clock ?? clockAt(now);
  const source = fakeSource(lists, also);
  const readableOf = (from: PaperSource, into: Archive) => ({
    archive: into,
    ingest: createIngest({ sources: [from], archive: into, clock, logger: silent, timing: TIMING }),
  });
  const readable = readableOf(source, archive);
  const sampleDay = Object.keys(sample).at(-1) ?? '2026-08-20';
  const bundled = fakeSource(sample, { name: 'sample', currentDay: () => sampleDay });
  const archiveAccess = createArchiveAccess({
    readable,
    clock,
    sources: [source.name],
    sample: () => readableOf(bundled, openArchive(':memory:')),
  });
  const moment = () => ({ wall: clock.now().epochMilliseconds, tick: clock.ticks(), boot: 'test' });
  const state = over?.state ?? (await openState(':memory:', { now: moment }));
  const { follows, saved, admins, subscriptions, ledger } = state;
  const forgetAll = state.forget;
  const parts = {
    archiveAccess,
    source,
    sources: [source],
    clock,
    stateClock: state.clock,
    sleep,
    follows,
    saved,
    presses: state.presses,
    managers: state.managers,
    admins,
    subscriptions,
    ledger,
    undos: state.undos,
    transfers: state.transfers,
    waitingImports: state.remember(WAITING_IMPORTS.name, WAITING_IMPORTS.ms),
    links: state.links,
    discussions: state.discussions,
    pagesAt: 'https://papers.example.org',
    mailboxes: state.contacts(ENCRYPTION),
    forgetAll,
    kept: state.kept,
    lineOf: (intent: Intent) => intentLine(commands, intent),
    meaning,
  };
  const links = createLinkAnswers(parts);
  return {
    engine: createEngine(parts),
    source,
    archive,
    ingest: readable.ingest,
    clock,
    state,
    readable,
    links,
  };
}
