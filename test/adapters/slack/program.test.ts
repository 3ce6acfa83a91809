import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { MODES } from './adapter-on-slack.ts';
import { programOnSlack } from './program-on-slack.ts';

// The commands that people have, in the whole program, on Slack.

/** Each command as it is typed, and what its answer says; before it, what has to have been asked. */
const GOOD: readonly [line: string, says: RegExp, ...before: string[]][] = [
  ['today', /Daily papers · Fri 21 Aug 2026.*10\. /s],
  ['today quantization date:2026-08-19 size:2', /· Wed 19 Aug 2026 · quantization/],
  ['today for me', /for you/],
  ['search "quantization" -data limit:2 sort:upvotes', /Search · .*1 to 2 of/s],
  ['paper <https://arxiv.org/abs/2608.10020v2>', /On the list of Fri 21 Aug 2026/],
  ['similar 2608.10020 limit:3', /Like Four-Bit.*3 papers/s],
  ['top week', /Top of the week.*10 of 30/s],
  ['save 2608.10020', /Saved: Four-Bit/],
  ['saved', /Your saved papers.*1 paper/s, 'save 2608.10020'],
  ['saved export markdown', /1 saved paper.*the file is in your direct messages/s, 'save 2608.10020'],
  ['unsave 2608.10020', /No longer saved/, 'save 2608.10020'],
  ['follow LLM quantization level:broad', /This channel now follows LLM quantization/],
  ['unfollow robots for me', /no longer follow/, 'follow robots for me'],
  ['topics', /This channel's topics/, 'follow robots'],
  ['mute robots 7', /left out in this channel for 7 days/],
  ['unmute robots', /shown again/, 'mute robots'],
  ['dismiss 2608.10020', /No longer shown in this channel/],
  ['like 2608.10020', /More like this for you: Four-Bit/],
  ['like 2608.10020 less for channel', /Less like this in this channel/],
  [
    'subscribe 9pm New York size:8',
    /21:00 America\/New_York.*<!date\^\d+\^\{date_short_pretty\} at \{time\}\|/s,
  ],
  ['subscribe for me', /comes to your direct messages on weekdays at 09:00 Europe\/Berlin/],
  ['unsubscribe', /No more digests come here/, 'subscribe'],
  ['pause', /No digests come here until they are resumed/, 'subscribe'],
  ['resume', /Digests come here again/, 'subscribe'],
  ['settings', /Digest settings.*weekdays at 09:00 Europe\/Berlin.*Time zone/s, 'subscribe'],
  ['status', /A digest comes on weekdays at 09:00 Europe\/Berlin/, 'subscribe'],
  ['why 2608.10020', /the list of .*this channel’s digest/s, 'subscribe'],
  ['undo', /This channel follows robots again/, 'follow robots', 'unfollow robots'],
  ['forget me', /would go for good: 1 saved paper.*Delete all of it/s, 'save 2608.10020'],
  ['forget me yes', /Everything about you is deleted/, 'save 2608.10020'],
  ['help follow', /Follow a topic/],
  ['web', /There are no pages or feeds here/],
  ['feed saved', /There are no pages or feeds here/],
  ['mail ann@example.org', /No mails are sent from here/],
];

/** Each command that can be asked wrongly, and what is said then. */
const BAD: readonly [line: string, says: RegExp][] = [
  ['today date:yesterdayish', /is not a date: type it/],
  ['today size:0', /"size" must be/],
  ['search', /search needs "query"/],
  ['search llm since:soon', /"since" takes a day, a month or a year/],
  ['search llm --limt 3', /did you mean limit\?/],
  ['serch llm', /did you mean \/papers search\?.*\nsearch llm$/s],
  ['paper nonsense', /no arXiv id or link: try/],
  ['similar https://evil.example/2608', /no arXiv id or link: try/],
  ['top date:2026-13-45', /There is no 2026-13-45/],
  ['save <!channel>', /no arXiv id or link: try/],
  ['saved zebra', /saved no papers yet: try/],
  ['unsave 2608.10021', /have not saved/],
  ['follow ""', /named in words, such as/],
  ['follow', /follow needs "topic"/],
  ['unfollow zebras', /“zebras” is not followed here/],
  ['topics now', /takes no words like/],
  ['mute !!', /To have nothing come for a while/],
  ['unmute zebras', /“zebras” is not muted here/],
  ['dismiss nonsense', /no arXiv id or link: try/],
  ['like nonsense', /no arXiv id or link: try/],
  ['why nonsense', /no arXiv id or link: try/],
  ['subscribe Atlantis', /"Atlantis" is no time, weekday or place/],
  ['subscribe 25:00', /25:00.*is not a time of day/],
  ['subscribe days:someday', /does not name weekdays/],
  ['subscribe size:99', /"size" must be/],
  ['unsubscribe', /No digest comes here, so there is nothing to end/],
  ['undo', /There is nothing to undo/],
  ['pause', /No digest is ordered here yet: try/],
  ['resume', /No digest is ordered here yet: try/],
  ['settings of mine', /one word of letters/],
  ['status now', /takes no words like/],
  ['forget us', /Nothing is stored about this channel/],
  ['help nonsense', /no command "nonsense"/],
  ['web agents', /"links" must be new or off/],
  ['feed forward networks', /takes no words like/],
  ['mail me', /No mails are sent from here/],
];

it('every command is tried here, with good and with bad words', () => {
  const all = commands.map(({ name }) => name).toSorted();
  const tried = (lines: readonly (readonly [line: string, ...unknown[]])[]) =>
    [...new Set(lines.map(([line]) => line.split(' ')[0]))].filter((name) => all.includes(name ?? ''));
  expect(tried(GOOD).toSorted()).toEqual(all);
  expect(tried(BAD).toSorted()).toEqual(all);
});

describe.each(MODES)('by %s', (mode) => {
  it('every command of the program is answered, to whoever asked alone', async () => {
    await using s = await programOnSlack(mode);
    for (const [line, says, ...before] of GOOD) {
      await s.ask('forget channel yes');
      await s.ask('forget me yes');
      for (const earlier of before) await s.ask(earlier);
      const answer = await s.ask(line);
      expect(answer.words, line).toMatch(says);
      expect(answer.response_type, line).toBe('ephemeral');
    }
  });

  it('and one that is wrong is told what to do instead', async () => {
    await using s = await programOnSlack(mode);
    for (const [line, says] of BAD) expect((await s.ask(line)).words, line).toMatch(says);
  });
});
