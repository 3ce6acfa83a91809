import { describe, expect, it } from 'vitest';
import { mentionAsked } from '#core/commands/meant/digests/mention-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(mentionAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. To have a digest notify them, type subscribe mention:@readers.': ['cc @readers'],
  'subscribe mention:off': [
    'mention nobody',
    'ping no one',
    'tag no-one any more',
    'notify noone anymore',
    'turn off the mentions',
    'remove all mention',
    'stop pinging everybody',
    'stop pinging everyone',
    'stop pinging @here',
    'stop mentioning the team',
    'stop tagging people',
    "don't ping everyone",
    'do not mention anyone',
    'no pings',
    'no mentions',
    'without mentions',
    'turn off pings',
    'turn off mentions',
    'remove the mention',
    'no more @here',
    'drop the @channel ping',
    'switch off all mentions',
    "don't tag anyone in it",
    'no more pings with the digest',
    'never mention @readers again',
    'stop notifying the whole team',
    'turn pings off',
    'switch the mentions off',
    'turn all mention off',
    'STOP PINGING EVERYONE',
    'NO MORE @HERE',
    'turn the ping off',
    'switch mentions off',
  ],
  'Nothing has changed. A digest of your own comes to you by direct message where it is ordered for you: subscribe for me.':
    [
      'tell me when it is out',
      'let me know once new papers are here',
      'dm me every time papers arrive',
      'tell me when a digest is out',
      'tell me when the new digests arrive',
      'let me know when a list is up',
      'let me know when new lists are out',
      'ping me when a paper is posted',
      'tell me when the digest’s up',
      "let me know when it's here",
      'notify me as soon as it lands',
      'message me once it has been posted here please',
      'tell me when it is out here',
    ],
  'Nothing has changed. To have a digest notify you all, type subscribe mention:everyone, or name a role or group instead.':
    [
      'ping us when the digest comes',
      'notify us as soon as the list is ready',
      'ping us when the papers are in',
      "tell us when the digest's ready",
      'notify us whenever papers land',
    ],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'stop mentioning robots',
  'no tags in the data',
  'mention detection',
  'ping pong robots',
  'remind me if there are papers',
  'please tell me when it is out',
  'tell me when it is out of stock',
  "wake me up when it's there",
  'please turn pings off',
  'turn pings off now',
  'tell me when papers are ready or not',
  'tell me when the digest arriveshere',
  'tell me when agents are out',
  'tell me when the digest',
];

describe('whom a digest is to notify', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is said in 100 letters at most', () => {
  const again = ' again'.repeat(5);
  expect(read(`no pings${' please'.repeat(8)}${again} again`)).toBe('subscribe mention:off');
  expect(read(`no pings${' please'.repeat(9)}${again}`)).toBe('nothing');
});
