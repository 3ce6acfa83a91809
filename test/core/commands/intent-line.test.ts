import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { findCommand } from '#core/commands/find-command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { parseOptions } from '#core/commands/options/parse.ts';

/** An intent's line, as the prompt reads it. */
function readBack(intent: Intent): Record<string, unknown> {
  const line = intentLine(commands, intent);
  return parseOptions(findCommand(commands, intent.command), line.slice(intent.command.length));
}

describe('an intent as a line', () => {
  it.each([
    [{ command: 'saved' }, 'saved'],
    [{ command: 'today', options: { date: '2026-08-20', size: 27 } }, 'today date:2026-08-20 size:27'],
    [
      { command: 'follow', options: { topic: 'world models', level: 'strict' } },
      'follow world models level:strict',
    ],
    [{ command: 'unmute', options: { topic: 'games', for: undefined } }, 'unmute games'],
    [{ command: 'follow', options: { topic: 'coding for me' } }, 'follow -- coding for me'],
    [{ command: 'subscribe', options: { zone: 'New York', time: '9 pm' } }, 'subscribe New York time:"9 pm"'],
  ])('%j reads as people would type it', (intent, line) => {
    expect(intentLine(commands, intent)).toBe(line);
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
  ])('with the words “%s” says those words and nothing else', (topic) => {
    const follow = { topic, level: 'broad', for: 'me' };
    expect(readBack({ command: 'follow', options: follow })).toEqual(follow);
    const mute = { topic, days: 30, for: 'channel' };
    expect(readBack({ command: 'mute', options: mute })).toEqual(mute);
  });

  it('says any words as they are', () => {
    const word = fc.oneof(
      fc.constantFrom('for', 'me', 'level', 'strict', '--', '-', 'days', '7', 'for:me', '--for', '—', '“x'),
      fc.stringMatching(/^[a-z0-9"'.:-]{1,6}$/),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (all) => {
        const options = { topic: all.join(' '), level: 'broad', for: 'channel' };
        expect(readBack({ command: 'follow', options })).toEqual(options);
      }),
    );
  });
});
