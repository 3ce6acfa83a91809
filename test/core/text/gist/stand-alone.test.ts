import { describe, expect, it } from 'vitest';
import { standAlone } from '#core/text/gist/stand-alone.ts';

const OWN = 'We propose FlexQuant, which rounds the weights of large models to four bits.';
const own = OWN.charAt(0).toLowerCase() + OWN.slice(1);

describe('a sentence that stands alone', () => {
  it.each([
    'To address this, ',
    'To address these two issues of long documents, ',
    'To this end, ',
    'To bridge the above gaps, ',
    'Based on these insights, ',
    'Building upon it, ',
    'Motivated by this, ',
    'Leveraging such an observation, ',
    'In light of this, ',
    'Recognizing this, ',
    'Recognising these, ',
    'To build it, ',
    'Towards this,  ',
    'To fill this  ',
    'Build on this, ',
    'Toward this, ',
    'First, ',
    'Firstly, ',
    'Second, ',
    'Secondly, ',
    'Thus,  ',
    'In this paper, ',
    'In this technical report ',
    'In our work, ',
    'To fill this gap, in this work, ',
    'To this end, here ',
    'Therefore, ',
    'Furthermore, ',
    'Here ',
    'Here, ',
    'More specifically, ',
    'In response, ',
    'As a result, ',
    'To tackle these issues ',
  ])('is without what leads over to it: %s', (lead) => {
    expect(standAlone(lead + own)).toBe(OWN);
  });

  it.each([
    [
      'To address this, FlexQuant rounds weights by their rank and is fast.',
      'FlexQuant rounds weights by their rank and is fast.',
    ],
    [
      'Thus, this paper proposes weights of four bits for large models.',
      'This paper proposes weights of four bits for large models.',
    ],
    ['To fill this gap, here we round the weights of large models.', 'We round the weights of large models.'],
    [
      'To fill these, inspired by music, we round weights of models.',
      'Inspired by music, we round weights of models.',
    ],
    [
      'Instead, the authors round weights of large models to four bits.',
      'The authors round weights of large models to four bits.',
    ],
    [
      'Instead, the author rounds weights of large models to four bits.',
      'The author rounds weights of large models to four bits.',
    ],
    [
      'Thus, we call it “In this paper” and round the weights of models.',
      'We call it “In this paper” and round the weights of models.',
    ],
  ])('may have any subject of its own: %s', (sentence, alone) => {
    expect(standAlone(sentence)).toBe(alone);
  });

  it.each([
    OWN,
    `In this survey, ${own}`,
    `In this well-ordered survey, ${own}`,
    'Weights are round, as was said: In this paper, we round them to four bits.',
    'All the weights: To address this, we round them to four bits by rank.',
    'Bits: Thus, we round the weights of large models by their own rank.',
    'To address this, weights of large models are what we round to four bits.',
    'In this paper, weights of large models are rounded to four bits by their rank.',
    'To reduce the memory of large models, we round their weights to four bits.',
    'To address this, weights of large models are rounded to four bits by rank.',
    'This motivates us to propose FlexQuant, which rounds the weights of models.',
    'Hereditary weights of large models are rounded to four bits by their rank.',
    'Weights are many, and to address this, we round them to four bits by rank.',
    'Weights are many, thus, we round them all to four bits by their own rank.',
    'We find that in this paper, we round weights to four bits by their rank.',
    'To address this: we round weights of large models to four bits, by rank.',
  ])('stays as it is where it leans on nothing, or would say nothing without: %s', (sentence) => {
    expect(standAlone(sentence)).toBe(sentence);
  });

  it.each([
    [' to address these challenges.'],
    [', in order to solve this.'],
    [' designed to overcome such severe limitations.'],
    [' - to tackle this problem.'],
  ])('is without an end that refers back: …%s', (end) => {
    expect(standAlone(OWN.replace(/\.$/, end))).toBe(OWN);
  });

  it.each([
    ['We therefore introduce FlexQuant, which rounds.', 'We introduce FlexQuant, which rounds.'],
    ['We, thus, introduce FlexQuant, which rounds.', 'We introduce FlexQuant, which rounds.'],
    ['Therefore, we also round all weights by rank.', 'We round all weights by rank.'],
    ['FlexQuant instead rounds weights by their rank.', 'FlexQuant rounds weights by their rank.'],
    ['This paper accordingly studies four bits.', 'This paper studies four bits.'],
    ['The authors hence round weights by rank.', 'The authors round weights by rank.'],
  ])('is without what leads over behind its subject: %s', (sentence, alone) => {
    expect(standAlone(sentence)).toBe(alone);
  });

  it.each([
    'FlexQuant instead of eight bits takes four.',
    'FlexQuant also known as FQ rounds weights.',
    'We therefore.',
    'Weights are thus rounded to four bits by rank.',
    'We introduce what thus rounds weights by rank.',
  ])('keeps such a word where it leads over from nothing: %s', (sentence) => {
    expect(standAlone(sentence)).toBe(sentence);
  });

  it('keeps an end that it would say too little without, or that says something', () => {
    const short = 'We introduce FlexQuant to address these challenges.';
    expect(standAlone(short)).toBe(short);
    const telling = OWN.replace(/\.$/, ' to close the gap to eight bits.');
    expect(standAlone(telling)).toBe(telling);
    const more = OWN.replace(/\.$/, ' to address these challenges, which are many.');
    expect(standAlone(more)).toBe(more);
    const version = OWN.replace(/\.$/, ' to address these challenges of v1.5.');
    expect(standAlone(version)).toBe(version);
  });

  it('goes without an end that refers back where sixty characters are left, and keeps it where fewer are', () => {
    const of = (size: number) => 'We round weights of models'.padEnd(size - 1, 's');
    const end = ' to address these challenges.';
    expect(standAlone(of(60) + end)).toBe(`${of(60)}.`);
    expect(standAlone(of(59) + end)).toBe(of(59) + end);
  });
});
