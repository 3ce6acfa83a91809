import { describe, expect, it } from 'vitest';
import { askedOtherwise, whyNothing } from '#core/commands/meant/asked-otherwise.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(whyNothing(line) ?? askedOtherwise(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. To have nothing come for a while, type pause or pause until monday; to end the digest, unsubscribe; to ring for a topic no more, follow it with alert:off.':
    [
      'mute bot',
      'silence notification',
      'stop notification',
      'stop spam',
      'turn digest off',
      'turn it off',
      'turn notification off',
      'turn off',
      'turn off bot',
      'turn off my digest',
      'turn off notification',
      'turn off the notifications',
      'stop dming me',
      'stop dm-ing us',
      'stop pinging',
      'stop pinging me',
      'quit notifying',
    ],
  status: [
    'why is there no list this morning',
    "why list didn't",
    'why list didnt',
    'why list not',
    'why no digest',
    'why no message',
    'why no paper',
    'why nothing',
    "why papers hasn't",
    'why papers hasnt',
  ],
  'A paper is named by its id, which stands with it, and not by its place in a list: how, says help paper. Its menu or buttons do the same.':
    ['#55', 'abstract of 55', 'more on no 5', 'no5', 'open no.2', 'read the 22nd', 'tell me about 5'],
  'Which answer that goes on is not known: its own buttons show its next page, and in words the page stands behind the search, as in search agents page:2. More of today’s list is shown by today size:30.':
    [
      'next',
      'next results',
      'page 55',
      'scroll',
      'show next result papers',
      'the next',
      'the next result result',
    ],
  'Which papers you have read is not kept. Those that you have saved are shown by saved, those of the day by today.':
    [
      'history',
      'my unread papers',
      'read list',
      'read paper',
      'what paper have i seen',
      'which have i not read yet',
    ],
  'Nothing has changed. How many papers come in a digest is set by subscribe size:5, 25 at most.': [
    'less paper',
    'longer list',
    'more papers a day',
  ],
  'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by search FlexQuant.':
    [
      'recommend FlexQuant to <@U1>',
      'share paper FlexQuant with @anna',
      'share the paper FlexQuant with @anna',
    ],
  'Which paper is meant is not known: type paper and its id, which stands with it, and “bibtex” behind that for a citation.':
    ['AS PDF', 'abstract of it', 'as pdf'],
  feed: ['a rss', 'rss', 'rss feed'],
  'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by search song.':
    ['send song to my colleague', 'send song with my student'],
  'Nothing is sent to somebody by name here. Whoever wants papers orders them for themselves: subscribe for me.':
    [
      'share it with my team',
      'send this to @anna',
      'forward the digest to my boss',
      'recommend paper to my friend',
      'send papers to my students',
      'show the list to <@123>',
      'send all of it to my boss',
    ],
  'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by search attention is all you need.':
    [
      'share the paper attention is all you need with my team',
      'share attention is all you need with my advisor',
    ],
  'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by search what it says.':
    ['share what it says with my team'],
  'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by search white paper analysis.':
    ['share white paper analysis with my team'],
};

describe('what people ask of other programs', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    '#2 robots',
    'history robots',
    'hush robots',
    'less paper robots',
    'robots #2',
    'robots history',
    'robots hush',
    'robots less paper',
    'robots more',
    'robots rss',
    'robots send robots to @x',
    'robots why nothing',
    'rss robots',
    'send robots to @x robots',
    'why is the list not here, where is it and what happened to it today',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
