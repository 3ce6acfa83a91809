import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { createEmbedding, embedPapers } from '#engine/ingest/embed.ts';
import { createMeaningOf } from '#engine/use-cases/search/meaning.ts';
import { openArchive } from '#store/archive/archive.ts';
import { fakeEmbedder } from '#test/fakes/embedder.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';
import { clockAt, silent } from '#test/fakes/source.ts';

const never = () => new Promise<void>(() => {});
const STORED = [paper({ id: '1', title: 'An automobile' }), paper({ id: '2', title: 'A cat' })];

async function searching(embedder = fakeEmbedder(), sleep: () => Promise<void> = never) {
  const warnings: string[] = [];
  const logger = { ...silent, warn: (message: string) => void warnings.push(message) };
  const { engine, archive } = await testEngine({}, { meaning: createMeaningOf({ embedder, sleep, logger }) });
  await archive.putPapers(STORED);
  for await (const _ of embedPapers(archive, embedder));
  const search = async (query: string) => {
    const { blocks } = await engine.search({ query, limit: 5, page: 1, sort: 'relevance' });
    return blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
  };
  return { search, warnings };
}

describe('a search with an embedder', () => {
  it('finds what means the same, asked by the words alone', async () => {
    const embedder = fakeEmbedder();
    const { search } = await searching(embedder);
    expect(await search('car has:code')).toEqual([]);
    expect(await search('car -zebra')).toEqual(['1']);
    expect(embedder.asked.at(-1)).toEqual({ texts: ['car'], kind: 'query' });
  });

  it('asks nothing where there are no words', async () => {
    const embedder = fakeEmbedder();
    const meaning = createMeaningOf({ embedder, sleep: never, logger: silent });
    expect(await meaning(parseQuery('author:ada'))).toBeUndefined();
    expect(embedder.asked).toEqual([]);
  });

  it('goes by the words where the model takes too long, or fails, which is logged', async () => {
    const embedder = fakeEmbedder();
    const { search, warnings } = await searching(embedder);
    embedder.down = new SetupError('embedder-failed', 'The model could not be loaded.');
    expect(await search('car')).toEqual([]);
    expect(await search('cat')).toEqual(['2']);
    expect(warnings).toHaveLength(2);
    const slow = { ...fakeEmbedder(), embed: () => new Promise<never>(() => {}) };
    const meaning = createMeaningOf({ embedder: slow, sleep: async () => {}, logger: silent });
    expect(await meaning(parseQuery('car'))).toBeUndefined();
  });
});

describe('giving papers their vectors', () => {
  it('tells how far it is, and stops where it is told to', async () => {
    const archive = openArchive(':memory:');
    await archive.putPapers(papers(40));
    const stop = new AbortController();
    const steps = [];
    for await (const step of embedPapers(archive, fakeEmbedder(), stop.signal)) {
      steps.push(step);
      if (steps.length === 2) stop.abort();
    }
    expect(steps).toEqual([
      { done: 16, of: 40 },
      { done: 32, of: 40 },
    ]);
  });

  it('is done where papers lack one, not more often than every quarter of an hour, also after it failed', async () => {
    const archive = openArchive(':memory:');
    const clock = clockAt('2026-08-20T12:00:00Z');
    const errors: string[] = [];
    let runs = 0;
    const embedding = createEmbedding({
      archive,
      model: 'fake',
      clock,
      logger: { ...silent, error: (message) => void errors.push(message) },
      embed: async () => {
        runs++;
        throw new Error('no model');
      },
    });
    await embedding();
    expect(runs).toBe(0);
    await archive.putPapers(STORED);
    await Promise.all([embedding(), embedding()]);
    await embedding();
    expect([runs, errors.length]).toEqual([1, 1]);
    clock.set('2026-08-20T12:15:00Z');
    await embedding();
    expect(runs).toBe(2);
  });
});
