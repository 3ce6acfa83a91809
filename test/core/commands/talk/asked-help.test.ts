import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { helpAskedIn } from '#core/commands/talk/asked-help.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(helpAskedIn(commands, line));

/** The help, and the lines that ask for it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  help: ['-h', 'Great. what can you do', 'all commands', 'command', 'help', 'what do i'],
  'help{"command":"search"}': [
    'doc on search',
    'help about search!',
    'man  search',
    'man search',
    'man search...',
    'search  --help',
  ],
  'help{"command":"mute"}': ['doc mute', 'help me mute', 'manual mute', 'mute ??', 'usage mute'],
  'help{"command":"web"}': ['do you have a website', 'is there a web page?', 'is there a webpage'],
  'help{"command":"export"}': ['?? export'],
  'help{"command":"mail"}': ['how do I get the papers by mail'],
  'help{"command":"saved"}': ['how do I export to zotero'],
  'help{"command":"status"}': ['status help'],
  'help{"command":"subscribe"}': ['how do we set up digests every week'],
  'help{"command":"unsubscribe"}': ['how can I cancel the digest'],
};

describe('help', () => {
  describe.each(Object.entries(READ))('is asked for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'help help',
    'mute ? robots',
    'robots ? mute',
    'robots do you havee-mail',
    'robots doc mute',
    'robots how to mute',
    'robots mute ?',
    'robots what do i',
    'search help',
    'what do i robots',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
