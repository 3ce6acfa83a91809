import { describe, expect, it } from 'vitest';
import {
  askedAbout,
  isOfThemselves,
  isTitle,
  noSearchIn,
  notUnderstood,
} from '#core/commands/nearest/no-search.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const NOTHING = 'That was not understood, and nothing was done or looked for. What comes nearest is ';

/** What comes nearest, and the lines that are answered so. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'today or top week; for papers with such words, type search is it new.': [
    'is it new?',
    'is it new',
    'is it new? ',
  ],
  'today or top week; for papers with such words, type search is new.': ['is new ?', 'is new? '],
  'search agents sort:date or top week; for papers with such words, type search sort them.': ['sort them'],
  'search agents sort:date or top week; for papers with such words, type search sort 5.': ['sort 5'],
  'help; for papers with such words, type search 5 6.': ['5 6 ?'],
  "help; for papers with such words, type search what's it.": ["what's it"],
  'help; for papers with such words, type search what’s it.': ['what’s it'],
  'help mute; for papers with such words, type search it’s not mine.': ['it’s not mine'],
  'search gardening or settings.': [
    'send the digest about gardening',
    'change our daily digest to gardening',
    'can you please put gardening in my digest',
    'put gardening into another weekly digest',
  ],
  'search gladly gardening or settings.': [
    "i'd really gladly send gardening the digest",
    "i'll gladly send gardening my digest",
  ],
  'search start notifications gardening.': ['start my notifications of gardening'],
  'search gardening or topics show:alerts.': ['ping me about gardening', 'wake the team up for gardening'],
  'search @anna gardening or topics show:alerts.': ['notify @anna about gardening'],
  'search gardening mode.': ['turn on gardening mode'],
  'search gardening.': ['switch off gardening'],
  'help; for papers with such words, type search is it 50.': ['is it 50?'],
  'help; for papers with such words, type search you’re it.': ['you’re it?'],
  'subscribe 5:30 or settings; for papers with such words, type search is it at 5:30.': ['is it at 5:30?'],
  'help; for papers with such words, type search is it 5.1234.': ['is it 5.1234?'],
  'help; for papers with such words, type search is it 1234.5.': ['is it 1234.5?'],
  'search notification gardening.': ['send my notification about gardening'],
  'search kindly gardening or settings.': ['kindly please send gardening my digest'],
};
/** The same for lines that are not understood, whatever they may be looked for. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'search gardening.': ['find gardening?!', 'find gardening, for me!'],
  'search gpt4.': ['find gpt4 for me'],
  'search 4k.': ['find 4k for 50'],
  'search gardening flowers trees plants seeds soil.': [
    'find gardening flowers trees plants seeds soil for me',
  ],
  'help; for papers with such words, type search find gardening flowers trees plants seeds soil pots for me.':
    ['find gardening flowers trees plants seeds soil pots for me?!'],
  'help; for papers with such words, type search it is what it is.': [
    'it is what it is',
    '  it is   what it is.',
  ],
  'search gardening trees or subscribe 9.': ['gardening on the 5 trees at 9'],
  'mute hate gardening; for papers with such words, type search hate gardening.': ['i hate gardening'],
  'help; for papers with such words, type search what is it.': ['what is it'],
  'help; for papers with such words, type search do a thing.': ['do a thing'],
  'search élan é.v x.': ['élan é.v. x'],
};

describe('a line that looks for nothing', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(inShort(noSearchIn(line))).toBe(`${NOTHING}${meant}`));
  });

  it.each([
    'them',
    'more of the papers',
    'do more of "the papers"',
    'do it with “the papers”',
    'do it by name:agents',
    'do it by name: agents',
    'show me 2608.01234 of it',
    'show me https://a.b',
    'gardening flowers trees plants send the digest',
    'the digest has gardening',
    'every notification has gardening',
    'put gardening into a digest',
    'put gardening into digests',
    'start notifications of gardening',
    'turnon gardening',
    'please ping me gardening',
    'pinging me gardening',
    'gardening?',
    'gardening for you',
    'cafés in élan is it',
    'is it gpt4?',
    'is it 3d?',
    'http://a.b is it?',
    'is ? new',
  ])('may be looked for: %s', (line) => expect(noSearchIn(line)).toBeUndefined());

  describe.each(Object.entries(SAID))('is not understood, and answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(inShort(notUnderstood(line))).toBe(`${NOTHING}${meant}`));
  });

  it('is of 400 letters at most', () => {
    expect(noSearchIn(`${'is it '.repeat(66)}new?`)).toBeDefined();
    expect(noSearchIn(`${'is it '.repeat(66)} new?`)).toBeUndefined();
    expect(inShort(notUnderstood(`${'a '.repeat(200)}gardening`))).not.toContain('gardening');
  });
});

describe('what is asked about', () => {
  it.each([
    ['do you have agents   flying', 'agents flying'],
    ['how many papers do you have on quantization', 'quantization'],
    ['do you have papers on LLM agents?!', 'LLM agents'],
    ['is there anything that i can read on agents', 'agents'],
    ['what do I know of 3d printing.', '3d printing'],
    ['which do you know of 2d', '2d'],
    ['do  you  have   agents', 'agents'],
  ])('in %s', (line, about) => expect(askedAbout(line)).toBe(about));

  it.each([
    'can you and me',
    'Do You Have Papers On Agents',
    'are there papers on agents',
    'what would you say of my work on agents',
    'can we get agents and mail you',
    'how do you do',
    'show do you have agents',
    'do you',
  ])('is nothing in %s', (line) => expect(askedAbout(line)).toBeUndefined());
});

describe('a line', () => {
  it.each([
    'You Only Look Once',
    'agents or not',
    'On Looking Back',
    '3D Vision And Language',
    'Vision is 3D',
    'Looking back AND forth',
    'élan Vital Plus',
    'État Vital Plus',
    "agents' tools used",
    'Is This Real Life',
  ])('is a title: %s', (line) => expect(isTitle(line)).toBe(true));

  it.each([
    'Vision Transformers',
    'Is It Real',
    'is iPhone eBook ok',
    'Are You OK',
    'You Only look Once',
    'Go To It Now',
    'to be or not',
    'agents',
    'agents now',
    "it's a test",
  ])('is none: %s', (line) => expect(isTitle(line)).toBe(false));

  it.each(['i like it', "as i'd say", 'im here', 'we’ve agents', 'tell us', 'our agents', 'i’m'])(
    'is of who says it: %s',
    (line) => expect(isOfThemselves(line)).toBe(true),
  );

  it.each(['hi there', 'image', 'us: agents', 'user', 'tell us: agents', 'çi'])('is of others: %s', (line) =>
    expect(isOfThemselves(line)).toBe(false),
  );

  it('is looked at up to its 400th letter', () => {
    const long = 'x'.repeat(398);
    expect([isOfThemselves(`${long} i`), isOfThemselves(`${long}x i`)]).toEqual([true, false]);
    const asked = (length: number) => askedAbout('do you have agents '.padEnd(length, 'x'));
    expect([asked(400) === undefined, asked(401) === undefined]).toEqual([false, true]);
  });
});
