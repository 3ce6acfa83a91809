import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { helpAskedIn } from '#core/commands/talk/asked-help.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(helpAskedIn(commands, line));

/** The help, and the lines that ask for it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  help: [
    '-h',
    'Great. what can you do',
    'all commands',
    'command',
    'help',
    'what do i',
    'example',
    'agents: help me out',
    'agents, help',
    'wait,help',
    'what should i do',
    'im lost',
    "i'm new",
    'I’m new here',
    'i am confused',
    "i don't understand",
    'i don’t get this',
    'i do not know how it goes on',
  ],
  'help{"command":"search"}': [
    'doc on search',
    'help about search!',
    'man  search',
    'man search',
    'man search...',
    'search  --help',
    'how does search work',
    'how does the search work?',
    'how does the search feature work',
    'how does the search command work',
    'how does the search option work',
    'how does the search topic work',
    'how does search work here !',
    'man search ?',
  ],
  'help{"command":"mute"}': [
    'doc mute',
    'help me mute',
    'manual mute',
    'mute ??',
    'usage mute',
    'how is the mute button used',
    'how does the mute function work',
    'how are mutes used here?!',
    'whats the command for mute',
  ],
  'help{"command":"web"}': ['do you have a website', 'is there a web page?', 'is there a webpage'],
  'help{"command":"export"}': ['?? export'],
  'help{"command":"mail"}': ['how do I get the papers by mail', 'do you have email'],
  'help{"command":"saved"}': ['how do I export to zotero', 'what is the command to export'],
  'help{"command":"status"}': ['status help'],
  'help{"command":"subscribe"}': [
    'how do we set up digests every week',
    'how does a digest work',
    'how do the quiet hour work',
    'how do i get a thread',
    'how do i get robots in a digest',
  ],
  'help{"command":"unsubscribe"}': ['how can I cancel the digest'],
  'help{"command":"follow"}': [
    'how do I turn the alerts on',
    'what’s the command to follow',
    'how do i get an alert',
  ],
  'help{"command":"topics"}': ['how do the topics work'],
  'help{"command":"pause"}': [
    'whats the command to snooze',
    'what’s the command to snooze',
    'how do i "snooze"?',
  ],
  'help{"command":"save"}': ['how do saves work'],
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
    'show does search work',
    'how does search work in practice',
    'how do search agents work',
    'how do i cite 2608.01234',
    'how to find papers',
    'how does athe search work',
    'is there a feed of papers of the whole group that I work with',
    'man se?arch',
    'explain mute and unmute in a line',
    'what is snoozing',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
