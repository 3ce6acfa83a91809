import { describe, expect, it } from 'vitest';
import { lineMeant } from '#core/commands/meant/line-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(lineMeant(line, { named: false }));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  resume: [
    'could you please unpause',
    "i'd like you to unpause",
    'i’d like to unpause',
    "let's unpause",
    'lets unpause',
    'please  unpause',
    'unpause,  thanks',
    'so, unpause',
  ],
  'today on 19.12.': ['on 19.12.'],
  'search since:yesterday until:today sort:upvotes': ['yesterday and today', 'today and yesterday'],
  'search since:"monday" until:today sort:date': ['papers since monday', 'what is new since monday'],
  'search since:"3 days ago" until:today sort:upvotes': ['last 3 days'],
  'today friday': ['show me friday'],
  'today date:yesterday topic:agents': ['papers from yesterday on agents'],
  'top week': ['what did i miss'],
};

describe('what is meant by a line', () => {
  describe.each(Object.entries(READ))('is the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});

it.each([
  ['today and yesterday', true],
  ['today yesterday', false],
  ['today or what was yesterday', false],
  ['status of today and yesterday', false],
  ['search today and yesterday', false],
])('says of %s, which begins with a command, whether it is of two days: %s', (line, isOfTwo) =>
  expect(inShort(lineMeant(line, { named: true }))).toBe(
    isOfTwo ? 'search since:yesterday until:today sort:upvotes' : 'nothing',
  ),
);

it.each(['papers of monday', 'papers on agents since monday', 'best papers of this week'])(
  'leaves a question to what reads questions: %s',
  (line) => expect(read(line)).toBe('nothing'),
);

it('reads 400 letters at most', () => {
  const line = `${'please '.repeat(55)}  please unpause`;
  expect(line).toHaveLength(401);
  expect(read(line)).toBe('nothing');
  expect(read(line.replace('  ', ' '))).toBe('resume');
});
