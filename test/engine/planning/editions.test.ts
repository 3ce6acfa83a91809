import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/timing.ts';
import type { Paper } from '#core/paper.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { type EditionParts, readEdition, readLists } from '#engine/planning/editions.ts';
import { memoryLists } from '#test/fakes/archive.ts';
import { testClock } from '#test/fakes/clock.ts';
import { paper, papers } from '#test/fakes/papers.ts';
import { fakeSource, silent } from '#test/fakes/source.ts';

const THURSDAY = '2026-08-20';

/** A process that reads editions over an archive which another one may fill, on a Thursday morning. */
function setUp({
  lists = {},
  now = '2026-08-20T09:00:00Z',
  fetches = () => true,
}: {
  lists?: Record<string, readonly Paper[]>;
  now?: string;
  fetches?: () => boolean;
} = {}) {
  const clock = testClock(now);
  const source = fakeSource(lists);
  const archive = memoryLists();
  const ingest = createIngest({ sources: [source], archive, clock, logger: silent, timing: TIMING });
  const slept: number[] = [];
  const parts: EditionParts = {
    readable: { archive, ingest },
    source,
    clock,
    sleep: async (ms) => {
      slept.push(ms);
      clock.pass(ms);
    },
    timing: TIMING,
    fetches,
  };
  /** What another process does to the archive. */
  const store = (day: string, listed: readonly Paper[], at = clock.now()) =>
    archive.putList({ source: 'huggingface', day, papers: listed, at });
  return { clock, source, parts, slept, store, ingest };
}

describe('who has the role `fetch`', () => {
  it('reads the list of the day, and those of the week before that are not complete', async () => {
    const { parts, source, store, clock } = setUp({ lists: { [THURSDAY]: papers(2) } });
    await store('2026-08-18', papers(3), clock.now());
    const edition = await readEdition(parts);
    expect(source.asked[0]).toBe(THURSDAY);
    expect(source.asked.toSorted()).toEqual(
      ['14', '15', '16', '17', '19', '20'].map((day) => `2026-08-${day}`),
    );
    expect(edition.freshness).toMatchObject({ day: THURSDAY, readAt: clock.now() });
    expect(edition.listings.map(({ day }) => day)).toEqual([
      '2026-08-18',
      '2026-08-18',
      '2026-08-18',
      THURSDAY,
      THURSDAY,
    ]);
  });

  it('asks no more once the source fails, as a reader would', async () => {
    const { parts, source } = setUp();
    source.down = 'Hugging Face answered 503';
    expect((await readEdition(parts)).freshness.failed).toBe('Hugging Face answered 503');
    expect(source.asked).toEqual([THURSDAY]);
  });

  it('goes on with what is stored where the archive takes nothing', async () => {
    const { parts, store } = setUp({ lists: { [THURSDAY]: papers(2) } });
    await store('2026-08-19', papers(3));
    Object.assign(parts.readable.archive, { putList: () => Promise.reject(new Error('the disk is full')) });
    const { freshness, listings } = await readEdition(parts);
    expect([freshness.failed, listings.length]).toEqual([
      'the list of Hugging Face could not be read or stored',
      3,
    ]);
  });

  it('does not wait as a job does', async () => {
    const { parts, source } = setUp();
    const patience = new Set<string>();
    const daily: typeof source.daily = async (_, ask) => {
      patience.add(ask.patience);
      return papers(1);
    };
    Object.assign(source, { daily });
    await readLists(parts);
    expect([...patience]).toEqual(['reader']);
  });

  it('reads thirty days of lists that are stored, up to the one that it read', async () => {
    const { parts, store, clock, source } = setUp({ now: '2026-08-20T23:59:58Z' });
    for (const day of ['2026-07-21', '2026-07-22', '2026-08-21']) await store(day, [paper({ id: day })]);
    // Midnight passes while the source is asked.
    const daily: typeof source.daily = async () => {
      clock.pass(3_000);
      return [];
    };
    Object.assign(source, { daily });
    const edition = await readEdition(parts);
    expect(edition.listings.map(({ day }) => day)).toEqual(['2026-07-22']);
    expect(edition.freshness.day).toBe(THURSDAY);
    expect(edition.made).toEqual(clock.now());
  });
});

describe('who has not the role `fetch`', () => {
  const fetches = () => false;

  it('takes what another process has read a moment ago, and asks no source', async () => {
    const { parts, source, store, clock, slept } = setUp({ fetches });
    await store(THURSDAY, papers(2));
    clock.pass(TIMING.fresh - 1);
    const { freshness, listings } = await readEdition(parts);
    expect([freshness.failed, listings.length, source.asked, slept]).toEqual([undefined, 2, [], []]);
  });

  it('takes what the other one will read again at its next tick', async () => {
    const { parts, store, clock, slept } = setUp({ fetches });
    await store(THURSDAY, papers(2));
    clock.pass(TIMING.fresh + TIMING.tick - 1);
    expect([(await readEdition(parts)).freshness.failed, slept]).toEqual([undefined, []]);
  });

  it('waits for the other one where the list is older', async () => {
    const { parts, store, clock, slept, source } = setUp({ fetches });
    await store(THURSDAY, papers(1));
    clock.pass(TIMING.fresh + TIMING.tick);
    const began = clock.ticks();
    const sleep = async (ms: number) => {
      clock.pass(ms);
      slept.push(ms);
      if (slept.length === 3) await store(THURSDAY, papers(2));
    };
    const { freshness, listings } = await readEdition({ ...parts, sleep });
    expect([freshness.failed, listings.length, source.asked]).toEqual([undefined, 2, []]);
    expect(freshness.readAt).toEqual(clock.now());
    expect([slept, clock.ticks() - began]).toEqual([[250, 250, 250], 750]);
  });

  it('says that it could not be read after as long as a send may take, and goes on with what is stored', async () => {
    const { parts, store, clock, source } = setUp({ fetches });
    await store('2026-08-19', papers(3));
    const began = clock.ticks();
    const { freshness, listings } = await readEdition(parts);
    expect(freshness).toEqual({
      day: THURSDAY,
      settles: source.settles(THURSDAY),
      failed: 'Hugging Face was not read in time',
    });
    expect([clock.ticks() - began, listings.length]).toEqual([TIMING.send, 3]);
  });

  it('waits by ticks, whatever is done to the wall clock meanwhile', async () => {
    const { parts, clock } = setUp({ fetches });
    const began = clock.ticks();
    const sleep = async (ms: number) => {
      clock.pass(ms);
      clock.step(-ms);
    };
    expect((await readEdition({ ...parts, sleep })).freshness.failed).toBeDefined();
    expect(clock.ticks() - began).toBe(TIMING.send);
  });

  it('reads itself once it has got the role', async () => {
    const { parts, source, clock } = setUp({ lists: { [THURSDAY]: papers(2) } });
    let held = false;
    const sleep = async (ms: number) => {
      clock.pass(ms);
      held = true;
    };
    const { freshness, listings } = await readEdition({ ...parts, sleep, fetches: () => held });
    expect([freshness.failed, listings.length, source.asked[0]]).toEqual([undefined, 2, THURSDAY]);
  });
});
