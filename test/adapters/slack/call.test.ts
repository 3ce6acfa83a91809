import { describe, expect, it } from 'vitest';
import { isForAll, isOrder, isPersonal } from '#adapters/slack/reply/typed-command.ts';
import { commands } from '#commands/index.ts';

describe('the answer to a line of the program', () => {
  it.each(['today', 'search robots', 'similar 2608.12345', 'paper 2608.12345', 'top week', '/TODAY size:3'])(
    '%s may be shown to everybody',
    (line) => {
      expect(isForAll(commands, line)).toBe(true);
      expect(isPersonal(commands, line)).toBe(false);
    },
  );

  it.each(['saved', 'save 2608.12345', 'unsave 2608.12345', 'topics', 'forget me', 'dismiss 2608.12345'])(
    '%s is the asker’s own',
    (line) => {
      expect(isPersonal(commands, line)).toBe(true);
      expect(isForAll(commands, line)).toBe(false);
    },
  );

  it.each(['subscribe for me', 'follow robots for me', 'pause for:me', 'today for me'])(
    '%s is the asker’s own',
    (line) => {
      expect(isPersonal(commands, line)).toBe(true);
      expect(isOrder(commands, line)).toBe(false);
    },
  );

  it.each(['forget channel', 'help', 'status', 'follow robots', 'no such thing', 'today size:x', ''])(
    '%s is neither',
    (line) => {
      expect(isForAll(commands, line)).toBe(false);
      expect(isPersonal(commands, line)).toBe(false);
    },
  );

  it.each(['subscribe', 'subscribe 9am Berlin', 'resume'])('%s has something posted', (line) => {
    expect(isOrder(commands, line)).toBe(true);
  });
});
