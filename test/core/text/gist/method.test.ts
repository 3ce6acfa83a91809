import { describe, expect, it } from 'vitest';
import { hasName, methodOf, startsWithName } from '#core/text/gist/method.ts';

describe('the name of what a paper brings', () => {
  it.each([
    ['KronQ: Quantization by Factors', 'KronQ rounds.', 'KronQ'],
    ['The KronQ: Quantization by Factors', 'KronQ rounds.', 'KronQ'],
    ['Kron and Q Two : Quantization', 'Here Kron and Q Two rounds.', 'Kron and Q Two'],
    ['KronQ: Bits: All of Them', 'KronQ: Bits rounds.', 'KronQ'],
    ['KRONQ: Bits', 'Kronq, or KronQ, rounds.', 'KronQ'],
    ['Kron+Q (2): Bits', 'KRON+Q (2) rounds.', 'KRON+Q (2)'],
  ])('is what its title has before the colon, as its abstract has it: %s', (title, abstract, name) => {
    expect(methodOf(title, abstract)).toBe(name);
  });

  it.each([
    ['KronQ: Quantization', 'Kronq and kronq round, and KRONQs, and UnKRONQ.'],
    ['Ca?t: Quantization', 'CT rounds.'],
    ['Quantization by KronQ', 'KronQ rounds.'],
    ['A Name of Five Words: Bits', 'A Name of Five Words rounds, of Five Words.'],
    [': Bits', 'It rounds.'],
    ['KronQ', 'KronQ rounds.'],
  ])('is not there in %s', (title, abstract) => {
    expect(methodOf(title, abstract)).toBeUndefined();
  });

  it.each([
    ['KronQ rounds.', true],
    ['The KronQ rounds.', true],
    ['Our KronQ rounds.', true],
    ["KronQ's bits are few.", true],
    ['KronQ', true],
    ['KronQ2 rounds.', false],
    ['KronQs round.', false],
    ['With The KronQ, it rounds.', false],
    ['What rounds is KronQ', false],
    ['KronThe Q rounds.', false],
    ['It rounds.', false],
  ])('begins a sentence, or not: %s %s', (sentence, begins) => {
    expect(startsWithName(sentence, 'KronQ')).toBe(begins);
  });

  it.each([
    ['We bring KronQ.', true],
    ['KronQ', true],
    ['We bring KronQ+ and KronQ.', true],
    ['We bring KronQ+.', false],
    ['“KronQ2” it is.', false],
    ['We bring KronQ2.', false],
    ['We bring KronQs.', false],
    ['We bring bits.', false],
  ])('stands in a sentence as a word of its own, or not: %s %s', (sentence, has) => {
    expect(hasName(sentence, 'KronQ')).toBe(has);
  });
});
