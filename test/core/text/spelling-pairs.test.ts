import { expect, it } from 'vitest';
import { otherSpellings } from '#core/text/spelling-pairs.ts';

it.each([
  ['quantisation', 'quantization'],
  ['optimising', 'optimizing'],
  ['behaviour', 'behavior'],
  ['modelling', 'modeling'],
  ['labelled', 'labeled'],
  ['centre', 'center'],
  ['analyse', 'analyze'],
  ['dialogue', 'dialog'],
  ['defence', 'defense'],
  ['aesthetics', 'esthetics'],
])('%s is %s on the other side, and back', (british, american) => {
  expect(otherSpellings(british)).toContain(american);
  expect(otherSpellings(american)).toContain(british);
});

it('a word that both write alike has none that would take its place', () => {
  expect(otherSpellings('agents')).toEqual([]);
  expect(otherSpellings('robot')).toEqual([]);
});
