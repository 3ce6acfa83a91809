import { describe, expect, it } from 'vitest';
import { type Document, plainText } from '#core/document.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';

async function found(query: string): Promise<Document> {
  const stored = papers(3, (index) => ({ id: `2608.0010${index}`, title: `Agents of kind ${index}` }));
  const { engine } = await testEngine({ '2026-08-20': stored });
  await engine.today({ ...AT, size: 5 });
  return await engine.search({ query, limit: 10, page: 1, sort: 'relevance' });
}

function notesIn({ blocks }: Document): string[] {
  return blocks.flatMap((block) => (block.kind === 'note' ? [plainText(block.text)] : []));
}

function headingOf({ blocks }: Document): string | undefined {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))[0];
}

describe('a category in a search', () => {
  it.each([
    [
      'cs.LG agents',
      'agents',
      "cs.LG is one of arXiv's categories, which the lists do not tell of: it was left aside",
    ],
    [
      'agents, cs AI/cs.MA',
      'agents',
      "cs.AI is one of arXiv's categories, which the lists do not tell of: it was left aside",
    ],
    ['"cs.LG" agents', undefined, 'only its letters were looked for'],
    ['agents cs.XX', undefined, 'arXiv has no category cs.XX: only its letters were looked for'],
  ])('is left aside beside words: %s', async (query, left, says) => {
    const answer = await found(query);
    expect(notesIn(answer).join()).toContain(says);
    if (left) expect(headingOf(answer)).toBe(`Search · ${left}`);
  });

  it.each(['cs.LG', 'cat:cs.CV', 'cs HC, stat.ML'])('is no search by itself: %s', async (query) => {
    await expect(found(query)).rejects.toThrow(/one of arXiv's categories|are arXiv's categories/);
  });

  it.each([
    ['cs.HC since:2026-08', 'search human-AI collaboration since:2026-08-01.'],
    ['cs.RO has:code', 'search robotics has:code.'],
  ])('is none beside what any paper may have: %s', async (query, instead) => {
    await expect(found(query)).rejects.toThrow(instead);
  });

  it('is left aside beside a name', async () => {
    expect(headingOf(await found('cs.CL author:Example'))).toBe('Search · author:Example');
  });
});
