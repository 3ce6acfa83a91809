import { expect, it } from 'vitest';
import { spelledOut } from '#core/topics/typed/spelled-out.ts';

it.each([
  ['video gen', ['video generation']],
  ['text to vid', ['text to video']],
  ['3d recon', ['3d reconstruction']],
  ['LLM evals', ['LLM evaluation']],
  ['T2I', ['text to image']],
  ['neural nets', ['neural networks']],
  ['NLP', ['language models']],
  ['self-driving cars', ['autonomous driving']],
  ['natural language processing', ['language models']],
  ['world models', []],
  ['constructor', []],
  ['constructor theory', []],
  ['"video gen"', []],
  ['author:Gen', []],
])('%s may be meant as %j', (typed, meant) => expect(spelledOut(typed)).toEqual(meant));
