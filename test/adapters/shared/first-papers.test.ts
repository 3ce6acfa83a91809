import { describe, expect, it } from 'vitest';
import { withFirstPapers } from '#adapters/shared/paper/first-papers.ts';
import { paperBlock, paperBlocks } from '#test/fakes/documents.ts';

describe('what is said of a message of which nothing can be shown', () => {
  it('names its first papers after its summary, as far as there is room', () => {
    const papers = paperBlocks('A paper about agents', 9);
    expect(withFirstPapers('Daily papers · Thu 20 Aug 2026: 9 papers', papers, 90)).toBe(
      'Daily papers · Thu 20 Aug 2026: 9 papers. A paper about agents 1 · A paper about agents…',
    );
  });

  it('names no paper that its summary names already, nor one without a title', () => {
    const [one] = paperBlocks('FlexQuant', 1);
    if (!one) throw new Error('there is one');
    expect(withFirstPapers('FlexQuant 1 (2608.10001)', [one], 300)).toBe('FlexQuant 1 (2608.10001)');
    expect(withFirstPapers('Found', [paperBlock({ title: ' ' })], 300)).toBe('Found');
    expect(withFirstPapers('Nothing found', [], 300)).toBe('Nothing found');
  });

  it('gives no more than its beginning of a title without an end', () => {
    const said = withFirstPapers(
      'Two papers',
      [paperBlock({ title: 'word '.repeat(80) }), ...paperBlocks('Second', 1)],
      300,
    );
    expect(said).toMatch(/^Two papers\. (?:word )+word… · Second 1$/);
  });
});
