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
  ],
  follow: ['alert', 'interest', 'keyword', 'level', 'notifying', 'tracking', 'watch', 'watched'],
  mute: ['blacklist', 'blacklisted', 'block', 'blocked', 'excluding', 'ignoring'],
  saved: ['bookmark', 'download', 'downloads', 'exporting', 'what about zotero?', 'what, about: zotero::'],
  paper: ['abstract', 'citation', 'pdf'],
  pause: ['break', 'snoozing', 'vacation'],
  undo: ['restoring', 'revert', 'reverted'],
  forget: ['deleting', 'erasing'],
  like: ['recommend', 'recommended'],
  mail: ['emailing', 'newsletter'],
  web: ['webpage', 'website'],
  feed: ['rss'],
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
  ])('is on none: %s', (line) => expect(read(line)).toBe('nothing'));
});
