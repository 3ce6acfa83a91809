import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followCommand } from '#commands/follow.ts';
import { muteCommand } from '#commands/mute.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import { commandLine } from '#core/format/command-line.ts';

function read(command: Parameters<typeof parseOptions>[0], line: string): Record<string, unknown> {
  return parseOptions(command, line.slice(command.name.length));
}

describe('a command as it is typed', () => {
  it('reads as people would type it', () => {
    expect(commandLine('follow', 'world models', { level: 'strict', for: undefined })).toBe(
      'follow world models level:strict',
    );
  });

  it.each([
    'coding for me',
    'for:me quantum',
    'robots -- fast',
    'level:strict robots',
    '—level strict',
    'level broad robots',
    'GPT 4',
    'author:"Ada Example" -game',
  ])('with the words “%s” says those words and nothing else', (words) => {
    const line = commandLine('follow', words, { level: 'broad', for: 'me' });
    expect(read(followCommand, line)).toEqual({ topic: words, level: 'broad', for: 'me' });
    expect(read(muteCommand, commandLine('mute', words, { days: 30, for: 'channel' }))).toEqual({
      topic: words,
      days: 30,
      for: 'channel',
    });
  });

  it('says any words as they are', () => {
    const word = fc.oneof(
      fc.constantFrom('for', 'me', 'level', 'strict', '--', '-', 'days', '7', 'for:me', '--for', '—', '“x'),
      fc.stringMatching(/^[a-z0-9"'.:-]{1,6}$/),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (all) => {
        const words = all.join(' ');
        const line = commandLine('follow', words, { level: 'broad', for: 'channel' });
        expect(read(followCommand, line)).toEqual({ topic: words, level: 'broad', for: 'channel' });
      }),
    );
  });
});
