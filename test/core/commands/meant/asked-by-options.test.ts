import { describe, expect, it } from 'vitest';
import { askedByOptions } from '#core/commands/meant/asked-by-options.ts';

describe('a command that is asked about by its options', () => {
  it.each([
    ['what are the options for settings', ['settings']],
    ['which parameters does subscribe take?', ['subscribe']],
    ['show me the syntax of search', ['search']],
    ['arguments for "mute"', ['mute']],
    ['what can i configure in subscribe', ['subscribe']],
    ['top examples', ['top']],
    ['what does level mean', ['follow']],
    ['what are quiet hours', ['subscribe']],
    ['what is a mute', ['mute']],
    ['what is the difference between like and save?', ['like', 'save']],
    ['how is pause different from unsubscribe', ['pause', 'unsubscribe']],
    ['follow vs subscribe', ['follow', 'subscribe']],
    ['subscribe option', ['subscribe']],
    ['today argument', ['today']],
    ['top parameter', ['top']],
    ['mail example', ['mail']],
    ['web syntax', ['web']],
    ["what's explore", ['subscribe']],
    ['whats strict', ['follow']],
    ['what is a topic', ['follow']],
    ['what is an alert here', ['follow']],
    ['what does a digest do', ['subscribe']],
    ['what is a thread', ['subscribe']],
    ['what does follow mean', ['follow']],
    ['what are mute levels', ['mute']],
    ['what are quiet-days', ['subscribe']],
    ['what does catchup stand for', ['subscribe']],
    ['what is "explore"', ['subscribe']],
    ['what does broad level mean', ['follow']],
    ['difference between topics and mutes', ['topics', 'mutes']],
    ['whats the difference between mute and dismiss', ['mute', 'dismiss']],
    ['what’s the difference between mute and dismiss', ['mute', 'dismiss']],
    ["what's the difference between mute and dismiss", ['mute', 'dismiss']],
    ['the differences mute or dismiss', ['mute', 'dismiss']],
    ['difference like vs. save', ['like', 'save']],
    ['how does mute differ from dismiss', ['mute', 'dismiss']],
    ['like vs save ?!', ['like', 'save']],
    ['tell me the difference between like and save', ['like', 'save']],
    ['explain the difference between mute and dismiss', ['mute', 'dismiss']],
    ['difference mute vs dismiss', ['mute', 'dismiss']],
    ['what is the difference of', []],
    ['what’s a mute', ['mute']],
    ['what mutes do', []],
    ["what's an alert", ['follow']],
  ])('%s', (line, names) => expect(askedByOptions(line)).toEqual(names));

  it.each([
    'search syntax trees',
    'markets in finance',
    'what is attention',
    'difference of gaussians',
    'subscribe options trading',
    'my subscribe options',
    'so what is explore',
    'what is explore of mars',
    'so like vs save',
    'papers on the difference between like and save',
    'like vs',
    'like versus save them all',
    'difference between like and save in papers',
  ])('not in: %s', (line) => expect(askedByOptions(line)).toEqual([]));
});

it('is asked about in 100 letters at most', () => {
  const line = 'the '.repeat(20);
  expect(askedByOptions(`${line}is a options of mute`)).toEqual(['mute']);
  expect(askedByOptions(`${line}an an options of mute`)).toEqual([]);
});
