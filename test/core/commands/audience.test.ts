import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { audienceOf, isOrder, isShareable } from '#core/commands/audience.ts';
import { readLine } from '#core/commands/options/read-line.ts';

const read = (line: string) => readLine(commands, line);

describe('the answer to a command', () => {
  it.each(['today', 'search robots', 'similar 2608.12345', 'paper 2608.12345', 'top week', '/TODAY size:3'])(
    '%s may be shown to everybody',
    (line) => {
      expect(isShareable(commands, read(line))).toBe(true);
      expect(audienceOf(commands, read(line))).toBe('everyone');
    },
  );

  it.each([
    'saved',
    'save 2608.12345',
    'unsave 2608.12345',
    'topics',
    'forget me',
    'dismiss 2608.12345',
    'subscribe for me',
    'follow robots for me',
    'pause for:me',
    'today for me',
  ])('%s is the asker’s own', (line) => {
    expect(audienceOf(commands, read(line))).toBe('asker');
    expect(isShareable(commands, read(line))).toBe(false);
    expect(isOrder(commands, read(line))).toBe(false);
  });

  it.each(['subscribe 09:00 channel:#papers', 'settings in #papers', 'status #papers', 'pause #papers'])(
    '%s is the asker’s own, as not everybody here may know of that channel',
    (line) => {
      expect(audienceOf(commands, read(line))).toBe('asker');
      expect(isShareable(commands, read(line))).toBe(false);
      expect(isOrder(commands, read(line))).toBe(line.startsWith('subscribe'));
    },
  );

  it.each(['forget channel', 'follow robots', 'unsubscribe'])(
    '%s is everyone’s, and is not repeated',
    (line) => {
      expect(audienceOf(commands, read(line))).toBe('everyone');
      expect(isShareable(commands, read(line))).toBe(false);
    },
  );

  it.each(['subscribe', 'subscribe 9am Berlin', 'resume'])('%s has something posted', (line) => {
    expect(isOrder(commands, read(line))).toBe(true);
  });

  it.each(['subscribe off', 'subscribe time:OFF'])('%s has nothing posted', (line) => {
    expect(isOrder(commands, read(line))).toBe(false);
  });

  it('of a command that nobody knows is the asker’s own', () => {
    expect(audienceOf(commands, { command: 'unheard-of' })).toBe('asker');
    expect(isShareable(commands, { command: 'unheard-of' })).toBe(false);
  });
});
