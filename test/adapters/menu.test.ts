import { describe, expect, it } from 'vitest';
import { startMenu, withGuesses } from '#adapters/shared/conversation/menu.ts';
import { commands } from '#commands/index.ts';
import type { Reply } from '#core/commands/command.ts';
import { linesIn } from '#test/fakes/chat.ts';

const REFUSED: Reply = { status: 'usage', code: 'usage', document: { summary: 'No.', blocks: [] } };
const guesses = (line: string) => linesIn(withGuesses(commands, REFUSED, line).document);

describe('words that are no command', () => {
  it('are taken for a command that was mistyped, and for something to look for', () => {
    expect(guesses('tody size:3')).toEqual(['today size:3', 'search tody size:3']);
    expect(guesses('serach agents')).toEqual(['search agents']);
    expect(guesses('mixture of experts')).toEqual(['search mixture of experts']);
  });

  it.each([
    ['at 8', 'subscribe time:8'],
    ['every morning', 'subscribe time:09:00 days:daily'],
    ['every monday at 9am', 'subscribe time:9am days:monday'],
    ['weekdays at noon in Berlin', 'subscribe Berlin time:noon days:weekdays'],
  ])('are offered as an order where they only say when: %s', (line, order) => {
    expect(guesses(line)).toEqual([order, `search ${line}`]);
  });

  it.each(['', '  ', '/today nonsense:', 'x'.repeat(201)])(
    'are nothing to guess at where they are %j',
    (line) => {
      expect(guesses(line)).toEqual([]);
    },
  );
});

it('whoever types nothing is offered what can be read at once, without what is shown already', () => {
  const document = startMenu(commands, { prefix: '/papers', shown: [{ command: 'saved' }] });
  expect(linesIn(document)).toEqual(['today', 'today for:me', 'top', 'topics', 'settings', 'status', 'help']);
});
