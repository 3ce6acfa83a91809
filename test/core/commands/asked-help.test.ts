import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { helpAskedIn } from '#core/commands/talk/asked-help.ts';

/** The command that help is asked for, "all" where it is asked for without one. */
function asked(line: string): unknown {
  const help = helpAskedIn(commands, line);
  expect(help?.command ?? 'help').toBe('help');
  return help && (help.options?.command ?? 'all');
}

describe('help of all', () => {
  it.each([
    '??',
    'h',
    '-help',
    '--h',
    'command',
    'list all of the commands',
    'what commands are there?',
    'Menu',
    'help',
    'help please!',
    'help me please',
    'what do you do?',
    'what can I type',
    'what can you for me',
    'What can you do for us??',
    'what is this',
    'how does it work?',
    'how do I talk to you?',
  ])('is asked for: %s', (line) => {
    expect(asked(line)).toBe('all');
  });

  it.each([
    'help desk tickets',
    'chains of commands',
    'tell me what can you do',
    'are you a bot that learns',
    'what is thought',
    '? attention mechanisms',
    'attention --help search',
  ])('is not asked for: %s', (line) => {
    expect(asked(line)).toBeUndefined();
  });
});

describe('help on a command', () => {
  it.each([
    ['?? search', 'search'],
    ['--help  search', 'search'],
    ['-h mute', 'mute'],
    ['--help serach', 'serach'],
    ['status  help', 'status'],
    ['Status USAGE', 'status'],
    ['status ??', 'status'],
    ['search --HELP', 'search'],
    ['web help', 'web'],
    ['undo help', 'undo'],
    ['mail usage', 'mail'],
    ['saved help', 'saved'],
    ['paper help', 'paper'],
    // What may be looked for, followed, muted, or is for the command itself.
    ['search help', undefined],
    ['follow help', 'follow'],
    ['mute help', 'mute'],
    ['unmute usage', 'unmute'],
    ['help help', undefined],
    ['save helpful papers', undefined],
    ['speculative search --help', undefined],
    ['serach --help', undefined],
    ['frobnicate help', undefined],
  ])('is asked for by its name: %s', (line, command) => {
    expect(asked(line)).toBe(command);
  });

  it.each([
    ['how to mute', 'mute'],
    ['how to  "mute"?', 'mute'],
    ['help me subscribe', 'subscribe'],
    ['help me to subscribe', 'subscribe'],
    ['how can one quickly follow games?', 'follow'],
    ['what does dismiss, then, do?', 'dismiss'],
    ['what is “like”', 'like'],
    ['how do I train agents?', undefined],
    ['how tomute', undefined],
    ['robots that learn how to follow people', undefined],
    ['search how to follow people', undefined],
    ['status of how to mute', undefined],
  ])('is asked for by a question: %s', (line, command) => {
    expect(asked(line)).toBe(command);
  });

  it.each([
    ['how do I stop this', 'unsubscribe'],
    ['how do I stop this ?', 'unsubscribe'],
    ['how can I end the digest?', 'unsubscribe'],
    ['How could we cancel the daily message?', 'unsubscribe'],
    ['how can I get rid of these digests?!', 'unsubscribe'],
    ['how do I get a digest', 'subscribe'],
    ['how should we schedule papers', 'subscribe'],
    ['how do I get papers accepted at NeurIPS?', undefined],
    ['explain how do I stop this', undefined],
    ['how do I stop each paper', 'paper'],
    ['how do I stop thinking', undefined],
  ])('is asked for by what is to become of a digest: %s', (line, command) => {
    expect(asked(line)).toBe(command);
  });
});
