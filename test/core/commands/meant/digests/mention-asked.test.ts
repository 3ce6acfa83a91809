import { describe, expect, it } from 'vitest';
import { mentionAsked } from '#core/commands/meant/digests/mention-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(mentionAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. To have a digest notify them, type subscribe mention:@readers.': ['cc @readers'],
  'subscribe mention:off': [
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
  ],
  'Nothing has changed. A digest of your own comes to you by direct message where it is ordered for you: subscribe for me.':
    ['tell me when it is out', 'let me know once new papers are here', 'dm me every time papers arrive'],
  'Nothing has changed. To have a digest notify you all, type subscribe mention:everyone, or name a role or group instead.':
    ['ping us when the digest comes', 'notify us as soon as the list is ready'],
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
];

describe('whom a digest is to notify', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
