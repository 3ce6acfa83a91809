import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { helpSubject } from '#core/commands/meant/help-subject.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(helpSubject(commands, line)?.name);

/** The command that is meant, and the words that help is asked on. */
const READ: Readonly<Record<string, readonly string[]>> = {
  subscribe: [
    'channel',
    'days:song',
    'digest',
    'holiday',
    'mention',
    'order',
    'ordered',
    'scheduling',
    'thread',
    'time',
    'timezone',
    'weekday',
    'weekend',
    'zone',
    'subscribing',
    'subscriber',
    'subscribers',
  ],
  search: [
    'author',
    'filter',
    'has: code',
    'has:code',
    'operator',
    'organisation',
    'page',
    'phrase',
    'sort=date',
    'sorted',
    'searching',
    'finding',
  ],
  follow: [
    'alert',
    'interest',
    'keyword',
    'level',
    'notifying',
    'tracking',
    'watch',
    'watched',
    'following',
    'followers',
    'follower',
  ],
  mute: ['blacklist', 'blacklisted', 'block', 'blocked', 'excluding', 'ignoring', 'muting'],
  saved: ['bookmark', 'download', 'downloads', 'exporting', 'what about zotero?', 'what, about: zotero::'],
  paper: ['abstract', 'citation', 'pdf'],
  pause: ['break', 'snoozing', 'vacation', 'pausing'],
  undo: ['restoring', 'revert', 'reverted', 'undoing', 'restored'],
  forget: ['deleting', 'erasing'],
  like: ['recommend', 'recommended'],
  mail: ['emailing', 'newsletter'],
  web: ['webpage', 'website'],
  feed: ['rss'],
  save: ['saving'],
  unsubscribe: ['unsubscribing'],
};

describe('help on a subject', () => {
  describe.each(Object.entries(READ))('is on the command: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'alertss',
    'bibs',
    'breakss',
    'cites',
    'dayss',
    'gdprs',
    'hass',
    'hides',
    'mailss',
    'rsss',
    'sites',
    'tastes',
    'xalert',
    'xbib',
    'xbreak',
    'xemail',
    'xgdpr',
    'xhas',
    'xhide',
    'xpdf',
    'xrevert',
    'xrss',
    'xsite',
    'xtaste',
    'xzone',
    'xsaving',
  ])('is on none: %s', (line) => expect(read(line)).toBe('nothing'));
});

it('is in the first 60 letters', () => {
  const typed = 'well then '.repeat(5);
  expect(read(`${typed}to cite me`)).toBe('paper');
  expect(read(`${typed}now to cite me`)).toBe('nothing');
});
