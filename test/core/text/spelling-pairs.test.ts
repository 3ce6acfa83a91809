import { expect, it } from 'vitest';
import { otherSpellings, waysToSpell } from '#core/text/spelling-pairs.ts';

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
  ['tokenisation', 'tokenization'],
  ['generalisable', 'generalizable'],
  ['analysing', 'analyzing'],
  ['colours', 'colors'],
  ['neighbourhood', 'neighborhood'],
  ['behavioural', 'behavioral'],
  ['colourisation', 'colorisation'],
  ['colourisation', 'colorization'],
  ['colourising', 'colorizing'],
  ['behaviourally', 'behaviorally'],
  ['behaviourism', 'behaviorism'],
  ['travelled', 'traveled'],
  ['signalling', 'signaling'],
  ['fibres', 'fibers'],
  ['metre', 'meter'],
  ['analogue', 'analog'],
  ['catalogues', 'catalogs'],
  ['licence', 'license'],
  ['judgements', 'judgments'],
  ['enrolment', 'enrollment'],
  ['programmes', 'programs'],
  ['artefacts', 'artifacts'],
  ['greyscale', 'grayscale'],
  ['scepticism', 'skepticism'],
  ['manoeuvring', 'maneuvering'],
  ['manoeuvre', 'maneuver'],
  ['manoeuvring', 'maneuvering'],
  ['paediatric', 'pediatric'],
  ['orthopaedic', 'orthopedic'],
  ['haematology', 'hematology'],
  ['leukaemia', 'leukemia'],
  ['oesophageal', 'esophageal'],
])('%s is %s on the other side, and back', (british, american) => {
  expect(otherSpellings(british)).toContain(american);
  expect(otherSpellings(american)).toContain(british);
});

it('a word that both write alike has none that would take its place', () => {
  expect(otherSpellings('agents')).toEqual([]);
  expect(otherSpellings('robot')).toEqual([]);
});

it.each([
  'filling',
  'filing',
  'rise',
  'noise',
  'four',
  'hour',
  'tour',
  'sensor',
  'tensor',
  'prologue',
  'science',
  'analyses',
  'event',
  'scaling',
  'pooling',
  'center'.slice(0, 3),
])('%s is another word, whatever is like it', (word) => expect(otherSpellings(word)).toEqual([]));

it('a text is spelled with its words together and each alone, a long one as it is', () => {
  expect(waysToSpell('colour grading')).toEqual(['colour grading', 'color grading']);
  expect(waysToSpell('colour modelling')).toEqual([
    'colour modelling',
    'color modeling',
    'color modelling',
    'colour modeling',
  ]);
  expect(waysToSpell('robot agents')).toEqual(['robot agents']);
  expect(waysToSpell('a colour of five more words')).toEqual(['a colour of five more words']);
});
