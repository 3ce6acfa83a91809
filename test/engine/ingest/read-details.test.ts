import { describe, expect, it } from 'vitest';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { createDetailReading } from '#engine/ingest/read-details.ts';
import { openArchive } from '#store/archive/archive.ts';
import { papers } from '#test/fakes/papers.ts';
import { clockAt, silent } from '#test/fakes/source.ts';

const MODEL = { kind: 'model' as const, total: 1, top: [{ id: 'a/b', url: 'https://huggingface.co/a/b' }] };

/** An archive with three papers on each of some days, and a source that tells what belongs to a paper. */
async function reading(days: readonly string[]) {
  const clock = clockAt('2026-08-20T12:00:00Z');
  const archive = openArchive(':memory:');
  for (const [at, day] of days.entries()) {
    const listed = papers(3, (index) => ({ id: `2608.${at}000${index}` }));
    await archive.putList({ source: 'huggingface', day, papers: listed, at: clock.now() });
  }
  const asked: string[] = [];
  const source = {
    isDown: false,
    async paper(id: string): Promise<Paper | undefined> {
      if (source.isDown) throw new SourceError('source-down', 'Hugging Face answered 503');
      asked.push(id);
      const known = archive.paper(id)?.paper;
      return known && { ...known, linked: [MODEL] };
    },
  };
  const read = createDetailReading({ archive, source, clock, logger: silent });
  return {
    archive,
    asked,
    source,
    /** Waits so many minutes, and has it read what is due. */
    async waited(minutes: number): Promise<string[]> {
      const before = asked.length;
      clock.set(clock.now().add({ minutes }).toString());
      await read();
      return asked.slice(before);
    },
  };
}

describe('what only a paper’s own page tells', () => {
  it('is read some minutes after the start, of the newest list first, and is found then', async () => {
    const { archive, waited } = await reading(['2026-08-19', '2026-08-20']);
    expect(await waited(4)).toEqual([]);
    const first = await waited(1);
    expect(first.map((id) => id.slice(0, 6))).toEqual([
      ...Array(3).fill('2608.1'),
      ...Array(3).fill('2608.0'),
    ]);
    expect(archive.paper('2608.10000')?.paper.linked).toEqual([MODEL]);
    expect(archive.paper('2608.10000')?.day).toBe('2026-08-20');
  });

  it('is read ten at a time, once a day, and of the last three lists alone', async () => {
    const { waited } = await reading(['2026-08-16', '2026-08-17', '2026-08-18', '2026-08-19', '2026-08-20']);
    expect(await waited(5)).toHaveLength(9);
    expect(await waited(1)).toEqual([]);
    expect(await waited(24 * 60)).toHaveLength(9);
  });

  it('waits a quarter of an hour where the source does not answer, and keeps what it has told', async () => {
    const { archive, asked, source, waited } = await reading(['2026-08-20']);
    const { paper } = source;
    source.paper = async (id) => {
      if (asked.length === 2) source.isDown = true;
      return await paper(id);
    };
    expect(await waited(5)).toHaveLength(2);
    expect(archive.paper('2608.00001')?.paper.linked).toEqual([MODEL]);
    source.isDown = false;
    asked.length = 0;
    expect(await waited(14)).toEqual([]);
    expect(await waited(1)).toEqual(['2608.00002']);
  });

  it('goes on with the others where the source never gives one', async () => {
    const { archive, source, waited } = await reading(['2026-08-20']);
    const { paper } = source;
    source.paper = async (id) => {
      if (id === '2608.00000') throw new SourceError('source-down', 'Hugging Face answered 500');
      return await paper(id);
    };
    expect(await waited(5)).toEqual([]);
    expect(await waited(15)).toEqual(['2608.00001', '2608.00002']);
    expect(archive.paper('2608.00002')?.paper.linked).toEqual([MODEL]);
  });
});
