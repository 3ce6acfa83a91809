import { describe, expect, it } from 'vitest';
import { readForgetting } from '#core/commands/said/read-forgetting.ts';

const read = (typed: string) => readForgetting(typed.split(' ').filter(Boolean));

describe('whose things are forgotten', () => {
  it.each([
    ['me', {}, 'me'],
    ['everything about me', {}, 'me'],
    ['all you know about me', {}, 'me'],
    ['what you have stored about me now please', {}, 'me'],
    ['really me', {}, 'me'],
    ["me i'm sure", {}, 'me'],
    ['this channel', {}, 'channel'],
    ['all data from the channel here', {}, 'channel'],
    ['me 2608.01234', {}, 'me 2608.01234'],
    ['learning 2608.01234 2608.01235', {}, 'learning 2608.01234 2608.01235'],
    ['all my data', { whose: 'me' }, ''],
    ['my profile', { whose: 'me' }, ''],
    ['my info', { whose: 'me' }, ''],
    ['my history please', { whose: 'me' }, ''],
    ['everything of mine', { whose: 'me' }, ''],
    ['my data channel', { whose: 'me' }, 'channel'],
    ['learning', { whose: 'learning' }, ''],
    ['what I liked', { whose: 'learning' }, ''],
    ['my likes', { whose: 'learning' }, ''],
    ['my taste so far', { whose: 'learning' }, ''],
    ["all that i've pressed", { whose: 'learning' }, ''],
    ['what you’ve learnt', { whose: 'learning' }, ''],
    ['what you learned about me', { whose: 'learning' }, ''],
    ['what was learned from us', { whose: 'learning' }, ''],
    ['what you learned about me!', { whose: 'learning' }, ''],
    ['our preferences', { whose: 'learning' }, ''],
    ['what I like', { whose: 'learning' }, ''],
    ['my likes so far', { whose: 'learning' }, ''],
    ['me, please!!', {}, 'me'],
    ['learning 2608.01234 of 2608.01235', {}, 'learning 2608.01234 2608.01235'],
    ['learning 2608.01234', { whose: 'learning', paper: '2608.01234' }, ''],
    ['what was learned from paper 2608.01234', { whose: 'learning', paper: '2608.01234' }, ''],
  ])('%s', (typed, options, left) => {
    expect(read(typed)).toEqual({ options, left: left.split(' ').filter(Boolean) });
  });

  it.each([
    ['me yes', {}, 'me yes'],
    ['me, yes', {}, 'me yes'],
    ['channel YES', {}, 'channel YES'],
    ['please channel yes', {}, 'channel yes'],
    ['learning yes', { whose: 'learning' }, 'yes'],
    ['learning 2608.01234 yes', { whose: 'learning', paper: '2608.01234' }, 'yes'],
    // A yes to another question is none to this one.
    ['everything in this channel yes', {}, 'channel'],
    ['my info yes', { whose: 'me' }, ''],
    ['yes what I liked', { whose: 'learning' }, ''],
    ['channel 2608.01234 yes', {}, 'channel 2608.01234'],
    ['learning 2608.01234 2608.01235 yes', {}, 'learning 2608.01234 2608.01235'],
  ])('a yes counts behind the words that it was asked for: %s', (typed, options, left) => {
    expect(read(typed)).toEqual({ options, left: left.split(' ').filter(Boolean) });
  });

  it.each([
    ['', 'Everything of yours goes by forget me, everything of this channel by forget channel'],
    ['everything', 'Everything of yours goes by forget me'],
    ['yes', 'Everything of yours goes by forget me'],
    ['now pls', 'each says first what that is.'],
    ['my saved papers', 'Saved papers are taken out by unsave, topics are ended by unfollow and unmute'],
    ['my topics', 'all that is yours is deleted by forget me, which first says what that is.'],
    ['2608.01234', 'A paper is saved no more by unsave 2608.01234, dismissed no more by unmute 2608.01234'],
    ['2608.01234 and robots', 'what was learned from it is forgotten by forget learning 2608.01234.'],
    ['that', 'unfollow and its name, to show a muted one again, unmute; to have forgotten'],
    ['the last one', 'unfollow and its name'],
    ['robots', 'unfollow robots, to show a muted one again, unmute robots; to have forgotten'],
    ['about topic robots', 'unfollow robots, to show'],
    ['robots yes', 'unfollow robots, to show'],
    ['really', 'unfollow really, to show'],
    ['robots '.repeat(12), 'unfollow and its name'],
    // Words that only begin or end as those do that say whose.
    ['my name', 'Saved papers are taken out by unsave'],
    ['my channels', 'Saved papers are taken out by unsave'],
    ['my disinformation', 'Saved papers are taken out by unsave'],
    ['my detailsx', 'Saved papers are taken out by unsave'],
    ['me unsure', 'unfollow me unsure, to'],
    ['me tomorrow', 'unfollow me tomorrow, to'],
    ['me yesterday', 'unfollow me yesterday, to'],
    ['me eyes', 'unfollow me eyes, to'],
    ['me displease yes', 'unfollow me displease, to'],
    ['channel pleased yes', 'unfollow channel pleased, to'],
    ['AI', 'unfollow AI, to'],
    ['android', 'unfollow android, to'],
    ['aboutness learned', 'unfollow aboutness learned, to'],
    ['wallpaper learned', 'unfollow wallpaper learned, to'],
    ['learned from profile', 'unfollow learned from profile, to'],
    ['subtopics of robots', 'unfollow subtopics of robots, to'],
    ['topical maps', 'unfollow topical maps, to'],
    ['GPT-4.', 'unfollow GPT-4., to'],
    ['e.g.this', 'unfollow e.g.this, to'],
    ['learning robots yes', 'unfollow learning robots, to'],
    ['learned from 2608.01234 2608.01235', 'A paper is saved no more by unsave 2608.01234'],
    [`x${'y'.repeat(59)}`, `unfollow x${'y'.repeat(59)}, to`],
    [`x${'y'.repeat(60)}`, 'unfollow and its name'],
  ])('nothing is where it does not say so: %s', (typed, sentence) => {
    expect(() => read(typed)).toThrow(/^Nothing was deleted\. /);
    expect(() => read(typed)).toThrow(sentence);
    expect(() => read(typed)).toThrow(expect.objectContaining({ code: 'words-left-over' }));
  });

  it.each([
    [
      'everything',
      'Nothing was deleted. Everything of yours goes by forget me, everything of this channel by forget channel, what was learned from More and Less like this by forget learning; each says first what that is.',
    ],
    [
      'my topics',
      'Nothing was deleted. Saved papers are taken out by unsave, topics are ended by unfollow and unmute, a digest by unsubscribe; all that is yours is deleted by forget me, which first says what that is.',
    ],
    [
      'robots',
      'Nothing was deleted. To bring back what you ended last, type undo; to follow a topic no more, unfollow robots, to show a muted one again, unmute robots; to have forgotten what was learned from More and Less like this, forget learning.',
    ],
  ])('the whole of what is said of %s', (typed, message) => {
    expect(() => read(typed)).toThrow(expect.objectContaining({ message }));
  });
});
