import { describe, expect, it } from 'vitest';
import { acronyms } from '#core/text/acronyms.ts';

describe('acronyms that a text introduces', () => {
  it.each([
    ['We study post-training quantization (PTQ).', [['PTQ', 'post-training quantization']]],
    ['Large language models (LLMs) are large.', [['LLM', 'Large language models']]],
    ['With 3D Gaussian splatting (3DGS), we…', []],
    [
      'A mixture of experts (MoE) and reinforcement learning (RL).',
      [
        ['MoE', 'mixture of experts'],
        ['RL', 'reinforcement learning'],
      ],
    ],
    ['It is fast (see Table 2) and small (Small).', []],
    ['Nothing here stands for it (XYZ).', []],
    ['(PTQ) opens a text.', []],
  ])('%s', (text, pairs) => {
    expect(acronyms(text).map(({ short, long }) => [short, long])).toEqual(pairs);
  });
});
