import { describe, expect, it } from 'vitest';
import { otherPlaces } from '#core/commands/meant/digests/other-places.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(otherPlaces(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. A digest comes at its time. The next one comes at once by subscribe send:now; what there is today is shown by today.':
    [
      'publish',
      'publish today',
      'publish the digest',
      "send today's digest again",
      'resend',
      'resend the digest',
      'repost the digest',
      'post the list again',
      're-send it again',
      'repost the last digest',
      "re-publish today's list",
      'republish todays papers',
      'send the digest again',
      'send digest again',
      "post today's papers again",
      'publish the list',
      'publish digest',
      "publish today's list",
      'publish todays papers',
      'send it again',
      'resend the latest digest',
    ],
  'Nothing has changed. A digest of its own comes to a channel where that is ordered: subscribe channel:#lab.':
    ['mirror it to #lab as well'],
  'Nothing has changed. A digest of its own comes to a channel where that is ordered: subscribe channel:#ml.':
    ['also post in #ml', 'cross-post to #ml'],
  'Nothing has changed. A digest of its own comes to a channel where that is ordered: subscribe channel:#papers.':
    ['copy the digest to #papers'],
  'Nothing has changed. A digest of your own comes by direct message where it is ordered for you: subscribe for me.':
    [
      'dm me the digest',
      'send it to my dms',
      'send me a dm',
      'dm me instead',
      'send it to me privately',
      'send it as a direct message',
      'DM ME THE DIGEST',
    ],
  'Nothing has changed. Name the channel that is to get it: one more digest is ordered by subscribe channel:#papers, this one is moved by subscribe move-to:#papers.':
    [
      'change the channel',
      'another channel',
      'post it to my channel',
      'post the digest in our announcements channel',
      'send the papers to the reading group channel please',
      'in another channel',
      'send it to the channel',
      'put the digest in another channel',
      'move our digests to a different channel instead',
      'move papers to another channel',
      'send my digest to the channel',
      'post it in another channel',
      'post in an other channel instead',
    ],
  'subscribe at 8am channel:#ml': ['put the papers in #ml at 8am'],
  'subscribe channel:#papers': ['set up a digest in #papers', 'set up a second digest in #papers'],
  'subscribe channel:#robots': ['start a second digest for #robots'],
  'subscribe move-to:#papers': ['use #papers instead', 'switch to #papers', 'change channel to #papers'],
  'subscribe move-to:#ML': ['USE #ML INSTEAD'],
  'Nothing has changed. A long digest goes into a thread of its day by subscribe thread:day, into the channel by subscribe thread:none.':
    [
      'post it in a thread',
      'post the digest in threads',
      'send our digests into one thread per day',
      'use threads',
      'keep papers in its own thread please',
      'start a thread every day',
      'in a thread instead',
      'as threads',
      'put them to the thread',
      'keep it in threads',
      'want the digests in threads',
      'post papers in threads',
      'put our digest in a thread',
    ],
  'subscribe weekdays at 9 channel:#papers': ['post in #papers weekdays at 9'],
  'subscribe at 8 channel:#ml': ['send it to #ml at 8'],
  'subscribe every day at 9 channel:#lab': ['Post papers in the channel #lab every day at 9'],
  'subscribe at 9 channel:#papers': ['set up a digest in #papers at 9'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'make it in #c++ style',
  'publish or perish',
  'copy mechanisms',
  'repost detection',
  'message passing networks',
  'please send it to the channel',
  'send it to the channel instead of here',
  'send it again and again',
  'send it again later',
  'please resend it',
  'to publish it',
  'publish it somewhere',
  'threads of execution',
  'in a thread of thought',
  'papers in a thread',
  'publish into #lab robots',
  'deliver to #lab',
  'send it again and again',
  'post the digest in #lab',
  'x post in #papers at 9',
];

describe('a digest in another place', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
