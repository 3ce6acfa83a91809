import { describe, expect, it } from 'vitest';
import { bestSense, rolesOf, sensesOf } from '#core/text/gist/sense.ts';

const TITLE = 'Ships and Whales';
const BRINGS =
  'We propose a quantizer of rows, columns, noise, gradients, seeds, clocks, tides, harbours, maps and sails.';
const ALSO =
  'We develop a compiler of loops, graphs, kernels, caches, threads, clouds, rivers, forests, stones and birds.';
const SURVEYS =
  'We give a survey of rows, columns, noise, gradients, seeds, clocks, tides, harbours, maps and sails.';
const STUDIES =
  'We study rows, columns, noise, gradients, seeds, clocks, tides, harbours, maps, sails, ropes and anchors.';
const ROUNDS =
  'Rows, columns, noise, gradients, seeds, clocks, tides, harbours, maps, sails and ropes get rounded.';
const NAMED =
  'FlexQuant rounds rows, columns, noise, gradients, seeds, clocks, tides, harbours, maps and sails.';

/** What each sentence is worth but for where it stands. */
function worth(sentences: readonly string[], title = TITLE): number[] {
  return sensesOf(sentences.join(' '), title).map(({ score }, at, all) => score + (3 * at) / all.length);
}

function worthOf(sentence: string, among: readonly string[], title = TITLE): number {
  return worth(among, title)[among.indexOf(sentence)] ?? Number.NaN;
}

describe('how well a sentence says what a paper does', () => {
  it('the earlier one of two that say it alike, and of equals the first', () => {
    const [first, second] = sensesOf(`${ROUNDS} ${ROUNDS}`, TITLE);
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeCloseTo(1.5);
    const equal = [1, 2].map((at) => ({ sentence: `${at}`, role: 'about', score: 1 }) as const);
    expect(bestSense(equal)).toBe(equal[0]);
    expect(bestSense([])).toBeUndefined();
  });

  it('what brings something first counts for more than what brings something else later', () => {
    expect(worthOf(ALSO, [ALSO, BRINGS]) - worthOf(ALSO, [BRINGS, ALSO])).toBeCloseTo(3.5);
    expect(worthOf(ALSO, [ALSO, ROUNDS])).toBeCloseTo(worthOf(ALSO, [ROUNDS, ALSO]));
    expect(worthOf(ROUNDS, [BRINGS, ROUNDS])).toBeCloseTo(worthOf(ROUNDS, [ROUNDS]));
    // Not every sentence that brings something speaks of its paper.
    const motivates = `This motivates us to ${BRINGS.slice(3)}`;
    expect(worthOf(motivates, [motivates, ROUNDS]) - worthOf(motivates, [BRINGS, motivates])).toBeCloseTo(
      3.5,
    );
    // What comes before what the title names is no afterthought.
    const named = BRINGS.replace('a quantizer', 'FlexQuant');
    const title = 'FlexQuant: Whales';
    expect(worthOf(ALSO, [ALSO, named], title) - worthOf(ALSO, [named, ALSO], title)).toBeCloseTo(1.5);
    expect(worthOf(named, [ALSO, named], title)).toBeCloseTo(worthOf(named, [named, ALSO], title));
  });

  it('a survey, or else what is studied, counts for more where nothing is brought', () => {
    expect(worthOf(SURVEYS, [SURVEYS, ROUNDS]) - worthOf(SURVEYS, [SURVEYS, BRINGS])).toBeCloseTo(4);
    expect(worthOf(SURVEYS, [SURVEYS, ROUNDS]) - worthOf(SURVEYS, [BRINGS, SURVEYS])).toBeCloseTo(4);
    expect(worthOf(STUDIES, [STUDIES, ROUNDS]) - worthOf(STUDIES, [STUDIES, BRINGS])).toBeCloseTo(1.2);
    expect(worthOf(STUDIES, [ROUNDS, STUDIES]) - worthOf(STUDIES, [BRINGS, STUDIES])).toBeCloseTo(1.2);
    expect(worthOf(STUDIES, [STUDIES, ROUNDS]) - worthOf(STUDIES, [STUDIES, SURVEYS])).toBeCloseTo(1.2);
    expect(worthOf(STUDIES, [ROUNDS, STUDIES]) - worthOf(STUDIES, [SURVEYS, STUDIES])).toBeCloseTo(1.2);
    expect(worthOf(ROUNDS, [STUDIES, ROUNDS])).toBeCloseTo(worthOf(ROUNDS, [NAMED, ROUNDS]));
    // What is given need be no survey.
    const gives = SURVEYS.replace('a survey', 'a basket');
    expect(worthOf(gives, [gives, ROUNDS])).toBeCloseTo(worthOf(gives, [gives, BRINGS]));
  });

  it.each([
    ['is brought', BRINGS],
    ['is surveyed', SURVEYS],
    ['is studied', STUDIES],
  ])('what stands before what %s only leads there, unless it speaks of the paper', (_what, own) => {
    expect(worthOf(ROUNDS, [own, ROUNDS]) - worthOf(ROUNDS, [ROUNDS, own])).toBeCloseTo(2);
    const ours = `Our ${ROUNDS.charAt(0).toLowerCase()}${ROUNDS.slice(1)}`;
    expect(worthOf(ours, [own, ours])).toBeCloseTo(worthOf(ours, [ours, own]));
  });

  it('the name of what is brought counts as subject, where it is first named, and makes a sentence one about the paper', () => {
    const without = worthOf(NAMED, [NAMED, ROUNDS], 'Whales');
    // The name counts for what the paper does, not among the words that tell it.
    const rare = (sentences: readonly string[]) => worthOf(NAMED, sentences, 'FlexQuant: Whales') - without;
    expect(rare([NAMED, ROUNDS])).toBeGreaterThan(5);
    const first =
      'There is a quantizer that is called FlexQuant, of gold, silver, bronze, copper, iron and tin.';
    expect(rare([NAMED, ROUNDS]) - rare([first, NAMED])).toBeCloseTo(2.5);
    const roles = sensesOf(`${first} ${NAMED} ${ROUNDS}`, 'FlexQuant: Whales').map(({ role }) => role);
    expect(roles).toEqual(['about', 'about', 'other']);
    expect(sensesOf('undefined rows are rounded.', 'Whales').map(({ role }) => role)).toEqual(['other']);
    expect(sensesOf(NAMED, 'Whales').map(({ role }) => role)).toEqual(['other']);
  });

  it('what stands behind a sentence that only names what is brought counts for more', () => {
    const naming = 'We propose FlexQuant (Rows, Columns, Noise, Gradients, Seeds, Clocks and Tides).';
    const telling = 'We propose FlexQuant of rows, columns, noise, gradients, seeds, clocks, tides.';
    const title = 'FlexQuant: Whales';
    const gain = worthOf(ROUNDS, [naming, ROUNDS], title) - worthOf(ROUNDS, [telling, ROUNDS], title);
    expect(gain).toBeCloseTo(2.5);
    // A sentence of few words that brings nothing names nothing either.
    const few = 'Ships age.';
    expect(worthOf(ROUNDS, [few, ROUNDS, BRINGS])).toBeCloseTo(worthOf(ROUNDS, [NAMED, ROUNDS, BRINGS]));
    const far =
      worthOf(ROUNDS, [naming, ALSO, ROUNDS], title) - worthOf(ROUNDS, [telling, ALSO, ROUNDS], title);
    expect(far).toBeCloseTo(0);
    expect(worthOf(telling, [telling], title) - worthOf(naming, [naming], title)).toBeGreaterThan(7);
  });

  it('a sentence that names what is brought with two words beyond the title says what it is', () => {
    const title = 'FlexQuant: Whales';
    const gain = (naming: string) =>
      worthOf(ROUNDS, [naming, ROUNDS], title) - worthOf(ROUNDS, [naming, ALSO, ROUNDS], title);
    expect(gain('We propose FlexQuant of oceans.')).toBeCloseTo(2.5);
    expect(gain('We propose FlexQuant of oceans and rivers.')).toBeCloseTo(0);
    const first = 'There is a thing that is called FlexQuant, of gold, silver, bronze, copper, iron and tin.';
    const named = (naming: string) =>
      worthOf(naming, [naming, first], title) - worthOf(naming, [first, naming], title);
    expect(named('Oceans and rivers of FlexQuant get rounded.') - named('Oceans of FlexQuant.')).toBeCloseTo(
      1.5,
    );
    expect(named('Oceans and rivers of FlexQuant.')).toBeCloseTo(
      named('Oceans and rivers of FlexQuant get rounded.'),
    );
  });

  it('what is made with what was there before counts for less, unless that was an insight', () => {
    const of = (begin: string) => worth([`${begin}, w${BRINGS.slice(1)}`])[0] ?? Number.NaN;
    expect(of('Using ropes and anchors') - of('On ropes and anchors')).toBeCloseTo(-1.5);
    expect(of('With these ropes') - of('On these ropes')).toBeCloseTo(-1.5);
    expect(of('With this insight') - of('On this insight')).toBeCloseTo(0);
  });

  it('words of the title count, as many as there are of them', () => {
    const base = worthOf(ROUNDS, [ROUNDS], 'Ships and Whales and Oceans and Stars');
    expect(worthOf(ROUNDS, [ROUNDS], 'Rows and Whales and Oceans and Stars') - base).toBeCloseTo(1);
    expect(worthOf(ROUNDS, [ROUNDS], 'Rows, Tides and Sails') - base).toBeCloseTo(4);
    expect(worthOf(ROUNDS, [ROUNDS], '')).toBeCloseTo(base);
  });

  it('few words, or few but the title, say too little, and what is too long cannot be shown', () => {
    const of = (...words: string[]) => worth([`Rounded: ${words.join(' ')}.`])[0] ?? Number.NaN;
    const words = 'rows columns noise gradients seeds clocks tides harbours maps sails ropes anchors'.split(
      ' ',
    );
    expect(of(...words) - of(...words.slice(0, 10))).toBeCloseTo(0.3);
    expect(of(...words.slice(0, 3)) - of(...words.slice(0, 2))).toBeCloseTo(0.3 + 1.5);
    expect(of(...words.slice(0, 2)) - of(...words.slice(0, 1))).toBeCloseTo(0.3 + 1.5 + 1);
    const titled = (title: string) => worth([`Rounded: ${words.join(' ')}.`], title)[0] ?? Number.NaN;
    expect(titled(words.slice(0, 10).join(' '))).toBeCloseTo(titled(words.join(' ')) + 2);
    const long = `${ROUNDS.slice(0, -1)}${' more'.repeat(60)}.`;
    expect(worthOf(ROUNDS, [ROUNDS]) - worthOf(long, [long])).toBeGreaterThan(2);
  });

  it('only those that are asked for are told', () => {
    const told = rolesOf(`${BRINGS} ${ROUNDS}`, TITLE, (sentence) => sentence === ROUNDS);
    expect(told.map(({ sentence }) => sentence)).toEqual([ROUNDS]);
    expect(told[0]?.score()).toBeCloseTo(sensesOf(`${BRINGS} ${ROUNDS}`, TITLE)[1]?.score ?? 0);
  });
});
