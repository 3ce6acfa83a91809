import { describe, expect, it } from 'vitest';
import { papersLinked } from '#core/text/paper-links.ts';

describe('the papers that a text links to', () => {
  it.each([
    ['https://arxiv.org/abs/2401.01234v2 and https://arxiv.org/pdf/2401.01234', ['2401.01234']],
    ['https://huggingface.co/papers/2608.12345 https://hf.co/papers/2608.1234', ['2608.12345', '2608.1234']],
    ['https://arxiv.org/abs/hep-th/9901001', ['hep-th/9901001']],
    ['see arxiv.org/abs/2401.01234.', ['2401.01234']],
    ['<https://www.arxiv.org/pdf/2401.01234.pdf|the paper>', ['2401.01234']],
    [JSON.stringify([{ text: '(https://alphaxiv.org/abs/2401.01234)' }]), ['2401.01234']],
    ['https://evil.example/abs/2401.01234', []],
    ['https://evil.example/arxiv.org/abs/2401.01234', []],
    ['https://notarxiv.org/abs/2401.01234 2401.01234', []],
  ])('%s', (text, ids) => expect(papersLinked(text)).toEqual(ids));
});
