import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { hear } from '#core/commands/talk/hear.ts';
import type { Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';

const linesIn = (text: Text): string[] =>
  typeof text === 'string'
    ? []
    : text.flatMap((part) => (typeof part === 'object' && 'command' in part ? [part.command] : []));

/** The lines that the answer to one tells people to type, as far as no engine is asked for it. */
function hintsFor(typed: string): string[] {
  const heard = hear(commands, typed);
  if (heard.kind === 'offer') return linesIn(heard.says);
  if (heard.kind !== 'line') return [];
  try {
    readLine(commands, heard.line);
    return [];
  } catch (error) {
    return error instanceof UserError ? linesIn(error.sentence) : [];
  }
}

const WRONG = [
  'search agents sort:votes',
  'search agents sort:newest',
  'search agents limit:three',
  'search agents page:0',
  'search',
  'similar 2608.01234 limit:none',
  'similar',
  'like 2608.01234 for:everybody',
  'dismiss 2608.01234 for:all',
  'follow agents level:high',
  'follow agents alert:soon',
  'follow',
  'mute games days:0',
  'mute medical imaging for the holidays',
  'mute games for the summer',
  'today size:0',
  'top size:1000',
  'top period:year',
  'subscribe 25:00',
  'subscribe kind:hourly',
  'subscribe hourly',
  'subscribe quiet hours',
  'subscribe size:100',
  'pause from monday',
  'resume tomorrow',
  'saved page:0',
  'saved export:endnote',
  'paper 2608.01234 export:endnote',
  'paper',
  'forget that',
  'undo the follow of robots',
  'why',
  'web links:maybe',
  'unknown-command',
];
// What stands in the table of typed lines, in its first column.
const TYPED = [
  ...readFileSync(new URL('../../adapters/typed-lines.md', import.meta.url), 'utf8').matchAll(
    /^\| `([^`]+)` \|/gm,
  ),
].map(([, line = '']) => line);
// "Taken out by unsave and their ids" names a command.
const isName = (line: string) => commands.some(({ name }) => name === line);
const HINTS = [...new Set([...WRONG, ...TYPED].flatMap(hintsFor))].filter((line) => !isName(line));

describe('a line that an answer tells people to type', () => {
  it('is known for many', () => expect(HINTS.length).toBeGreaterThan(30));

  it.each(HINTS)('%s works', (hint) => {
    expect(hear(commands, hint).kind).toMatch(/^(?:line|intent)$/);
    expect(hintsFor(hint)).toEqual([]);
    const heard = hear(commands, hint);
    if (heard.kind === 'line') expect(() => readLine(commands, heard.line)).not.toThrow();
  });

  it('keeps the words that it is about', () => {
    expect(hintsFor('mute medical imaging for the holidays')).toEqual(['mute medical imaging 7']);
    expect(hintsFor('search agents sort:upvots')).toEqual(['search agents sort:upvotes']);
  });
});
