import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { FakeUser } from '#test/fakes/discord/state.ts';
import { testAppApi } from '../app-api.ts';
import { adapterOnDiscord, type DiscordAdapterOptions } from './adapter-on-discord.ts';
import { addTo, placeOf } from './channels-of-guild.ts';
import { answered, first } from './talk.ts';

// What is asked in one channel of a server about another one.

const UNKNOWN = (name?: string) =>
  `There is no ${name === undefined ? 'such channel' : `channel “${name}”`} here that both you and Paperboy can see: if it is private, let Paperboy in first.`;

/** A server with a second channel, called quant, that its owner sets up from the first one. */
async function twoChannels(options: DiscordAdapterOptions = {}) {
  const s = await adapterOnDiscord(options);
  const quant = addTo(s, { name: 'quant' });
  const ask = async (
    command: string,
    options: Record<string, string>,
    { user = s.owner, channel = s.channel } = {},
  ) => await answered(s.discord.command({ user, channel }, ['papers', command], options));
  return Object.assign(s, { quant, ask });
}

describe('a channel that is named', () => {
  it('gets what is ordered from another one, is shown, paused, resumed and ended from there', async () => {
    await using s = await twoChannels();
    const channel = s.quant.id;
    expect(await s.ask('subscribe', { time: '09:00', topics: 'LLM quantization', channel })).toContain(
      'A digest comes to #quant on weekdays at 09:00 UTC, only LLM quantization.',
    );
    expect(await s.appApi.subscriptions(placeOf(s, s.channel))).toEqual([]);
    expect(await s.appApi.subscriptions(placeOf(s, s.quant))).toHaveLength(1);
    expect(await s.ask('settings', { channel })).toContain('Digest settings of #quant');
    expect(await s.ask('status', { channel })).toContain('A digest comes to #quant on weekdays');
    expect(await s.ask('pause', { channel })).toContain('No digests come to #quant until');
    expect(await s.ask('resume', { channel })).toContain('Digests come to #quant again');
    expect(await s.ask('unsubscribe', { channel })).toContain('No more digests come to #quant');
    expect(await s.ask('settings', {})).toContain('No digest is ordered here yet');
    expect(s.discord.problems).toEqual([]);
  });

  it('is meant by each button, choice and form of its settings, and by Undo', async () => {
    await using s = await twoChannels();
    const doing = { user: s.owner, channel: s.channel };
    const name = 'a-name-of-20-letters';
    const channel = s.quant.id;
    await s.ask('subscribe', { time: '09:00', name, channel });
    await s.ask('subscribe', { time: '07:00', name: 'b', channel });
    const all = s.discord.command(doing, ['papers', 'settings'], { channel });
    expect(await answered(all)).toContain('2 digests come to #quant');
    const one = s.discord.press(doing, first(all), name);
    expect(await answered(one)).toContain(`Digest settings of #quant: ${name}`);
    const known = async () =>
      (await s.appApi.subscriptions(placeOf(s, s.quant))).find((each) => each.name === name);
    const chosen = { 'How many': '10', 'Quiet days': 'note', 'Missed days': 'skip', Order: 'newest' };
    for (const [field, value] of Object.entries(chosen))
      await answered(s.discord.press(doing, first(one), field, value));
    expect(await known()).toMatchObject({ size: 10, quietDays: 'note', catchUp: 'skip', order: 'newest' });
    const typing = s.discord.press(doing, first(one), 'Change time');
    await typing.until(({ callback }) => callback !== undefined);
    await answered(s.discord.submit(typing, { time: '06:30' }));
    expect(await known()).toMatchObject({ time: '06:30' });
    await answered(s.discord.press(doing, first(one), 'Pause'));
    expect(await known()).toMatchObject({ paused: true });
    const ended = s.discord.command(doing, ['papers', 'unsubscribe'], { name, channel });
    await answered(ended);
    expect(await known()).toBeUndefined();
    expect(await answered(s.discord.press(doing, first(ended), 'Undo'))).toContain(
      `The digest “${name}” comes to #quant again`,
    );
    expect(await known()).toMatchObject({ size: 10 });
    expect(s.discord.problems).toEqual([]);
  });

  it('can be typed by its name or as a mention among other words', async () => {
    await using s = await twoChannels();
    for (const zone of ['Berlin in #quant', `Berlin <#${s.quant.id}>`, 'Berlin channel:#QUANT'])
      expect(await s.ask('subscribe', { zone })).toMatch(
        /comes to #quant on weekdays at 09:00 Europe\/Berlin/,
      );
  });

  it('is typed as hints name it, also where its name is several words, as the names of posts are', async () => {
    await using s = await twoChannels();
    const post = addTo(s, { kind: 'thread', parent: s.quant, name: 'a post of people' });
    const channel = post.id;
    expect(await s.ask('pause', { channel })).toContain('channel:#a post of people');
    await s.ask('subscribe', { channel });
    await s.ask('subscribe', { channel, name: 'second' });
    expect(await s.ask('pause', { channel })).toContain('name:second channel:#a post of people.');
    expect(await s.ask('pause', { name: 'second channel:"#a post of people"' })).toContain(
      'The digest “second” does not come to #a post of people',
    );
  });

  it('may be a thread or an announcement channel, and is “here” where it is the same', async () => {
    await using s = await twoChannels();
    const thread = addTo(s, { kind: 'thread', parent: s.quant, name: 'robots' });
    const news = addTo(s, { kind: 'announcement', name: 'news' });
    expect(await s.ask('subscribe', { channel: thread.id })).toContain('A digest comes to #robots');
    expect(await s.ask('subscribe', { channel: news.id })).toContain('A digest comes to #news');
    expect(await s.ask('subscribe', { channel: s.channel.id })).toContain('A digest comes here');
  });

  it('completes the names of its own digests, and not those of here', async () => {
    await using s = await twoChannels();
    await s.ask('subscribe', { name: 'there', channel: s.quant.id });
    await s.ask('subscribe', { name: 'nearby' });
    const offered = async (user: FakeUser, channel: string) =>
      (
        await s.discord.type({ user, channel: s.channel }, ['papers', 'pause'], ['name', ''], { channel })
      ).map(({ value }) => value);
    expect(await offered(s.owner, s.quant.id)).toEqual(['there']);
    s.quant.hiddenFrom.add(s.reader.id);
    expect(await offered(s.reader, s.quant.id)).toEqual([]);
  });
});

describe('whoever asks about another channel', () => {
  it('has to be allowed to manage that one, whatever they may do here', async () => {
    await using s = await twoChannels();
    s.channel.managers.add(s.reader.id);
    const mine = { user: s.reader, channel: s.channel };
    const refused = 'Only those who may manage #quant can change what it gets';
    for (const command of ['subscribe', 'pause', 'resume', 'unsubscribe'])
      expect(await s.ask(command, { channel: s.quant.id }, mine)).toContain(refused);
    expect(await s.appApi.subscriptions(placeOf(s, s.quant))).toEqual([]);
    expect(await s.ask('settings', { channel: s.quant.id }, mine)).toContain(
      'No digest is ordered in #quant yet: those who may manage #quant can order one',
    );
    s.quant.managers.add(s.reader.id);
    expect(await s.ask('subscribe', { channel: s.quant.id }, mine)).toContain('comes to #quant');
    const typed = await s.ask('pause', { name: '#quant' }, mine);
    expect(typed).toContain('No digests come to #quant');
    expect(await s.appApi.admins.of(placeOf(s, s.quant))).toMatchObject({ id: s.reader.id });
  });

  it('hears the same of one that they may not see, the bot may not see, is gone, is elsewhere or never was', async () => {
    await using s = await twoChannels();
    const hidden = addTo(s, { name: 'hidden' });
    hidden.hiddenFrom.add(s.reader.id);
    const closed = addTo(s, { name: 'closed' });
    s.discord.deny(closed, PermissionFlagsBits.ViewChannel);
    const gone = addTo(s, { name: 'gone' });
    gone.gone = true;
    const [foreign] = s.discord.state.guild().channels;
    const secret = addTo(s, { kind: 'thread', parent: s.quant, invitedOnly: true, name: 'secret' });
    secret.hiddenFrom.add(s.reader.id);
    await s.ask('subscribe', { channel: hidden.id, topics: 'a secret project' });
    const asked = { user: s.reader, channel: s.channel };
    const never = '123456789012345678';
    for (const id of [hidden.id, closed.id, gone.id, foreign?.id ?? '', secret.id, never])
      for (const command of ['settings', 'status', 'subscribe', 'unsubscribe']) {
        const words = await s.ask(command, { channel: id }, asked);
        expect(words).toContain(UNKNOWN());
        expect(words).not.toContain('secret project');
      }
    for (const name of ['#hidden', '#closed', '#secret', '#never'])
      expect(await s.ask('settings', { name }, asked)).toContain(UNKNOWN(name.slice(1)));
    expect(await s.ask('settings', { name: '#hidden' })).toContain('Digest settings of #hidden');
  });

  it('is told that nothing can be posted there yet, where the bot may not', async () => {
    await using s = await twoChannels();
    s.discord.deny(s.quant, PermissionFlagsBits.SendMessages);
    const words = await s.ask('subscribe', { channel: s.quant.id });
    expect(words).toContain(
      'Paperboy may not post in #quant yet: give it the permission Send Messages there',
    );
    expect(words).toContain('A digest comes to #quant');
    s.discord.deny(s.quant, 0n);
    expect(await s.ask('subscribe', { channel: s.quant.id, size: '7' as never }).catch(String)).not.toContain(
      'may not post',
    );
  });

  it('has those mentioned there whom both they and the bot may mention there', async () => {
    await using s = await twoChannels();
    const order = () => s.ask('subscribe', { channel: s.quant.id, mention: '@everyone' });
    expect(await order()).toContain('You may not mention @everyone in #quant, and so no digest may');
    s.guild.mentioners.add(s.owner.id);
    expect(await order()).toMatch(
      /Paperboy itself may not mention @everyone in #quant: .*give Paperboy the permission “.*” there/,
    );
    expect(await s.appApi.subscriptions(placeOf(s, s.quant))).toEqual([]);
  });

  it('may set up from here what the server lets them set up there by /papers-setup, for an hour', async () => {
    const appApi = await testAppApi();
    let ticks = 0;
    await using s = await twoChannels({
      appApi: { ...appApi, clock: { ...appApi.clock, ticks: () => ticks } },
    });
    const mine = { user: s.reader, channel: s.channel };
    const order = () => s.ask('subscribe', { channel: s.quant.id, time: '10:00' }, mine);
    expect(await order()).toContain('Only those who may manage #quant');
    const setUp = s.discord.command({ user: s.reader, channel: s.quant, allowed: true }, ['papers-setup']);
    await answered(setUp);
    expect(await order()).toContain('A digest comes to #quant on weekdays at 10:00');
    expect(await s.ask('settings', { show: 'all' }, mine)).toContain('Digests of this server\n1\n#quant');
    const other = { user: s.discord.state.user('other'), channel: s.channel };
    expect(await s.ask('pause', { channel: s.quant.id }, other)).toContain('Only those who may manage');
    expect(await s.ask('subscribe', {}, mine), 'nor here').toContain(
      'Only those who may manage this channel',
    );
    ticks += 3_600_000;
    expect(await order()).toContain('Only those who may manage #quant');
  });

  it('is not told of two places at once, and gets a sentence for hostile names', async () => {
    await using s = await twoChannels();
    expect(await s.ask('subscribe', { for: 'me', channel: s.quant.id })).toContain('say two places');
    for (const zone of ['channel:@everyone', 'channel:<#>', `channel:${'9'.repeat(90)}`, 'channel:#../1'])
      expect(await s.ask('subscribe', { zone })).toContain('There is no channel “');
    expect(await s.appApi.channels('discord')).toEqual([]);
  });

  it('hears that Discord does not say, where it does not, and changes nothing', async () => {
    await using s = await twoChannels();
    s.discord.fail(new RegExp(`^GET /channels/${s.quant.id}$`), {
      kind: 'status',
      status: 500,
      stored: false,
    });
    expect(await s.ask('subscribe', { channel: s.quant.id })).toContain(
      'Discord did not say what you may do',
    );
    expect(await s.appApi.subscriptions(placeOf(s, s.quant))).toEqual([]);
  });

  it('waits a moment where everybody asks at once', async () => {
    await using s = await twoChannels();
    s.discord.role(s.guild, 'Readers', { mentionable: true });
    const all = Array.from({ length: 15 }, (_, at) =>
      s.ask('subscribe', { channel: s.quant.id, time: `0${at % 10}:30`, mention: '@readers' }),
    );
    for (const words of await Promise.all(all)) expect(words).toMatch(/comes to #quant/);
  });

  it('is told of two of one name, and finds neither of them by it', async () => {
    await using s = await twoChannels();
    addTo(s, { name: 'Quant' });
    expect(await s.ask('settings', { name: '#quant' })).toContain(
      'Several channels here are called “quant”: type # and choose the one that is meant.',
    );
    expect(await s.ask('settings', { channel: s.quant.id })).toContain('in #quant yet');
  });
});
