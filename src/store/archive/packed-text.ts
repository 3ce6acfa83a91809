import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What abstracts say again and again, what is said most at the end, where it is nearest. What is stored was written by it: it is
 * never changed.
 */
const USUAL = Buffer.from(
  'https://github.com/ code is available at our project page remains challenging due to the lack of ' +
    'datasets, benchmarks and evaluation representation learning reinforcement learning vision-language models diffusion models ' +
    'reasoning training inference generation while maintaining computational efficiency across diverse tasks and domains ' +
    'large language models (LLMs) have demonstrated remarkable capabilities in However, existing approaches often rely on ' +
    'To address these challenges, we propose a novel framework that In this paper, we introduce In this work, we present ' +
    'Specifically, we Furthermore, our results show that Extensive experiments demonstrate that the proposed method ' +
    'significantly outperforms existing methods on multiple benchmarks, achieving state-of-the-art performance. ',
);
// An abstract's size: with the usual ones, what is allocated to unpack a page of papers keeps the garbage collector busy.
const WAY = { dictionary: USUAL, windowBits: 13, chunkSize: 2_048 };
// Less is hardly made shorter.
const SHORTEST = 200;

/** A text as it is stored: half as long, where it is long; 0.1 ms. */
export function packText(text: string): string | Uint8Array {
  return text.length < SHORTEST ? text : deflateRawSync(text, WAY);
}

/** The text of what is stored; what earlier versions stored is the text itself. 0.02 ms. */
export function unpackText(stored: string | Uint8Array): string {
  return typeof stored === 'string' ? stored : inflateRawSync(stored, WAY).toString('utf8');
}
