import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { directMessages } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { pathOf } from '#test/fakes/discord/path-of.ts';
import { flat } from '#test/fakes/discord/readable.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import { channelOf } from './adapter-on-discord.ts';
import { type DiscordProgram, programOnDiscord } from './program-on-discord.ts';
import { answered, first, saidApart, textOf } from './talk.ts';

// The commands that people have, in the whole program, on Discord.

type Options = Record<string, string | number>;

/** Each command with what it takes, and what its answer says; before it, what has to have been asked. */
const GOOD: readonly [name: string, options: Options, says: RegExp, ...before: [string, Options][]][] = [
  ['today', {}, /Daily papers · Fri 21 Aug 2026.*10 papers/s],
  ['today', { topic: 'quantization', date: '2026-08-19', size: 2 }, /· Wed 19 Aug 2026 · quantization/],
  ['today', { for: 'me' }, /for you/],
  ['search', { query: 'quantization -data', limit: 2, sort: 'upvotes' }, /Search · .*1 to 2 of/s],
  ['paper', { paper: 'https://arxiv.org/abs/2608.10020v2' }, /On the list of Fri 21 Aug 2026/],
  ['similar', { paper: '2608.10020', limit: 3 }, /Like Four-Bit.*3 papers/s],
  ['top', { period: 'week' }, /Top of the week.*10 of 30/s],
  ['save', { paper: '2608.10020' }, /Saved: Four-Bit/],
  ['saved', {}, /Your saved papers.*1 paper/s, ['save', { paper: '2608.10020' }]],
  ['saved', { export: 'markdown' }, /1 saved paper/, ['save', { paper: '2608.10020' }]],
  ['unsave', { paper: '2608.10020' }, /No longer saved/, ['save', { paper: '2608.10020' }]],
  ['follow', { topic: 'LLM quantization', level: 'broad' }, /This channel now follows LLM quantization/],
  [
    'unfollow',
    { topic: 'robots', for: 'me' },
    /no longer follow/,
    ['follow', { topic: 'robots', for: 'me' }],
  ],
  ['topics', {}, /This channel's topics/, ['follow', { topic: 'robots' }]],
  ['mute', { topic: 'robots', days: 7 }, /left out in this channel for 7 days/],
  ['unmute', { topic: 'robots' }, /shown again/, ['mute', { topic: 'robots' }]],
  ['dismiss', { paper: '2608.10020' }, /No longer shown in this channel/],
  ['like', { paper: '2608.10020' }, /More like this for you: Four-Bit/],
  ['like', { paper: '2608.10020', want: 'less', for: 'channel' }, /Less like this in this channel/],
  ['subscribe', { time: '9 pm', zone: 'New York', size: 8 }, /21:00 America\/New_York.*<t:\d+:f>/s],
  ['subscribe', { for: 'me' }, /comes to your direct messages on weekdays at 09:00/],
  ['unsubscribe', {}, /No more digests come here/, ['subscribe', {}]],
  ['pause', {}, /No digests come here until they are resumed/, ['subscribe', {}]],
  ['resume', {}, /Digests come here again/, ['subscribe', {}]],
  ['settings', {}, /Digest settings.*weekdays at 09:00 UTC.*Change time and time zone/s, ['subscribe', {}]],
  ['status', {}, /A digest comes on weekdays at 09:00 UTC/, ['subscribe', {}]],
  ['why', { paper: '2608.10020' }, /the list of .*this channel’s digest/s, ['subscribe', {}]],
  [
    'undo',
    {},
    /Saved again: Four-Bit/,
    ['save', { paper: '2608.10020' }],
    ['unsave', { paper: '2608.10020' }],
  ],
  [
    'forget',
    { whose: 'me' },
    /would go for good: 1 saved paper.*Delete all of it/s,
    ['save', { paper: '2608.10020' }],
  ],
  [
    'forget',
    { whose: 'me', sure: 'yes' },
    /Everything about you is deleted/,
    ['save', { paper: '2608.10020' }],
  ],
  ['help', { command: 'follow' }, /Follow a topic/],
  ['web', {}, /There are no pages or feeds here/],
  ['feed', { of: 'saved' }, /There are no pages or feeds here/],
  ['mail', { address: 'ann@example.org' }, /No mails are sent from here/],
];

/** Each command that can be asked wrongly, and what is said then; what Discord itself refuses never comes. */
const BAD: readonly [name: string, options: Options, says: RegExp][] = [
  ['today', { date: 'yesterdayish' }, /is not a date: type it/],
  ['search', { query: 'llm', since: 'soon' }, /"since" takes a day, a month or a year/],
  ['paper', { paper: 'nonsense' }, /no arXiv id or link: try/],
  ['similar', { paper: 'https://evil.example/2608' }, /no arXiv id or link: try/],
  ['top', { date: '2026-13-45' }, /There is no 2026-13-45/],
  ['save', { paper: '@everyone' }, /no arXiv id or link: try/],
  ['saved', { words: 'zebra' }, /saved no papers yet: try/],
  ['unsave', { paper: '2608.10021' }, /have not saved/],
  ['follow', { topic: '""' }, /A topic is named in words, such as/],
  ['unfollow', { topic: 'zebras' }, /“zebras” is not followed here/],
  ['mute', { topic: '!!' }, /A topic is named in words, such as/],
  ['unmute', { topic: 'zebras' }, /“zebras” is not muted here/],
  ['dismiss', { paper: 'nonsense' }, /no arXiv id or link: try/],
  ['like', { paper: 'nonsense' }, /no arXiv id or link: try/],
  ['subscribe', { zone: 'Atlantis' }, /no time zone "Atlantis": type a large city nearby/],
  ['subscribe', { time: '25:00' }, /not a time of day: type it like/],
  ['subscribe', { days: 'someday' }, /does not name weekdays/],
  ['unsubscribe', {}, /No digest comes here, so there is nothing to end/],
  ['undo', {}, /There is nothing to undo/],
  ['pause', {}, /No digest is ordered here yet: try/],
  ['resume', {}, /No digest is ordered here yet: try/],
  ['help', { command: 'nonsense' }, /no command "nonsense"/],
];

const ABOUT_PAPERS = ['today', 'search', 'similar', 'paper', 'top'];

async function ask(
  s: DiscordProgram,
  name: string,
  options: Options = {},
  doing = { user: s.owner, channel: s.channel },
) {
  const asked = s.discord.command(doing, pathOf(name), options);
  return { message: await answered(asked).then(() => first(asked)), text: textOf(...asked.messages) };
}

describe('every command', () => {
  it('is tried here', () => {
    const tried = new Set(GOOD.map(([name]) => name));
    expect([...tried].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it.each(GOOD.map((tried) => ({ tried })))('$tried.0 $tried.1 is answered', async ({ tried }) => {
    const [name, options, says, ...before] = tried;
    await using s = await programOnDiscord();
    for (const earlier of before) await ask(s, ...earlier);
    const { text, message } = await ask(s, name, options);
    expect(text).toMatch(says);
    expect(message.onlyFor).toBe(s.owner);
    // What tells of the asker or the channel stays with the asker.
    expect(/^Share$/m.test(text)).toBe(ABOUT_PAPERS.includes(name) && options.for !== 'me');
    expect(s.discord.problems).toEqual([]);
  });

  it('that is wrong is told what to do instead', async () => {
    await using s = await programOnDiscord();
    for (const [name, options, says] of BAD) expect((await ask(s, name, options)).text, name).toMatch(says);
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['search', { limit: 3 }, 'query must be given'],
    ['search', { query: 'llm', limit: 0 }, 'out of bounds'],
    ['search', { query: 'llm', limit: 'three' }, 'type 4'],
    ['subscribe', { order: 'random' }, 'not a choice'],
    ['follow', { topic: 'x'.repeat(6001) }, 'out of bounds'],
    ['search', { query: 'llm', for: 'you' }, 'has no option for'],
  ])('%s %j is not let through by Discord', async (name, options, why) => {
    await using s = await programOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    expect(() => s.discord.command(doing, ['papers', name], options)).toThrow(why);
  });
});

describe('a day that is shared', () => {
  it('tells whose topics it is ranked by, and nothing that was said to its asker alone', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    await ask(s, 'follow', { topic: 'robots', for: 'me' }, doing);
    await ask(s, 'mute', { topic: 'video', for: 'me' }, doing);
    const mine = directMessages({ platform: 'discord', id: s.reader.id });
    const since = Date.parse('2026-08-21T00:00Z');
    await s.app.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: mine, since, size: 8 }, since);
    s.reader.closed = true;
    const service = s.app.service([s.adapter]);
    service.start();
    await expect.poll(() => s.app.state.ledger.pauseOf(mine), { timeout: 4000 }).toBeDefined();
    await service.stop();
    const { message, text } = await ask(s, 'today', {}, doing);
    expect(text).toMatch(/2 muted.*could not be delivered/s);
    const pressed = s.discord.press(doing, message, 'Share');
    const shared = await answered(pressed);
    expect(shared).toMatch(
      new RegExp(`^Shared by <@${s.reader.id}>, as they see it\n.*You follow robots`, 's'),
    );
    expect(shared).not.toMatch(/muted|delivered/);
    expect(first(pressed).body.allowed_mentions).toEqual({ parse: [] });
    expect(s.discord.problems).toEqual([]);
  });
});

describe('a thread of the program', () => {
  it('is a channel of its own, with a digest of its own', async () => {
    await using s = await programOnDiscord();
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: s.channel });
    const inside = { user: s.owner, channel: thread };
    const { message } = await ask(s, 'today', { size: 1 }, inside);
    const pressed = s.discord.press(inside, message, 'Not for us');
    expect(await answered(pressed)).toContain('No longer shown in this channel');
    expect(first(pressed).channel).toBe(thread);
    const channel = { platform: 'discord', workspace: s.guild.id, id: thread.id };
    expect(await s.app.state.follows.mutes({ kind: 'channel', channel }, 0)).toHaveLength(1);
    await ask(s, 'subscribe', { time: '06:00' }, inside);
    expect((await ask(s, 'settings')).text).not.toContain('06:00');
    expect(await s.app.state.subscriptions.channels('discord')).toEqual([channel]);
  });
});

describe('a reader of the program', () => {
  it('saves, leaves out and finds alike by the buttons of a search', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const { message } = await ask(s, 'search', { query: 'quantization', limit: 3 }, doing);
    const choose = async (button: string, question: string) => {
      const pressed = s.discord.press(doing, message, button);
      await pressed.until(({ callback }) => callback !== undefined);
      return await answered(s.discord.press(doing, first(pressed), question, firstChoice(first(pressed))));
    };
    expect(await choose('Save', 'Which paper do you want to save?')).toMatch(/^Saved: /);
    expect(await choose('Similar', 'Similar to which paper?')).toMatch(/^Like /);
    // Who may not set the channel up leaves a paper out for themselves.
    expect(await choose('Not for us', 'Which paper is not for us?')).toMatch(/^No longer shown to you/);
    expect((await ask(s, 'saved', {}, doing)).text).toContain('1 paper');
    expect((await ask(s, 'saved')).text).toContain('saved no papers');
    expect(s.discord.problems).toEqual([]);
  });

  it('leaves out of their own list what is not for them, though they may set the channel up', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    const { message } = await ask(s, 'today', { for: 'me', size: 2 });
    const pressed = s.discord.press(doing, message, 'Not for me');
    await pressed.until(({ callback }) => callback !== undefined);
    const question = 'Which paper is not for you?';
    const chosen = s.discord.press(doing, first(pressed), question, firstChoice(first(pressed)));
    expect(await answered(chosen)).toMatch(/^No longer shown to you/);
    expect(s.discord.problems).toEqual([]);
  });

  it('takes a saved paper out by its button', async () => {
    await using s = await programOnDiscord();
    await ask(s, 'save', { paper: '2608.10020' });
    const { message, text } = await ask(s, 'saved');
    expect(text).not.toMatch(/^(?:Save|Not for us)$/m);
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, message, 'Take it out');
    expect(await answered(pressed)).toContain('No longer saved');
  });

  it('finds what was saved on another server, and takes it away as a file', async () => {
    await using s = await programOnDiscord();
    await ask(s, 'save', { paper: '2608.10020' }, { user: s.reader, channel: s.channel });
    const there = { user: s.reader, channel: channelOf(s.other) };
    const { message } = await ask(s, 'saved', {}, there);
    const exported = s.discord.press(there, message, 'BibTeX');
    await saidApart(exported);
    expect(exported.messages[1]?.files?.[0]?.text).toContain('@misc{');
    expect(exported.messages[1]?.files?.[0]?.name).toBe('papers.bib');
    expect(s.discord.problems).toEqual([]);
  });

  it('saves the paper of any message, and finds alike, from its menu', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const content = 'look: https://huggingface.co/papers/2608.10020';
    expect(await answered(s.discord.menu(doing, 'Save paper', content))).toMatch(/^Saved: Four-Bit/);
    expect(await answered(s.discord.menu(doing, 'Similar papers', content))).toMatch(/^Like Four-Bit/);
    expect(await answered(s.discord.menu(doing, 'Save paper', 'no link'))).toContain('no link to a paper');
  });

  it('is completed topics, papers by their titles, zones, muted words and commands', async () => {
    await using s = await programOnDiscord();
    await ask(s, 'follow', { topic: 'LLM quantization' });
    const doing = { user: s.reader, channel: s.channel };
    const topics = await s.discord.type(doing, ['papers', 'unfollow'], ['topic', 'llm']);
    expect(topics.map(({ value }) => value)).toEqual(['LLM quantization']);
    const [paper] = await s.discord.type(doing, ['papers', 'paper'], ['paper', 'robots']);
    expect(paper?.value).toMatch(/^2608\.\d{5}$/);
    expect(paper?.name).toContain('World Models for Robots');
    const [zone] = await s.discord.type(doing, ['papers', 'subscribe'], ['zone', 'berl']);
    expect(zone?.value).toBe('Europe/Berlin');
    const [command] = await s.discord.type(doing, ['papers', 'help'], ['command', 'unf']);
    expect(command).toEqual({ name: expect.stringMatching(/^unfollow: ./), value: 'unfollow' });
    await answered(s.discord.command(doing, ['papers', 'mute'], { topic: 'zebra stripes', for: 'me' }));
    const [muted] = await s.discord.type(doing, ['papers', 'unmute'], ['topic', 'zeb']);
    expect(muted).toEqual({ name: 'zebra stripes', value: 'zebra stripes' });
    expect(await s.discord.type(doing, ['papers', 'paper'], ['paper', '][()"'])).toBeInstanceOf(Array);
    expect(s.discord.problems).toEqual([]);
  });

  it('searches, but sets nothing up, where the app is only their own', async () => {
    await using s = await programOnDiscord();
    const elsewhere = s.discord.state.guild({ installed: false });
    const doing = { user: elsewhere.owner, channel: channelOf(elsewhere) };
    expect((await ask(s, 'search', { query: 'quantization' }, doing)).text).toContain(
      'Search · quantization',
    );
    for (const name of ['subscribe', 'unsubscribe', 'pause', 'resume', 'settings']) {
      expect((await ask(s, name, {}, doing)).text, name).toContain('Paperboy is not on this server');
    }
    expect((await ask(s, 'follow', { topic: 'robots' }, doing)).text).toContain('is not on this server');
    expect((await ask(s, 'mute', { topic: 'robots' }, doing)).text).toContain('is not on this server');
    // For oneself there is no hindrance.
    expect((await ask(s, 'subscribe', { for: 'me' }, doing)).text).not.toContain('is not on this server');
    expect((await ask(s, 'dismiss', { paper: '2608.10020' }, doing)).text).not.toContain(
      'not on this server',
    );
    const between = {
      ...doing,
      channel: s.discord.state.directChannel(s.reader),
      user: s.reader,
      context: 2,
    };
    expect((await ask(s, 'subscribe', {}, between)).text).toContain('In a conversation between people');
  });

  it('orders a digest of their own in direct messages', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    await ask(s, 'follow', { topic: 'robots' }, doing);
    expect((await ask(s, 'subscribe', { time: '7:30', zone: 'Tokyo' }, doing)).text).toContain(
      '07:30 Asia/Tokyo',
    );
    const place = directMessages({ platform: 'discord', id: s.reader.id });
    expect(await s.app.state.subscriptions.channels('discord')).toEqual([place]);
    // From a server, it is the same digest.
    const there = { user: s.reader, channel: s.channel };
    expect((await ask(s, 'settings', { for: 'me' }, there)).text).toContain('07:30 Asia/Tokyo');
  });
});

describe('a digest of the program', () => {
  it('comes to a channel and to a person by themselves, and can be seen as it is for oneself', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    await ask(s, 'follow', { topic: 'robots', for: 'me' }, doing);
    const since = Date.parse('2026-08-21T00:00Z');
    const direct = directMessages({ platform: 'discord', id: s.reader.id });
    const here = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    for (const channel of [here, direct]) {
      await s.app.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since, size: 8 }, since);
    }
    const service = s.app.service([s.adapter]);
    service.start();
    const own = () => s.discord.messagesIn(s.discord.state.directChannel(s.reader));
    await expect
      .poll(() => [s.discord.messagesIn(s.channel).length, own().length], { timeout: 4000 })
      .toEqual([1, 1]);
    await service.stop();
    const [digest] = s.discord.messagesIn(s.channel);
    if (!digest) throw new Error('the digest is there');
    expect(textOf(digest)).toMatch(
      /8 of 10.*list as of <t:\d+:t>.*Save\nMore like this\nNot for us\nLess like this\nSimilar\nFor me$/s,
    );
    expect(textOf(...own())).toMatch(/1\. World Models for Robots.*You follow robots/s);
    const forMe = s.discord.press(doing, digest, 'For me');
    expect(await answered(forMe)).toMatch(/for you.*1\. World Models for Robots/s);
    expect(first(forMe).onlyFor).toBe(s.reader);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('the panel of the program', () => {
  it('orders a digest, changes it by a choice and by what is typed, and tells a mistake apart', async () => {
    await using s = await programOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    const opened = s.discord.command(doing, ['papers-setup']);
    expect(await answered(opened)).toContain('No digest is ordered here yet');
    expect(await answered(s.discord.press(doing, first(opened), 'Order the digest'))).toContain(
      'weekdays at 09:00',
    );
    const chosen = s.discord.press(doing, first(opened), 'How many', '10');
    expect(await answered(chosen)).toContain('Digest settings');
    expect(JSON.stringify(first(opened).body)).toContain(
      '"label":"How many: 10 papers at most","value":"10","default":true',
    );
    const modal = async (values: Record<string, string>) => {
      const pressed = s.discord.press(doing, first(opened), 'Change time and time zone');
      await pressed.until(({ callback }) => callback !== undefined);
      return s.discord.submit(pressed, values);
    };
    expect(await answered(await modal({ time: '9 pm', zone: 'New York' }))).toContain(
      '21:00 America/New_York',
    );
    expect(await saidApart(await modal({ zone: 'Atlantis' }))).toContain('no time zone "Atlantis"');
    expect(textOf(first(opened))).toContain('21:00 America/New_York');
    expect(await answered(s.discord.press(doing, first(opened), 'Pause'))).toMatch(/21:00.*Resume/s);
    expect(await answered(s.discord.press(doing, first(opened), 'Resume'))).toMatch(/21:00.*Pause/s);
    const known = await s.app.state.subscriptions.of({
      platform: 'discord',
      workspace: s.guild.id,
      id: s.channel.id,
    });
    expect(known).toMatchObject({ time: '21:00', zone: 'America/New_York', size: 10 });
    const ended = s.discord.press(doing, first(opened), 'Unsubscribe');
    expect(await answered(ended)).toContain('No digest is ordered here yet');
    expect(ended.messages).toEqual([first(opened)]);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('two servers of the program', () => {
  it('neither see nor change what is of the other', async () => {
    await using s = await programOnDiscord();
    await ask(s, 'follow', { topic: 'secret project' });
    await ask(s, 'mute', { topic: 'robots' });
    await ask(s, 'subscribe', { time: '06:00', zone: 'Tokyo' });
    await ask(s, 'dismiss', { paper: '2608.10020' });
    const mine = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    const before = await s.app.state.subscriptions.of(mine);
    const there = { user: s.other.owner, channel: channelOf(s.other) };
    const seen = [
      await ask(s, 'topics', {}, there),
      await ask(s, 'settings', {}, there),
      await ask(s, 'status', {}, there),
      await ask(s, 'today', {}, there),
    ];
    for (const { text } of seen) expect(text).not.toMatch(/secret|robots are|06:00|Asia\/Tokyo/);
    expect(seen.at(-1)?.text).toContain('Part 20');
    const typed = await s.discord.type(there, ['papers', 'unfollow'], ['topic', '']);
    expect(typed).toEqual([]);
    await ask(s, 'unfollow', { topic: 'secret project' }, there);
    await ask(s, 'unmute', { topic: 'robots' }, there);
    await ask(s, 'subscribe', { time: '23:00' }, there);
    await ask(s, 'unsubscribe', {}, there);
    await ask(s, 'forget', { whose: 'channel', sure: 'yes' }, there);
    // Whoever runs one server is a stranger on the other.
    const intruder = { user: s.other.owner, channel: s.channel };
    expect((await ask(s, 'unsubscribe', {}, intruder)).text).toContain('Only those who may manage');
    s.discord.remove(s.other);
    await expect.poll(() => s.app.state.subscriptions.channels('discord')).toEqual([mine]);
    expect(await s.app.state.subscriptions.of(mine)).toEqual(before);
    expect((await ask(s, 'topics')).text).toMatch(/secret project/);
    expect(s.discord.problems).toEqual([]);
  });
});

/** The first choice of a question. */
function firstChoice({ body }: FakeMessage): string {
  const [option] = flat((body.components ?? []) as unknown[]).flatMap(
    ({ options = [] }) => options as { value: string }[],
  );
  if (!option) throw new Error('there is nothing to choose');
  return option.value;
}
