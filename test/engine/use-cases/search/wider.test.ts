import { describe, expect, it } from 'vitest';
import type { Action } from '#core/document.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';

async function offered(query: string): Promise<unknown[]> {
  const stored = papers(3, (index) => ({
    id: `2608.0010${index}`,
    title: `Agents of kind ${index}`,
    authors: [index === 0 ? 'Ada Example' : 'Bo Sample'],
  }));
  const { engine } = await testEngine({ '2026-08-20': stored });
  await engine.today({ ...AT, size: 5 });
  const { blocks } = await engine.search({ query, limit: 10, page: 1, sort: 'relevance' });
  const actions = blocks.flatMap((block): readonly Action[] =>
    block.kind === 'actions' ? block.actions : [],
  );
  return actions.map(({ options }) => options?.query);
}

describe('a search that finds nothing', () => {
  it('offers the papers of each whose they were to be', async () =>
    expect(await offered('author:"Ada Example" author:"Bo Sample"')).toEqual([
      'author:"Ada Example"',
      'author:"Bo Sample"',
    ]));

  it('offers whose papers and the words alone, where that finds something', async () => {
    expect(await offered('agents author:"Ada Example" until:2020')).toEqual([
      'author:"Ada Example"',
      'agents',
    ]);
    expect(await offered('agents until:2020')).toEqual(['agents']);
  });

  it('offers nothing where less finds nothing either', async () => {
    expect(await offered('author:nobody')).toEqual([]);
    expect(await offered('zebras author:nobody')).toEqual([]);
  });
});
