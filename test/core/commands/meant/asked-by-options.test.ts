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
  ])('%s', (line, names) => expect(askedByOptions(line)).toEqual(names));

  it.each(['search syntax trees', 'markets in finance', 'what is attention', 'difference of gaussians'])(
    'not in: %s',
    (line) => expect(askedByOptions(line)).toEqual([]),
  );
});
