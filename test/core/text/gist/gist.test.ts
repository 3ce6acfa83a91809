import { describe, expect, it } from 'vitest';
import { gistOf } from '#core/text/gist/gist.ts';
import { sensesOf } from '#core/text/gist/sense.ts';

const BACKGROUND = 'However, small models remain far behind large ones on long documents of many pages.';
const OURS =
  'We propose FlexQuant, a method that quantizes large models to four bits without calibration data.';
const DETAIL =
  'Specifically, it splits each weight into two parts and rounds them one after the other by rank.';
const RESULT =
  'Extensive experiments on nine benchmarks show that it outperforms every earlier method by 3.1%.';
const LINK =
  'We propose a home for our code: https://example.org/flexquant has the models and the data of all.';

const gist = (abstract: string, title = 'FlexQuant: Four-Bit Weights', summary = '') =>
  gistOf({ abstract, title, summary });

describe('what a paper says', () => {
  it('is its summary, whole up to 280 characters', () => {
    const summary = `${'It says so. '.repeat(23)}Yes.`;
    expect(summary).toHaveLength(280);
    expect(gist(OURS, 'Bits', summary)).toBe(summary);
    expect(gist(OURS, 'Bits', `${summary} And more.`)).toBe(summary);
  });

  it('is nothing where the source has no words', () => {
    expect(gist('')).toBe('');
  });

  it('is else the sentence that says what the paper does, wherever that stands', () => {
    expect(gist([BACKGROUND, OURS, DETAIL, RESULT, LINK].join(' '))).toBe(OURS);
    expect(gist([OURS, BACKGROUND, RESULT].join(' '))).toBe(OURS);
  });

  it.each([
    ['background', BACKGROUND],
    [
      'background',
      'Large language models have achieved remarkable results on quantized weights of four bits.',
    ],
    ['background', 'Existing methods often need a calibration set of weights, which is costly in four bits.'],
    [
      'background',
      'Four-bit weights pose a serious challenge to each method that is in use for large models.',
    ],
    ['a link', LINK],
    [
      'a link',
      'Code for our four-bit weights, with models and data of each size, is available for everybody.',
    ],
    ['a result', RESULT],
    ['a detail', DETAIL],
    ['a hope', 'We hope that four-bit weights of large models will be of use for everybody in the field.'],
    [
      'a summing-up',
      'Overall, we show that four-bit weights of large models are of use in nearly every field.',
    ],
    [
      'a second thing',
      'Furthermore, we introduce a benchmark of four-bit weights that covers nine large models.',
    ],
    [
      'a question',
      'In this paper, we ask: can large models be quantized to four-bit weights without any data?',
    ],
  ])('is never %s: %s', (_what, other) => {
    expect(gist(`${other} ${OURS}`)).toBe(OURS);
    expect(gist(`${OURS} ${other}`)).toBe(OURS);
  });

  it.each([
    'This paper presents a survey of four-bit weights that covers nine large models and their data.',
    'We here study how four-bit weights change what nine large models say about their data and size.',
    'Our work introduces a benchmark of four-bit weights that covers nine large models and their data.',
    'We train nine large models with four-bit weights and compare them on each of their benchmarks.',
    'FlexQuant quantizes nine large models to four-bit weights by the rank of their parts, and is fast.',
    'A new method for four-bit weights is proposed that covers nine large models by the rank of parts.',
    'This motivates us to propose a method for four-bit weights that covers nine large models by rank.',
    'We release FlexQuant, a library for four-bit weights that covers nine large models by their rank.',
  ])('may be said in other words: %s', (own) => {
    const opening = 'Weights of large models take much memory on phones and robots that have little of it.';
    expect(gist(`${opening} ${BACKGROUND} ${own} ${RESULT}`)).toBe(own);
  });

  it('is without what leads over from a sentence that is not shown', () => {
    const own =
      'We train nine large models with four-bit weights and compare them on each of their benchmarks.';
    expect(gist(`${BACKGROUND} To address this, w${own.slice(1)} ${RESULT}`)).toBe(own);
    expect(gist('', 'Bits', 'To address this, we train it.')).toBe('To address this, we train it.');
  });

  it.each([
    'We also introduce a benchmark of four-bit weights, which covers nine large models in all.',
    'To evaluate four-bit weights, we construct a benchmark that covers nine large models in all.',
  ])('comes before what is brought beside it: %s', (other) => {
    expect(gist(`${OURS} ${other}`)).toBe(OURS);
  });

  it('is of two that bring something the first, and of two others the one that is about the title', () => {
    const second =
      'We propose FlexTest, a benchmark that measures large models of four bits without any data.';
    expect(gist(`${OURS} ${second}`, 'On Bits')).toBe(OURS);
    expect(gist(`${second} ${OURS}`, 'On Bits')).toBe(second);
    const [one, two] = [
      'We study zebras of the plains by their stripes and herds.',
      'We study quaggas of the hills by their songs and herds.',
    ];
    expect(gist(`${one} ${two}`, 'Quaggas and Hills')).toBe(two);
    expect(gist(`${one} ${two}`, 'Zebras and Plains')).toBe(one);
  });

  it('is one that says something: a name alone says nothing', () => {
    const hollow = 'To address these challenges, we introduce a novel framework called FlexQuant.';
    const telling =
      'FlexQuant rounds weights of large models to four bits by their rank, on one GPU in minutes.';
    expect(gist(`${hollow} ${telling}`)).toBe(telling);
  });

  it('is rather the one behind a sentence that only names it', () => {
    const title = 'FlexQuant: Four-Bit Weights for Large Models';
    const naming = 'To fill the gap, we introduce FlexQuant (Flexible Quantization of Weights).';
    const telling =
      'Our method rounds each row by its rank and learns the scale of a column from noise within minutes.';
    expect(gist(`${BACKGROUND} ${naming} ${telling}`, title)).toBe(telling);
  });

  it('is the main idea, where what is brought is only named', () => {
    const naming = 'Aiming at weights in four bits, we propose a novel framework named FlexQuant.';
    const idea =
      'The main idea is to round four-bit weights by their rank, which keeps the noise of columns small.';
    expect(gist(`${BACKGROUND} ${naming} ${idea} ${RESULT}`)).toBe(idea);
  });

  it('is what the title names, though something else is brought before', () => {
    const data = 'We first construct BitData, a dataset of nine million weights from models of each size.';
    const named = 'We then propose FlexQuant, a method that rounds weights of models by rank and scale.';
    expect(gist(`${BACKGROUND} ${data} ${named}`)).toBe(named.replace(' then', ''));
    // "FlexQuant+" is another name.
    const other = 'We then propose FlexQuant+, a method that rounds weights of models by rank and scale.';
    expect(gist(`${OURS} ${other}`)).toBe(OURS);
  });

  it.each([
    [
      'what is surveyed',
      'We provide a comprehensive, structured survey of weights in four bits and how they are trained.',
    ],
    [
      'what is studied',
      'This work systematically evaluates how weights in four bits change nine models of each size.',
    ],
    [
      'one author alone',
      'I study how weights in four bits change nine models of each size and what they say of data.',
    ],
  ])('may be %s, where nothing is brought', (_what, own) => {
    const setting =
      'Weights in four bits save memory and time of large models on phones and robots in the field.';
    const later =
      'We evaluate models on held-in tasks of four bits, and on held-out tasks of eight bits as well.';
    expect(gist(`${setting} ${own} ${later}`, 'Weights in Four Bits')).toBe(own);
  });

  it.each([
    [
      'asked for, not brought',
      'We explore an intriguing idea for four-bit weights: can we develop large models that need no data?',
    ],
    [
      'one of several parts',
      '(1) We propose a quantizer of large models that rounds weights to four bits, without any data.',
    ],
    [
      'what others lack',
      'However, we observe that large models of four-bit weights need too much data for their training.',
    ],
    [
      'how it does beside others',
      'Compared with each large model of four bits, FlexQuant needs no data, and rounds in minutes.',
    ],
    [
      'what others do wrong',
      'We point out an issue of large models of four bits: their data is rounded with their weights.',
    ],
    [
      'how well it does',
      'FlexQuant demonstrates that it quantizes large models to four bits, without data of any kind.',
    ],
    [
      'from earlier work',
      'In our prior work, we defined FlexBits, large models of four bits, without data of any kind.',
    ],
  ])('is never %s', (_what, other) => {
    const own = 'We introduce a method that expands weights of small models by their rank and scale.';
    expect(gist(`${other} ${own}`, 'Four-Bit Weights of Large Models')).toBe(own);
  });

  it('is rather one that can be shown whole', () => {
    const endless = `We propose a method ${'of many words and rounds '.repeat(14)}that quantizes weights.`;
    expect(gist(`${endless} ${OURS}`)).toBe(OURS);
  });
});

it('every sentence has its part in an abstract', () => {
  const roles = sensesOf([BACKGROUND, OURS, 'Weights are rounded.', LINK].join(' '), 'FlexQuant: Bits');
  expect(roles.map(({ role }) => role)).toEqual(['background', 'about', 'other', 'link']);
});
