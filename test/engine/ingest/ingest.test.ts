import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { memoryLists } from '#test/fakes/archive.ts';
import { testClock } from '#test/fakes/clock.ts';
import { papers } from '#test/fakes/papers.ts';
import { type FakeSource, fakeSource, silent } from '#test/fakes/source.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const READER = { patience: 'reader' } as const;
const JOB = { patience: 'job' } as const;
const THURSDAY = '2026-08-20';

/** An ingest from one source, or two, into an archive in memory, on a Thursday morning. */
function setUp({
  lists = {},
  now = '2026-08-20T09:00:00Z',
  also = {},
  beside,
  logger = silent,
}: {
  lists?: Record<string, readonly Paper[]>;
  now?: string;
  also?: Partial<PaperSource>;
  beside?: FakeSource;
  logger?: Logger;
} = {}) {
  const clock = testClock(now);
  const source = fakeSource(lists, also);
  const archive = memoryLists();
  const sources = [source, ...(beside ? [beside] : [])] as const;
  const ingest = createIngest({
    sources: [source, ...sources.slice(1)],
    archive,
    clock,
    logger,
    timing: TIMING,
  });
  return { clock, source, archive, ingest };
}

function agoAt(at: { epochMilliseconds: number } | undefined, now: { epochMilliseconds: number }) {
  return at && now.epochMilliseconds - at.epochMilliseconds;
}

describe('a list that still fills', () => {
  it('is read once for all who ask within five minutes, also while it is being read', async () => {
    const { ingest, source, clock, archive } = setUp({ lists: { [THURSDAY]: papers(3) } });
    const [one, other] = await Promise.all([ingest.day(THURSDAY, READER), ingest.day(THURSDAY, JOB)]);
    expect(one).toEqual(other);
    expect(one).toEqual({ day: THURSDAY, readAt: clock.now(), settles: source.settles(THURSDAY) });
    clock.pass(5 * MINUTE - 1);
    await ingest.day(THURSDAY, READER);
    await ingest.day(THURSDAY, JOB);
    expect(source.asked).toEqual([THURSDAY]);
    expect(archive.listings(THURSDAY, THURSDAY)).toHaveLength(3);
    clock.pass(1);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toEqual([THURSDAY, THURSDAY]);
  });

  it('is read anew after five minutes by ticks, whatever the wall clock does', async () => {
    const { ingest, source, clock } = setUp({ lists: { [THURSDAY]: papers(3) } });
    await ingest.day(THURSDAY, READER);
    clock.step(-3 * HOUR);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toHaveLength(1);
    clock.pass(5 * MINUTE);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toHaveLength(2);
  });
});

describe('a list whose day is over', () => {
  it('is never asked for again', async () => {
    const { ingest, source, clock } = setUp({
      lists: { [THURSDAY]: papers(3) },
      now: '2026-08-21T00:00:00Z',
    });
    const { readAt } = await ingest.day(THURSDAY, READER);
    for (const ms of [MINUTE, HOUR, 40 * DAY]) {
      clock.pass(ms);
      expect(await ingest.day(THURSDAY, JOB)).toEqual({
        day: THURSDAY,
        readAt,
        settles: source.settles(THURSDAY),
      });
      expect(await ingest.range(THURSDAY, THURSDAY, JOB)).toBeUndefined();
    }
    expect(source.asked).toEqual([THURSDAY]);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
  });

  it('is read once more, for what came after the hour at which lists are usually complete', async () => {
    const lists = { [THURSDAY]: papers(3) };
    const { ingest, clock, archive } = setUp({ lists, now: '2026-08-20T17:06:00Z' });
    expect(ingest.isComplete(THURSDAY)).toBe(false);
    await ingest.day(THURSDAY, READER);
    lists[THURSDAY] = papers(5);
    clock.pass(7 * HOUR);
    expect(ingest.isComplete(THURSDAY)).toBe(false);
    expect(await ingest.range(THURSDAY, THURSDAY, READER)).toBeUndefined();
    expect(archive.listings(THURSDAY, THURSDAY)).toHaveLength(5);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
  });

  it('is not believed to be so where a clock of the future has read it', async () => {
    const { ingest, source, clock } = setUp({ lists: { [THURSDAY]: papers(3) } });
    clock.step(30 * DAY);
    await ingest.day(THURSDAY, READER);
    clock.pass(8_000);
    clock.step(-30 * DAY);
    expect(ingest.isComplete(THURSDAY)).toBe(false);
    expect(ingest.known(THURSDAY).readAt).toBeUndefined();
    clock.pass(5 * MINUTE);
    expect((await ingest.day(THURSDAY, READER)).readAt).toEqual(clock.now());
    expect(source.asked).toHaveLength(2);
  });

  it('may have been read by a clock that is ahead by less than a minute', async () => {
    const { ingest, clock } = setUp({ lists: { [THURSDAY]: papers(3) }, now: '2026-08-21T18:00:00Z' });
    await ingest.day(THURSDAY, READER);
    clock.step(-MINUTE);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
    clock.step(-1);
    expect(ingest.isComplete(THURSDAY)).toBe(false);
  });
});

describe('a weekday without papers', () => {
  it('is looked at again twice a day for three days, and then believed', async () => {
    const { ingest, source, clock } = setUp({ now: '2026-08-21T00:00:00Z' });
    const hours: number[] = [];
    for (let hour = 0; hour < 24 * 10; hour++) {
      const before = source.asked.length;
      await ingest.day(THURSDAY, READER);
      if (source.asked.length > before) hours.push(hour);
      clock.pass(HOUR);
    }
    expect(hours).toEqual([0, 12, 24, 36, 48, 60, 72]);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
  });

  it('is not believed yet where the last look was three days after it settled to the minute', async () => {
    const { ingest, clock } = setUp({ now: '2026-08-23T17:00:00Z' });
    await ingest.day(THURSDAY, READER);
    clock.pass(12 * HOUR - 1);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
    clock.pass(1);
    expect(ingest.isComplete(THURSDAY)).toBe(false);
  });

  it('of long ago is not believed to be so for one empty answer', async () => {
    const lists: Record<string, readonly Paper[]> = {};
    const { ingest, clock, archive } = setUp({ lists, now: '2026-11-28T12:00:00Z' });
    await ingest.day(THURSDAY, READER);
    lists[THURSDAY] = papers(4);
    clock.pass(5 * DAY);
    expect(ingest.isComplete(THURSDAY)).toBe(false);
    await ingest.day(THURSDAY, READER);
    expect(archive.listings(THURSDAY, THURSDAY)).toHaveLength(4);
    expect(ingest.isComplete(THURSDAY)).toBe(true);
  });

  it('is empty since the first time that it was read, where every source says so', async () => {
    const { ingest, clock } = setUp({ now: '2026-08-20T18:00:00Z' });
    const first = clock.now();
    expect((await ingest.day(THURSDAY, READER)).emptySince).toEqual(first);
    clock.pass(HOUR);
    expect((await ingest.day(THURSDAY, READER)).emptySince).toEqual(first);
  });

  it('that was an illness of the source has its papers the next time', async () => {
    const lists: Record<string, readonly Paper[]> = {};
    const { ingest, clock, archive, source } = setUp({ lists, now: '2026-08-21T18:00:00Z' });
    await ingest.day(THURSDAY, READER);
    lists[THURSDAY] = papers(4);
    clock.pass(12 * HOUR);
    expect(await ingest.range('2026-08-20', '2026-08-20', READER)).toBeUndefined();
    expect(archive.listings(THURSDAY, THURSDAY)).toHaveLength(4);
    clock.pass(12 * HOUR);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toHaveLength(2);
  });
});

describe('a weekend without papers', () => {
  it('is complete once it was read after its day', async () => {
    const { ingest, source, clock } = setUp({ now: '2026-08-23T00:01:00Z' });
    await ingest.day('2026-08-22', READER);
    clock.pass(3 * DAY);
    await ingest.day('2026-08-22', READER);
    expect(source.asked).toEqual(['2026-08-22']);
    expect(ingest.isComplete('2026-08-22')).toBe(true);
  });
});

describe('a list that could not be read', () => {
  const down = 'Hugging Face answered 503';

  it('is told with the reason, and not asked for again for a minute, whatever the wall clock does', async () => {
    const { ingest, source, clock } = setUp();
    source.down = down;
    const failed = {
      day: THURSDAY,
      settles: source.settles(THURSDAY),
      failed: down,
      failingSince: clock.now(),
    };
    expect(await ingest.day(THURSDAY, READER)).toEqual(failed);
    for (const ms of [3 * DAY, -6 * DAY]) {
      clock.step(ms);
      expect(await ingest.day(THURSDAY, READER)).toEqual(failed);
    }
    clock.pass(MINUTE - 1);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toHaveLength(1);
    clock.pass(1);
    await ingest.day(THURSDAY, READER);
    expect(source.asked).toHaveLength(2);
  });

  it('keeps when it was last read, and since when nothing could be read', async () => {
    const { ingest, source, clock } = setUp({ lists: { [THURSDAY]: papers(2) } });
    const { readAt } = await ingest.day(THURSDAY, READER);
    clock.pass(HOUR);
    source.down = down;
    const since = clock.now();
    await ingest.day('2026-08-19', READER);
    clock.pass(HOUR);
    expect(await ingest.day(THURSDAY, READER)).toMatchObject({ readAt, failed: down, failingSince: since });
    source.down = undefined;
    clock.pass(HOUR);
    const back = await ingest.day(THURSDAY, READER);
    expect([back.failed, back.failingSince, agoAt(back.readAt, clock.now())]).toEqual([
      undefined,
      undefined,
      0,
    ]);
    source.down = down;
    clock.pass(HOUR);
    expect(await ingest.day(THURSDAY, READER)).toMatchObject({ failingSince: clock.now() });
  });

  it('does not hold back a job, which rides out what a reader could not wait for', async () => {
    const { ingest, source } = setUp({ lists: { [THURSDAY]: papers(2) } });
    source.down = down;
    await ingest.day(THURSDAY, READER);
    source.down = undefined;
    expect((await ingest.day(THURSDAY, JOB)).failed).toBeUndefined();
    expect((await ingest.day(THURSDAY, READER)).failed).toBeUndefined();
    expect(source.asked).toHaveLength(2);
  });

  it('is logged: where nobody is told in an answer, as a warning', async () => {
    const lines: string[] = [];
    const logger: Logger = {
      ...silent,
      info: (message, facts) => lines.push(`info: ${message}: ${facts?.error}`),
      warn: (message, facts) => lines.push(`warn: ${message}: ${facts?.error}`),
    };
    const { ingest, source } = setUp({ logger });
    source.down = down;
    await ingest.day(THURSDAY, READER);
    await ingest.day(THURSDAY, JOB);
    expect(lines).toEqual([`info: list not read: ${down}`, `warn: list not read: ${down}`]);
  });

  it('for another reason than its source is a fault of ours: it rejects, and the next one asks again', async () => {
    let broken = true;
    const daily = async () => {
      if (broken) throw new TypeError('of our own making');
      return papers(1);
    };
    const { ingest } = setUp({ also: { daily } });
    await expect(ingest.day(THURSDAY, READER)).rejects.toThrow('of our own making');
    broken = false;
    expect((await ingest.day(THURSDAY, READER)).failed).toBeUndefined();
  });
});

describe('several sources', () => {
  const other = (lists: Record<string, readonly Paper[]>) =>
    fakeSource(lists, { name: 'arxiv', title: 'arXiv' });

  it('are read side by side: what one has is kept where another one fails', async () => {
    const beside = other({ [THURSDAY]: papers(2, (index) => ({ id: `ar${index}` })) });
    const { ingest, source, archive } = setUp({ beside });
    source.down = 'Hugging Face answered 503';
    const { failed, readAt } = await ingest.day(THURSDAY, READER);
    expect([failed, readAt]).toEqual(['Hugging Face answered 503', undefined]);
    expect(archive.listings(THURSDAY, THURSDAY)).toHaveLength(2);
    beside.down = 'arXiv answered 429';
    expect((await ingest.day('2026-08-19', READER)).failed).toBe(
      'Hugging Face answered 503; arXiv answered 429',
    );
  });

  it('keep what they have read: only the one that fails is asked again', async () => {
    const beside = other({});
    const { ingest, source, clock } = setUp({ lists: { [THURSDAY]: papers(2) }, beside });
    beside.down = 'arXiv answered 503';
    for (let minute = 0; minute < 5; minute++) {
      expect((await ingest.day(THURSDAY, READER)).failed).toBe('arXiv answered 503');
      clock.pass(MINUTE);
    }
    expect([source.asked.length, beside.asked.length]).toEqual([1, 5]);
  });

  it('are each failing since their own first silence', async () => {
    const beside = other({});
    const { ingest, source, clock } = setUp({ beside });
    beside.down = 'arXiv answered 503';
    const since = clock.now();
    await ingest.day(THURSDAY, READER);
    clock.pass(HOUR);
    source.down = 'Hugging Face answered 503';
    expect(await ingest.day('2026-08-19', READER)).toMatchObject({ failingSince: since });
    beside.down = undefined;
    clock.pass(HOUR);
    const { failed, failingSince } = await ingest.day('2026-08-19', READER);
    expect([failed, agoAt(failingSince, clock.now())]).toEqual(['Hugging Face answered 503', HOUR]);
  });

  it('are read back to the lists before, where they answer', async () => {
    const beside = other({});
    const { ingest, source } = setUp({ beside });
    beside.down = 'arXiv answered 503';
    const { failed, day } = await ingest.daysUpTo(THURSDAY, '2026-08-18', READER);
    expect([day, failed]).toEqual([THURSDAY, 'arXiv answered 503']);
    expect(source.asked).toEqual([THURSDAY, '2026-08-18', '2026-08-19']);
    expect(beside.asked).toEqual([THURSDAY]);
  });

  it('go on with a range where another one stops', async () => {
    const beside = other({});
    const { ingest, source } = setUp({ beside });
    beside.down = 'arXiv answered 503';
    expect(await ingest.range('2026-08-10', '2026-08-18', JOB)).toBe('arXiv answered 503');
    expect([source.asked.length, beside.asked.length]).toEqual([9, 4]);
  });

  it('are looked at for the newest list as long as one of them is there', async () => {
    const beside = other({});
    const { ingest } = setUp({ lists: { '2026-08-18': papers(1) }, beside });
    beside.down = 'arXiv answered 503';
    expect((await ingest.newest(READER)).day).toBe('2026-08-18');
  });

  it('have each its own days: one that opens or settles later is asked for longer', async () => {
    const settles = (day: string) => Temporal.Instant.from(`${day}T23:30:00Z`);
    const currentDay = (now: Temporal.Instant) => now.subtract({ hours: 8 }).toString().slice(0, 10);
    const beside = fakeSource({}, { name: 'arxiv', title: 'arXiv', settles, currentDay });
    const { ingest, source, clock } = setUp({
      lists: { [THURSDAY]: papers(1) },
      beside,
      now: '2026-08-21T00:01:00Z',
    });
    expect((await ingest.day(THURSDAY, READER)).settles).toEqual(settles(THURSDAY));
    clock.pass(HOUR);
    await ingest.day(THURSDAY, READER);
    expect([source.asked.length, beside.asked.length]).toEqual([1, 2]);
  });

  it('are as old as the list that was read first', async () => {
    const beside = other({});
    const { ingest, clock, archive } = setUp({ beside });
    await ingest.day(THURSDAY, READER);
    const first = clock.now();
    clock.pass(HOUR);
    await archive.putList({ source: 'huggingface', day: THURSDAY, papers: [], at: clock.now() });
    expect(ingest.known(THURSDAY).readAt).toEqual(first);
    await archive.putList({
      source: 'arxiv',
      day: THURSDAY,
      papers: [],
      at: clock.now().add({ seconds: 1 }),
    });
    expect(ingest.known(THURSDAY).readAt).toEqual(clock.now());
  });

  it('are complete when each of them is', async () => {
    const at = '2026-08-21T18:00:00Z';
    const { ingest, archive, clock } = setUp({ beside: other({}), now: at });
    await archive.putList({ source: 'huggingface', day: THURSDAY, papers: papers(1), at: clock.now() });
    expect(ingest.isComplete(THURSDAY)).toBe(false);
    await archive.putList({ source: 'arxiv', day: THURSDAY, papers: papers(1), at: clock.now() });
    expect(ingest.isComplete(THURSDAY)).toBe(true);
  });
});

describe('a range of days', () => {
  const range = (from: string, to: string, set: ReturnType<typeof setUp>) => set.ingest.range(from, to, JOB);

  it('is read four days at a time, those that are complete left out', async () => {
    const set = setUp({ lists: { '2026-08-12': papers(1) } });
    await set.ingest.day('2026-08-12', JOB);
    set.source.asked.length = 0;
    expect(await range('2026-08-10', '2026-08-18', set)).toBeUndefined();
    expect(set.source.asked).toEqual(
      ['10', '11', '13', '14', '15', '16', '17', '18'].map((day) => `2026-08-${day}`),
    );
  });

  it('ends with the four among which one fails, those that are complete not counted, and tells why', async () => {
    const asked: string[] = [];
    const daily = async (day: string) => {
      asked.push(day);
      if (day === '2026-08-12') throw new SourceError('source-refused', 'Hugging Face answered 500');
      return papers(1);
    };
    const set = setUp({ also: { daily } });
    await set.ingest.day('2026-08-11', JOB);
    asked.length = 0;
    expect(await range('2026-08-10', '2026-08-18', set)).toBe('Hugging Face answered 500');
    expect(asked).toEqual(['10', '12', '13', '14'].map((day) => `2026-08-${day}`));
  });
});

describe('the newest list', () => {
  const day = (date: number) => `2026-08-${date}`;

  it('is the first one with papers, up to four days back', async () => {
    const { ingest, source } = setUp({ lists: { [day(18)]: papers(1), [day(16)]: papers(1) } });
    expect((await ingest.newest(READER)).day).toBe(day(18));
    expect(source.asked).toEqual([day(20), day(19), day(18)]);
  });

  it('farther back is what the source names, else what is stored', async () => {
    const asked = async (also: Partial<PaperSource>) => {
      const { ingest, source, archive, clock } = setUp({ also });
      await archive.putList({ source: 'huggingface', day: day(12), papers: papers(1), at: clock.now() });
      const found = await ingest.newest(READER);
      return [found.day, source.asked.slice(0, 5)];
    };
    const five = [20, 19, 18, 17, 16].map(day);
    expect(await asked({ newest: async () => day(14) })).toEqual([day(14), five]);
    expect(await asked({ newest: async () => undefined })).toEqual([day(12), five]);
    expect(await asked({ newest: () => Promise.reject(new SourceError('source-refused', 'away')) })).toEqual([
      day(12),
      five,
    ]);
    expect(await asked({})).toEqual([day(12), five]);
  });

  it('is the current day’s where there is none at all', async () => {
    expect((await setUp().ingest.newest(READER)).day).toBe(day(20));
  });

  it('is what is stored as soon as the source is away, with the reason', async () => {
    const { ingest, source, archive, clock } = setUp();
    await archive.putList({ source: 'huggingface', day: day(19), papers: papers(1), at: clock.now() });
    source.down = 'Hugging Face answered 503';
    expect(await ingest.newest(READER)).toMatchObject({ day: day(19), failed: 'Hugging Face answered 503' });
    expect(source.asked).toEqual([day(20)]);
    expect(await setUpDown().newest(READER)).toMatchObject({ day: day(20), failed: 'away' });
  });

  it('is looked for on where a source that has answered stumbles over one day', async () => {
    const daily = async (date: string) => {
      if (date === day(19)) throw new SourceError('source-refused', 'stumbled');
      return date === day(18) ? papers(1) : [];
    };
    expect((await setUp({ also: { daily } }).ingest.newest(READER)).day).toBe(day(18));
  });

  function setUpDown() {
    const { ingest, source } = setUp();
    source.down = 'away';
    return ingest;
  }
});

describe('what was read', () => {
  it('is learnt from at once while the archive is small, and left to a job when it is large', async () => {
    const lists = { [day(18)]: papers(1_999), [day(19)]: papers(1), [day(20)]: papers(1) };
    const { ingest, archive } = setUp({ lists });
    await ingest.day(day(18), READER);
    await ingest.day(day(19), READER);
    expect(archive.learnt()).toBe(2);
    await ingest.day(day(20), READER);
    expect(archive.learnt()).toBe(2);
  });

  it('is logged with what was new', async () => {
    const lines: unknown[] = [];
    const logger: Logger = { ...silent, info: (...line) => lines.push(line) };
    const { ingest } = setUp({ lists: { [day(20)]: papers(3) }, logger });
    await ingest.day(day(20), READER);
    const facts = { source: 'huggingface', day: day(20), papers: 3, added: 3, updated: 0, ms: 0 };
    expect(lines).toEqual([['list read', facts]]);
  });

  it('is good without having been learnt from, where that fails', async () => {
    const lines: unknown[] = [];
    const logger: Logger = { ...silent, warn: (...line) => lines.push(line) };
    const { ingest, archive } = setUp({ lists: { [day(20)]: papers(1) }, logger });
    Object.assign(archive, { learn: () => Promise.reject(new Error('the disk is full')) });
    expect((await ingest.day(day(20), READER)).failed).toBeUndefined();
    expect(lines).toEqual([
      ['the archive could not learn, and tries again with the next list', { reason: 'the disk is full' }],
    ]);
  });

  function day(date: number) {
    return `2026-08-${date}`;
  }
});
