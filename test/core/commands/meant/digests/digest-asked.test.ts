import { describe, expect, it } from 'vitest';
import { digestAsked } from '#core/commands/meant/digests/digest-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(digestAsked(line));

/** What is meant or said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'A digest that comes by that clock is ordered, or changed, by subscribe Berlin.': [
    'im in Berlin',
    'i’m in Berlin',
    'my timezone is Berlin',
    'our timezone is Berlin',
    'were in Berlin',
    'the time zone is Berlin',
    'our zone Berlin',
    "we're Berlin",
  ],
  status: [
    'are you off',
    'until when',
    'when do it come',
    'when does it come back',
    'what time is the digest',
    'at what time does it come',
    'which day does our next digest arrive',
    'what days do you post papers',
    'when do i get the next digest',
    'when will we see our digests',
    'when do we receive papers',
    'when do we get them',
    'is it at 9 or 10',
    'is it set for 9am or 10 am',
    'is it 9:30 or at 21.30',
    'is it for 10.15 pm or at 11:15pm',
    'when digest comes',
    'when the digest comes',
    'when papers arrive',
    'when the next paper arrives',
    'when my list will be sent',
    'when the next list comes here',
    'when list come next',
    'what time is it sent',
    'what days do digests come',
    'what time does the digest come',
    'which day do we get papers',
    'what time do you post the digest',
    'what hour do you send a digest',
    'what day do i get digest',
  ],
  'Why one paper was shown, says why and its id. Papers on a topic are left out by mute agents; what is followed here, says topics.':
    ['why do so many agents', 'why does too much agents paper'],
  'A digest that comes by that clock is ordered, or changed, by subscribe Tokyo.': [
    "we're in Tokyo",
    'we’re based in Tokyo',
    'im based in Tokyo',
    'timezone: Tokyo',
    'my local timezone = Tokyo',
    'local time zone is Tokyo',
    'our time zone is Tokyo',
    "i'm in Tokyo",
  ],
  'A digest that comes by that clock is ordered, or changed, by subscribe UTC.': ['my time zone is UTC'],
  'Nothing has changed. To have a digest notify them, type subscribe mention:<!subteam^S1|team>.': [
    'notify <!subteam^S1|team> when it comes',
  ],
  'Nothing has changed. To have a digest notify them, type subscribe mention:<@U1>.': [
    'ping <@U1> for each paper',
  ],
  'Nothing has changed. To have a digest notify them, type subscribe mention:@ml-team.': [
    'mention @ml-team in the digest',
  ],
  'Nothing has changed. To have a digest notify them, type subscribe mention:@x.': ['alert @x with list'],
  'Nothing has changed. To have a digest notify them, type subscribe mention:@here.': [
    'ping @here when a digest comes',
    'notify @here with any new papers',
  ],
  'Why one paper was shown, says why and its id. Papers on a topic are left out by mute robot arms; what is followed here, says topics.':
    ['why are show too much robot arms'],
  'Why one paper was shown, says why and its id. Papers on a topic are left out by mute robot; what is followed here, says topics.':
    ['why are there so many robot papers'],
  'subscribe size 5': ['setting size 5'],
  'subscribe timezone Berlin': ['settings timezone Berlin'],
  'Nothing has changed. To have a digest notify them, type subscribe mention:everyone.': [
    'mention everyone when it comes',
    'mention everyone when it arrives',
    'mention everyone when papers arrive',
    'mention everyone',
  ],
  'Nothing has changed. To have a digest notify them, type subscribe mention:channel.': [
    'ping the channel when digests come',
    'notify our channel with the digest',
  ],
  'A digest that comes by that clock is ordered, or changed, by subscribe Europe/Paris.': ['tz Europe/Paris'],
  'A digest that comes by that clock is ordered, or changed, by subscribe Tokyo at 9.': [
    'time zone Tokyo at 9',
  ],
  'A digest that comes by that clock is ordered, or changed, by subscribe Berlin 9am.': [
    'our timezone is Berlin 9am',
  ],
  'subscribe at 9am Cambridge': ['at 9am Cambridge'],
  'subscribe 9 am in Cambridge': ['9 am in Cambridge'],
  'subscribe 9.30am Cambridge': ['9.30am Cambridge'],
  'subscribe 9:30 a.m. in Cambridge': ['9:30 a.m. in Cambridge'],
  'subscribe 10:15 Cambridge': ['10:15 Cambridge'],
  'subscribe 10.15 in Cambridge': ['10.15 in Cambridge'],
  'subscribe at 11pm. Cambridge': ['at 11pm. Cambridge'],
  'subscribe noon in Cambridge': ['noon in Cambridge'],
  'subscribe midnight Cambridge': ['midnight Cambridge'],
  settings: [
    'what settings are there',
    'what options do we have',
    'what settings',
    'what options can i change',
    'what can we configure here',
    'what could i customize',
    'what can i customise',
    'config',
    'configuration',
    'show config',
    'list all the settings',
    'show me the configuration',
  ],
  'A digest that comes by that clock is ordered, or changed, by subscribe berlin.': [
    'my time zone is berlin',
    'my timezone is berlin',
  ],
  'A digest that comes by that clock is ordered, or changed, by subscribe tokyo.': [
    'our time zone is tokyo',
    'our timezone is tokyo',
  ],
};

describe('what is asked of a digest', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'alert @x with list robots',
    'is you on robots',
    'ping @robot arms on digest',
    'robots alert @x with list',
    'robots is you on',
    'robots why do so many agents',
    'settings agents',
    'settings my time 9am',
    "so i'm in Berlin",
    'the settings time 9am',
    'mention the whole story in the digest',
    'mention everyone when it comes home',
    'in which timezone Tokyo',
    'timezone of robots',
    '9am Tokyo',
    '9am Springfield robots',
    'see you at 9am Cambridge',
    '9am robots',
    '9 Cambridge',
    'what hours are set',
    'what time is it',
    'what is this',
    'what time is this conference',
    'is it at nine or ten',
    'is it 9 or 10 papers',
    'so what settings are there',
    'what settings are there for robots',
    'what time is it',
    'what time is this',
  ])('is not asked: %s', (line) => expect(read(line)).toBe('nothing'));
});
