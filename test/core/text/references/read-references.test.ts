import { describe, expect, it } from 'vitest';
import { bibtex } from '#core/format/export/bibtex.ts';
import { cslJson } from '#core/format/export/csl-json.ts';
import { REFERENCE_LIMITS, readReferences } from '#core/text/references/read-references.ts';
import { paper } from '#test/fakes/papers.ts';

const papers = [
  paper({
    id: '2608.00001',
    title: 'LLM {quantization} to 4 % & less',
    authors: ['Ada Example', 'Bo Sample'],
  }),
  paper({ id: 'cs/0309136', title: 'Agents in the wild', authors: ['Cy Third'] }),
];

describe('a list of references', () => {
  it.each([
    ['BibTeX', bibtex],
    ['CSL-JSON', cslJson],
  ])('comes back from what we export as %s', (_, exported) => {
    const read = readReferences(exported(papers));
    expect(
      read.map(({ id, title, authors }) => ({ id, title: title.replaceAll(/[{}]/g, ''), authors })),
    ).toEqual([
      { id: '2608.00001', title: 'LLM quantization to 4 % & less', authors: ['Ada Example', 'Bo Sample'] },
      { id: 'cs/0309136', title: 'Agents in the wild', authors: ['Cy Third'] },
    ]);
  });

  it('is read as other programs write it', () => {
    const read = readReferences(`
      % a comment
      @comment{ ignored }
      @article{vaswani2017, title = "Attention Is All You Need", journal={arXiv preprint arXiv:1706.03762}, year=2017 }
      @inproceedings{x, title={A {P}aper with no id}, booktitle={Somewhere} }
      @misc{y, title={One more}, doi={10.48550/arXiv.2101.00001}}`);
    expect(read.map(({ id, title }) => [id, title])).toEqual([
      ['1706.03762', 'Attention Is All You Need'],
      [undefined, 'A Paper with no id'],
      ['2101.00001', 'One more'],
    ]);
  });

  it('may be ids and links, each once, among other words', () => {
    const read = readReferences(
      '2608.00001\r\nhttps://arxiv.org/abs/2608.00002v2\nmy notes\n2608.00001, 2608.00003',
    );
    expect(read.map(({ id }) => id)).toEqual(['2608.00001', '2608.00002', '2608.00003']);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'These are my favourite papers of all time.'],
    ['broken JSON', '[{"title": "A"'],
    ['other JSON', '{"a": {"b": 1}}'],
    ['a program', 'MZ\u0000\u0001 2608.00001'],
    ['too many', Array.from({ length: 1_001 }, (_, at) => `2608.${10_000 + at}`).join('\n')],
    ['too much', 'x'.repeat(REFERENCE_LIMITS.characters + 1)],
    ['brackets without end', '['.repeat(200_000)],
  ])('is refused in a sentence where it is %s', (_, text) => {
    expect(() => readReferences(text)).toThrow(/^Nothing was read: .*\. What can be read is/);
  });

  it.each([
    ['braces without end', `@a{${'{'.repeat(400_000)}`],
    ['entries without end', '@a{'.repeat(400_000)],
    ['fields without values', `@a{b,${'c='.repeat(400_000)}}`],
  ])('takes no long time over %s', (_, text) => {
    const began = performance.now();
    expect(() => readReferences(text)).toThrow('Nothing was read');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('brings no control character and no text without end', () => {
    const hostile = [{ title: `A\u202e\u0007 ${'x'.repeat(9_000)}`, number: 'arXiv:2608.00001' }];
    const [read] = readReferences(JSON.stringify(hostile));
    expect(read?.title).toMatch(/^A x{498}$/);
  });
});
