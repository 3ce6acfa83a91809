import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameWords } from '#core/search/name-words.ts';
import { fitsName, hasWords, isWholeName } from '#core/search/names.ts';

describe('an author', () => {
  it.each([
    ['Yang Wang', 'Wang'],
    ['Yang Wang', 'WANG yang'],
    ['Yann LeCun', 'LeCun, Yann'],
    ['Yann LeCun', 'Y. LeCun'],
    ['Y. LeCun', 'Yann LeCun'],
    ['Geoffrey E. Hinton', 'Geoffrey Hinton'],
    ['Geoffrey E. Hinton', 'G. E. Hinton'],
    ['Hinrich Schütze', 'Schutze'],
    ['Łukasz Kaiser', 'Lukasz Kaiser'],
    ['Søren Ærø', 'Soren Aero'],
    ['Georg Groß', 'Gross'],
    ["Brendan O'Connor", 'OConnor'],
    ['Brendan O’Connor', "o'connor"],
    ['Jean-Baptiste Alayrac', 'baptiste'],
    ['何恺明', '何恺明'],
    ['Bernhard Schölkopf', 'Schoelkopf'],
    ['Bernhard Schoelkopf', 'B. Schölkopf'],
    ['Bernhard Schölkopf', 'Scholkopf'],
    ['Jürgen Müller', 'Mueller, Jurgen'],
    ['Jürgen Müller', 'Ju\u0308rgen'],
    ['Bjørn Åse', 'Aase Bjoern'],
    ['Ö. Nilsson', 'Oerjan Nilsson'],
    ['Örjan Nilsson', 'Ö. Nilsson'],
    ['Li Li', 'Li'],
    ['Li Li', 'Li Li'],
    ['Y. Q. Wang', 'Yizhong Wang'],
    ['Tuanfeng Y. Wang', 'Tuanfeng Yizhong Wang'],
    ['Wang Y.', 'Yizhong Wang'],
    ['Ng', 'Ng'],
    ['D', 'D'],
  ])('%s is meant by %s', (name, typed) => expect(fitsName(name, typed, 'author')).toBe(true));

  it.each([
    ['Yang Wang', 'Ng'],
    ['Oliver Twist', 'Li'],
    // Two letters are one sound only where somebody wrote the sign.
    ['Bernhard Scholkopf', 'Schoelkopf'],
    ['Joel Xue', 'Xu'],
    ['Michal Novak', 'Michael'],
    ['Örjan Nilsson', 'Örjan Örjan'],
    ['Li Wang', 'Li Li'],
    ['Yann LeCun', 'X. LeCun'],
    ['Yann LeCun', 'Y.'],
    ['Y. LeCun', 'Yann'],
    ['Tuanfeng Y. Wang', 'Yizhong Wang'],
    ['Erik Y. Wang', 'Wang, Yizhong'],
    ['Yann LeCun', 'Ya LeCun'],
    ['Yang Wang', 'Y. W.'],
    ['Geoffrey Hinton', 'Geoffrey E. Hinton'],
    ['Yann LeCun', ''],
    ['', 'Li'],
    ['Yann LeCun', '!'],
  ])('%s is not meant by %s', (name, typed) => expect(fitsName(name, typed, 'author')).toBe(false));
});

describe('an organisation', () => {
  it('is meant by whole words of its name in any order, and by no initials', () => {
    const isMeant = (name: string, typed: string) => fitsName(name, typed, 'org');
    expect(isMeant('Google DeepMind', 'google')).toBe(true);
    expect(isMeant('Google DeepMind', 'deepmind google')).toBe(true);
    expect(isMeant('Googleplex', 'google')).toBe(false);
    expect(isMeant('Google DeepMind', 'G. DeepMind')).toBe(false);
  });

  it.each([
    ['GoogleDeepMind', 'Google DeepMind', true],
    ['Google DeepMind', 'googledeepmind', true],
    ['Google DeepMind', 'Google Deep Mind', true],
    ['GoogleDeepMind', 'Google Deep Mind', true],
    ['GoogleDeepMind Research', 'research google deepmind', true],
    ['shanghai ailab', 'Shanghai AI Lab', true],
    ['KnowledgeXLab@Shanghai AI Lab', 'shanghai ailab', true],
    ['Universität Tübingen', 'universitaettuebingen', true],
    ['University of Illinois at Urbana-Champaign', 'university of illinois urbana champaign', true],
    ['Deepmind', 'Google DeepMind', false],
    ['GoogleDeepMind', 'google', false],
    ['AI for Lab', 'ailab', false],
    ['GoogleDeepMind', 'DeepMind Google', false],
    ['AI Lab', 'AI AILab', false],
  ])('with words beside each other written as one or not: %s by %s is %s', (name, typed, is) =>
    expect(fitsName(name, typed, 'org')).toBe(is),
  );

  it('only: an author of two names is nobody of one', () =>
    expect(fitsName('Xin Yu', 'Xinyu', 'author')).toBe(false));

  it.each([
    ['Li Wang', 'Wang Li', 'author', true],
    ['Li B. Wang', 'Wang Li', 'author', false],
    ['Li Wang', 'L. Wang', 'author', false],
    ['Google DeepMind', 'googledeepmind', 'org', true],
    ['Google DeepMind', 'deepmind', 'org', false],
    ['Google DeepMind', '', 'org', false],
  ] as const)('or anybody is wholly called %s by %s of one kind: %s %s', (name, typed, kind, is) =>
    expect(isWholeName(name, typed, kind)).toBe(is),
  );

  it.each([
    ['Andrew Zisserman', 'Zisserman A', true],
    ['Geoffrey E. Hinton', 'Hinton Geoffrey', true],
    ['A. Li', 'Li agents', false],
    ['A. Li', 'Li A', true],
  ])('and %s has the words %s: %s', (name, typed, is) => expect(hasWords(name, typed, 'author')).toBe(is));
});

describe('any name', () => {
  it('is meant by its own words in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Zéüß]{2,8}$/), { minLength: 1, maxLength: 5 }),
        (words) => {
          expect(fitsName(words.join(' '), words.toReversed().join(', '), 'author')).toBe(true);
        },
      ),
    );
  });

  it('has twelve words at most, so that nothing long is compared', () => {
    expect(nameWords('a '.repeat(10_000))).toHaveLength(12);
  });
});
