import { describe, expect, it } from 'vitest';
import { compounds, questionCompounds } from '#core/text/content/compounds.ts';

describe('compounds', () => {
  it.each([
    ['SWE-bench', ['swebench']],
    ['GPT-4o', ['gpt4o']],
    ['fine-tuning', ['finetun']],
    ['speech-to-speech', ['speechtospeech']],
    ['text-to-image-generation', ['texttoimag', 'imagegener']],
    ['domain-specific', []],
    ['FlashAttention', ['flash', 'attent']],
    ['gpt4o', ['gpt', '4o']],
    ['text2video', ['text', 'video', 'texttovideo']],
    ['LoRA', []],
    ['LLMs', []],
    ['ordinary words', []],
  ])('%s is written elsewhere as %j', (text, found) => expect(compounds(text)).toEqual(found));

  it.each([
    ['speech to speech', ['speechtospeech']],
    ['end to end', ['endtoend']],
    ['mixture of experts routing', ['mixtureofexpert']],
    ['generalized few shot', ['fewshot']],
    ['GPT 5', ['gpt5']],
    ['text-to-image', ['texttoimag']],
    ['quantization of LLMs', []],
    ['large language models', []],
  ])('the question %s has %j', (question, found) => {
    const others = new Set(['mixtureofexpert', 'fewshot', 'gpt5', 'largelanguag']);
    expect(questionCompounds(question, (each) => others.has(each))).toEqual(found);
  });
});
