import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Paper } from '#core/paper.ts';
import { createArchiveAccess, type ReadableArchive } from '#engine/access/archive-access.ts';
import { createEngine, type Engine } from '#engine/index.ts';
import { createIngest, type Ingest } from '#engine/ingest/ingest.ts';
import type { TellMeaning } from '#engine/use-cases/search/meaning.ts';
import type { Sleep } from '#engine/with-timeout.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { clockAt, type FakeSource, fakeSource, silent } from './source.ts';

/** Somewhere to ask from. */
export const AT = {
  channel: { platform: 'console', workspace: 'local', id: 'terminal' },
  person: { platform: 'console', id: 'local' },
  locale: 'en',
  mayConfigure: async () => true,
};

export interface TestEngine {
  readonly engine: Engine;
  readonly source: FakeSource;
  readonly archive: Archive;
  readonly ingest: Ingest;
  readonly clock: ReturnType<typeof clockAt>;
  readonly state: StateStore;
  readonly shelf: ReadableArchive;
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
  }: {
    now?: string;
    sample?: Record<string, readonly Paper[]>;
    also?: Partial<PaperSource>;
    /** Never ends where it is not given, so that nothing times out. */
    sleep?: Sleep;
    /** What tells the meaning of questions; nothing does where it is not given. */
    meaning?: TellMeaning;
    /** An engine whose clock and state go on, with an archive that is built anew. */
    over?: Pick<TestEngine, 'clock' | 'state'>;
  } = {},
): Promise<TestEngine> {
  const clock = over?.clock ?? clockAt(now);
  const source = fakeSource(lists, also);
  const archive = openArchive(':memory:');
  const shelfOf = (from: PaperSource, into: Archive) => ({
    archive: into,
    ingest: createIngest({ sources: [from], archive: into, clock, logger: silent, timing: TIMING }),
  });
  const shelf = shelfOf(source, archive);
  const sampleDay = Object.keys(sample).at(-1) ?? '2026-08-20';
  const bundled = fakeSource(sample, { name: 'sample', currentDay: () => sampleDay });
  const archiveAccess = createArchiveAccess({
    shelf,
    clock,
    sample: () => shelfOf(bundled, openArchive(':memory:')),
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
    sleep,
    follows,
    saved,
    admins,
    subscriptions,
    ledger,
    forgetAll,
    meaning,
  };
  return { engine: createEngine(parts), source, archive, ingest: shelf.ingest, clock, state, shelf };
}
