import { describe, expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { Embedder } from '#core/search/embedder.ts';
import type { Sort } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { gatherVectors, packVector, scoreCosines } from '#store/search/vectors/packed-vector.ts';
import { type FakeEmbedder, fakeEmbedder } from '#test/fakes/embedder.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const STORED = [
  paper({ id: 'car', title: 'A car', abstract: 'It drives.', upvotes: 1 }),
  paper({ id: 'auto', title: 'An automobile', abstract: 'It drives.', upvotes: 2 }),
  paper({ id: 'cat', title: 'A cat', abstract: 'It sleeps.', upvotes: 3 }),
];

async function embedAll(archive: Archive, embedder: Embedder): Promise<number> {
  const some = await archive.embedSome(embedder);
  return some === 0 ? 0 : some + (await embedAll(archive, embedder));
}

async function embedded(stored = STORED, embedder = fakeEmbedder()) {
  const archive = openArchive(':memory:');
  await archive.putPapers(stored);
  await embedAll(archive, embedder);
  return { archive, embedder };
}

async function ask(archive: Archive, embedder: Embedder, text: string, sort: Sort = 'relevance') {
  const [vector = new Float32Array()] = await embedder.embed([text], 'query');
  const meaning = { model: embedder.name, vector };
  return archive.search(parseQuery(text), { sort, limit: 100, offset: 0, meaning });
}

async function idsOf(archive: Archive, embedder: Embedder, text: string, sort?: Sort): Promise<string[]> {
  return (await ask(archive, embedder, text, sort)).found.map(({ paper: { id } }) => id);
}

describe('search by meaning', () => {
  it('finds what means the same in other words, after what has the words too', async () => {
    const { archive, embedder } = await embedded();
    const { found, withAll } = await ask(archive, embedder, 'car');
    expect(found.map(({ paper: { id } }) => id)).toEqual(['car', 'auto']);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 0);
    expect(withAll).toBe(1);
    expect(found[1]?.sentence()).toEqual([]);
  });

  it('puts first what both rankings have high', async () => {
    const both = paper({ id: 'both', title: 'A vehicle', abstract: 'A car and nothing else.' });
    const words = papers(5, (index) => ({
      id: `w${index}`,
      title: `Car ${index}`,
      abstract: 'Zebras sleep. '.repeat(4 + index),
    }));
    const { archive, embedder } = await embedded([...words, both, ...STORED]);
    const ids = await idsOf(archive, embedder, 'car');
    expect(ids.indexOf('both')).toBeLessThan(ids.indexOf('w4'));
    expect(ids).toContain('auto');
  });

  it('keeps to conditions, exclusions and phrases', async () => {
    const { archive, embedder } = await embedded();
    expect(await idsOf(archive, embedder, 'car -automobile')).toEqual(['car']);
    expect(await idsOf(archive, embedder, '"a car"')).toEqual(['car']);
    expect(await idsOf(archive, embedder, 'car author:nobody')).toEqual([]);
    expect(await idsOf(archive, embedder, 'car since:2030')).toEqual([]);
  });

  it('leaves papers that have every word first in another order', async () => {
    const { archive, embedder } = await embedded();
    expect(await idsOf(archive, embedder, 'car', 'upvotes')).toEqual(['car', 'auto']);
  });

  it('is the same as without where papers have no vector of this model', async () => {
    const { archive } = await embedded();
    expect(await idsOf(archive, fakeEmbedder('another'), 'car')).toEqual(['car']);
  });
});

describe('vectors', () => {
  it('are made in batches, newest papers first, each once', async () => {
    const { archive, embedder } = await embedded(papers(40));
    expect(embedder.asked.map(({ texts }) => texts.length)).toEqual([16, 16, 8]);
    expect(archive.lackingVectors('fake')).toBe(0);
    await archive.putPapers(papers(41));
    expect(archive.lackingVectors('fake')).toBe(1);
  });

  it('are made again where the text changed, and not where a number did', async () => {
    const { archive, embedder } = await embedded();
    await archive.putPapers([paper({ ...STORED[0], upvotes: 99 })]);
    expect(archive.lackingVectors('fake')).toBe(0);
    await archive.putPapers([paper({ ...STORED[0], title: 'A feline' })]);
    expect(await idsOf(archive, embedder, 'automobile')).toEqual(['auto']);
    expect(await embedAll(archive, embedder)).toBe(1);
    expect(await idsOf(archive, embedder, 'cat')).toEqual(['cat', 'car']);
  });

  it('are made again where the text changed while they were made', async () => {
    const { archive } = await embedded([]);
    await archive.putPapers(STORED);
    const embedder = changing(archive);
    await archive.embedSome(embedder);
    expect(archive.lackingVectors(embedder.name)).toBe(1);
    await archive.embedSome(embedder);
    expect(archive.lackingVectors(embedder.name)).toBe(0);
    expect(embedder.asked.at(-1)?.texts).toEqual(['A ship\nIt drives.']);
  });

  it('are made again by another model, and those of the first are gone', async () => {
    const { archive } = await embedded();
    expect(await embedAll(archive, fakeEmbedder('another'))).toBe(3);
    expect([archive.lackingVectors('another'), archive.lackingVectors('fake')]).toEqual([0, 3]);
  });

  it('keep their direction when they are packed', () => {
    const vector = Float32Array.of(0.6, -0.8, 0);
    const scores = new Float32Array(8);
    const packed = [vector, Float32Array.of(0, 0, 1), Float32Array.of(-0.6, 0.8, 0), Float32Array.of(1)];
    const gathered = gatherVectors(
      packed.length,
      packed.map((each, at) => [at + 1, packVector(each)] as const),
    );
    scoreCosines(gathered, Float32Array.of(3, -4, 0), scores);
    expect(scores[1]).toBeCloseTo(1, 3);
    expect([...scores].filter((score) => score > 0)).toHaveLength(1);
  });
});

/** A fake embedder during whose first work a paper gets another title. */
function changing(archive: Archive): FakeEmbedder {
  const embedder = fakeEmbedder();
  return {
    ...embedder,
    async embed(texts, kind) {
      if (embedder.asked.length === 0) await archive.putPapers([paper({ ...STORED[0], title: 'A ship' })]);
      return await embedder.embed(texts, kind);
    },
  };
}
