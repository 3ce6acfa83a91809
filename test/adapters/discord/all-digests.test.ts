import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { componentOf } from '#test/fakes/discord/interaction.ts';
import type { FakeChannel, FakeUser } from '#test/fakes/discord/state.ts';
import { channelJson } from '#test/fakes/discord/state.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { addTo, placeOf } from './channels-of-guild.ts';
import { answered, first, saidApart, textOf } from './talk.ts';

// All digests of a server in one list, for those who may set up their channels.

const REFUSED = 'All digests of this server are shown to those who may set up a channel that has one';

/** A server with channels that have digests: #quant two, #robots one. */
async function server() {
  const s = await adapterOnDiscord();
  const [quant, robots] = ['quant', 'robots'].map((name) => addTo(s, { name })) as [FakeChannel, FakeChannel];
  await put(s, quant);
  await put(s, quant, { name: 'weekly-quant', kind: 'week', weekdays: [1] });
  await put(s, robots, { paused: true });
  const ask = (options: Record<string, string | number> = {}, { user = s.owner, channel = s.channel } = {}) =>
    s.discord.command(
      { user, channel },
      ['papers', 'settings'],
      options.channel ? options : { show: 'all', ...options },
    );
  return Object.assign(s, { quant, robots, ask });
}

const put = (s: OpenDiscordAdapter, channel: FakeChannel, more = {}) =>
  s.appApi.state.subscriptions.put(
    { ...SUBSCRIPTION_DEFAULTS, channel: placeOf(s, channel), since: 0, ...more },
    0,
  );

/** The bot is told of what was changed. */
const tell = ({ discord, guild }: OpenDiscordAdapter, channel: FakeChannel) =>
  discord.gateway.dispatch('CHANNEL_UPDATE', channelJson(channel), guild);

const namesIn = async (s: OpenDiscordAdapter, channel: FakeChannel) =>
  (await s.appApi.subscriptions(placeOf(s, channel))).map(({ name }) => name);

describe('all digests of a server', () => {
  it('stand in one list, each with its channel, schedule, kind and next time, for its asker alone', async () => {
    await using s = await server();
    const listed = s.ask();
    const words = await answered(listed);
    expect(words).toContain('Digests of this server\n3');
    expect(words).toMatch(/#quant, daily: on weekdays at 09:00 UTC · next: <t:\d+/);
    expect(words).toMatch(/#quant, weekly-quant: weekly on Monday at 09:00 UTC · next: <t:\d+/);
    expect(words).toContain('#robots: on weekdays at 09:00 UTC (paused)');
    expect(first(listed).onlyFor).toBe(s.owner);
    expect(words).not.toContain('Share');
    expect(s.discord.problems).toEqual([]);
  });

  it('come with /papers-setup, below what this channel gets', async () => {
    await using s = await server();
    const opened = s.discord.command({ user: s.owner, channel: s.channel }, ['papers-setup']);
    await opened.until(({ messages }) => messages.length === 2);
    expect(textOf(first(opened))).toContain('one comes on weekdays at 09:00 UTC');
    const [, list = first(opened)] = opened.messages;
    expect(textOf(list)).toContain('#quant, weekly-quant');
    expect(list.onlyFor).toBe(s.owner);
    expect(s.discord.problems).toEqual([]);
  });

  it('are opened, changed, paused, resumed and ended from there, and the list is a press away', async () => {
    await using s = await server();
    const doing = { user: s.owner, channel: s.channel };
    const list = s.ask();
    await answered(list);
    const open = s.discord.press(doing, first(list), '#quant, weekly-quant');
    expect(await answered(open)).toContain('Digest settings of #quant: weekly-quant');
    await answered(s.discord.press(doing, first(list), 'How many', '10'));
    await answered(s.discord.press(doing, first(list), 'Pause'));
    const known = async () =>
      (await s.appApi.subscriptions(placeOf(s, s.quant))).find(({ name }) => name === 'weekly-quant');
    expect(await known()).toMatchObject({ size: 10, paused: true });
    await answered(s.discord.press(doing, first(list), 'Resume'));
    expect(await known()).toMatchObject({ paused: false });
    await answered(s.discord.press(doing, first(list), 'Unsubscribe'));
    expect(await known()).toBeUndefined();
    const again = s.ask();
    await answered(again);
    const one = s.discord.press(doing, first(again), '#quant');
    expect(await answered(one)).toContain('Digest settings of #quant');
    expect(await answered(s.discord.press(doing, first(again), 'All of this server'))).toContain(
      'Digests of this server\n2',
    );
    expect(s.discord.problems).toEqual([]);
  });

  it('move to another channel, with all that they have set, under a free name there', async () => {
    await using s = await server();
    const doing = { user: s.owner, channel: s.channel };
    const list = s.ask();
    await answered(list);
    await answered(s.discord.press(doing, first(list), '#robots'));
    const moving = s.discord.press(doing, first(list), 'Move');
    expect(await answered(moving)).toContain('It moves with all that it has set');
    const moved = s.discord.press(doing, first(list), 'Move it to', s.quant.id);
    expect(await answered(moved)).toContain('#quant, digest-2: on weekdays at 09:00 UTC (paused)');
    expect([await namesIn(s, s.robots), await namesIn(s, s.quant)]).toEqual([
      [],
      ['daily', 'digest-2', 'weekly-quant'],
    ]);
    const typed = s.discord.command(doing, ['papers', 'subscribe'], {
      channel: s.quant.id,
      name: 'digest-2',
      'move-to': s.robots.id,
    });
    expect(await answered(typed)).toContain(
      'The digest “digest-2” comes to #robots, and no longer to #quant: on weekdays at 09:00 UTC (paused).',
    );
    expect(await namesIn(s, s.robots)).toEqual(['digest-2']);
    expect(s.discord.problems).toEqual([]);
  });

  it('move only where both channels are theirs, nowhere twice, and with nothing else in one breath', async () => {
    await using s = await server();
    const move = async (options: Record<string, string>, user = s.owner) =>
      await answered(s.discord.command({ user, channel: s.channel }, ['papers', 'subscribe'], options));
    const robots = { channel: s.robots.id };
    expect(await move({ ...robots, 'move-to': s.robots.id })).toContain('It comes to #robots already');
    expect(await move({ ...robots, 'move-to': s.quant.id, time: '10:00' })).toContain('move it first');
    expect(await move({ channel: s.quant.id, 'move-to': s.robots.id })).toContain('2 digests come to #quant');
    expect(await move({ 'move-to': s.robots.id })).toContain('No digest is ordered here yet');
    expect(await move({ for: 'me', 'move-to': s.robots.id })).toContain('comes to you alone');
    const stranger = 'Only those who may manage #quant can change what it gets';
    s.robots.managers.add(s.reader.id);
    expect(await move({ ...robots, 'move-to': s.quant.id }, s.reader)).toContain(stranger);
    s.quant.managers.add(s.reader.id);
    s.robots.managers.delete(s.reader.id);
    expect(await move({ channel: s.quant.id, name: 'daily', 'move-to': s.robots.id }, s.reader)).toContain(
      'Only those who may manage #robots',
    );
    const [foreign] = s.discord.state.guild().channels;
    expect(await move({ ...robots, 'move-to': foreign?.id ?? '' })).toContain('There is no such channel');
    for (let at = 0; at < 9; at += 1) await put(s, s.quant, { name: `more-${at}` }).catch(() => undefined);
    expect(await move({ ...robots, 'move-to': s.quant.id })).toContain('10 digests come to #quant already');
    expect(await namesIn(s, s.robots)).toEqual(['daily']);
  });

  it('have pages where there are more than fit', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    for (let at = 10; at < 37; at += 1) {
      const name = `${at}-${'long-name-of-a-channel-'.repeat(4)}`.slice(0, 90);
      await put(s, addTo(s, { name }), { name: 'a-name-of-20-letters', topics: ['x'.repeat(100)] });
    }
    const list = s.discord.command(doing, ['papers', 'settings'], { show: 'all' });
    expect(await answered(list)).toContain('27, page 1 of 3');
    expect(list.messages).toHaveLength(1);
    const next = s.discord.press(doing, first(list), 'Next');
    expect(await answered(next)).toMatch(/27, page 2 of 3[\s\S]*#20-/);
    expect(await answered(s.discord.press(doing, first(list), 'Next'))).toContain('27, page 3 of 3');
    expect(textOf(first(list))).not.toContain('Next');
    expect(await answered(s.discord.press(doing, first(list), 'Previous'))).toContain('page 2 of 3');
    const beyond = s.discord.command(doing, ['papers', 'settings'], { show: 'all', page: 1000 });
    expect(await answered(beyond)).toContain('27, page 3 of 3');
    expect(s.discord.problems).toEqual([]);
  });
});

describe('what a list of many channels asks of Discord', () => {
  const looks = ({ discord }: OpenDiscordAdapter) =>
    discord.asked.filter(({ method, path }) => method === 'GET' && /^\/channels\/\d+$/.test(path)).length;

  it('is nothing of those that it has told of, however many there are', async () => {
    await using s = await adapterOnDiscord();
    for (let at = 0; at < 120; at += 1) await put(s, addTo(s, { name: `c${at}` }));
    const list = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'settings'], {
      show: 'all',
    });
    expect(await answered(list)).toMatch(/120, page 1 of 12\n#c0: .*\n#c1: .*\n#c2: /);
    expect(looks(s)).toBe(0);
  });

  it('is of twenty-five that it has not told of, and the others are said to be unknown now', async () => {
    await using s = await adapterOnDiscord();
    const id = (at: number) => String(8_000_000_000_000_000_00n + BigInt(at));
    const gone = Array.from({ length: 35 }, (_, at) => ({ ...placeOf(s, s.channel), id: id(at) }));
    for (const channel of gone)
      await s.appApi.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, 0);
    const list = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'settings'], {
      show: 'all',
    });
    const words = await answered(list);
    expect(words).toContain('Of 10 channels it cannot be said now whether you may set them up');
    expect(looks(s)).toBe(25);
    // Whoever looks again gets further.
    const again = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'settings'], {
      show: 'all',
    });
    expect(await answered(again)).not.toContain('it cannot be said now');
    expect(textOf(first(again))).toContain('35, page 1 of 4');
    expect(looks(s)).toBe(35);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('whoever asks for all digests of a server', () => {
  it('is shown those alone whose channels they may set up, and see', async () => {
    await using s = await server();
    const mine = { user: s.reader };
    expect(await answered(s.ask({}, mine))).toContain(REFUSED);
    s.robots.managers.add(s.reader.id);
    tell(s, s.robots);
    const words = await answered(s.ask({}, mine));
    expect(words).toContain('Digests of this server\n1\n#robots');
    expect(words).not.toContain('quant');
    expect(words, 'nor who else may').not.toContain('Who may');
    s.robots.hiddenFrom.add(s.reader.id);
    tell(s, s.robots);
    expect(await answered(s.ask({}, mine))).toContain(REFUSED);
  });

  it('is asked anew whether they may when they press what was shown to them, or to somebody else', async () => {
    await using s = await server();
    const list = s.ask();
    await answered(list);
    const stranger = { user: s.reader, channel: s.channel };
    const open = s.discord.press(stranger, first(list), '#robots');
    expect(await answered(open)).not.toContain('Pause');
    const settings = s.ask({ show: 'move', channel: s.robots.id });
    await answered(settings);
    const moved = s.discord.press(stranger, first(settings), 'Move it to', s.quant.id);
    expect(await saidApart(moved)).toContain('Only those who may manage #robots');
    s.guild.managers.delete(s.owner.id);
    const doing = { user: s.owner, channel: s.channel };
    const late = s.discord.press(doing, first(settings), 'Move it to', s.quant.id);
    expect(await saidApart(late)).toContain('Only those who may manage #robots');
    expect(await namesIn(s, s.robots)).toEqual(['daily']);
    expect(await answered(s.ask())).toContain(REFUSED);
  });

  it('orders nothing anew by a form of what somebody else has ended or moved meanwhile', async () => {
    await using s = await server();
    s.guild.managers.add(s.reader.id);
    const mine = { user: s.owner, channel: s.channel };
    const theirs = { user: s.reader, channel: s.channel };
    const open = s.ask({ channel: s.robots.id });
    await answered(open);
    await answered(
      s.discord.command(theirs, ['papers', 'subscribe'], { channel: s.robots.id, 'move-to': s.quant.id }),
    );
    const chosen = s.discord.press(mine, first(open), 'How many', '10');
    expect(await saidApart(chosen)).toContain('No digest is ordered in #robots yet');
    const typing = s.discord.press(mine, first(open), 'Change time and time zone');
    await typing.until(({ callback }) => callback !== undefined);
    expect(await saidApart(s.discord.submit(typing, { time: '06:00' }))).toContain('No digest is ordered');
    expect(await namesIn(s, s.robots)).toEqual([]);
    // What shows that there is none says that whatever is chosen orders it.
    const none = s.ask({ channel: s.robots.id });
    await answered(none);
    await answered(s.discord.press(mine, first(none), 'How many', '10'));
    expect(await namesIn(s, s.robots)).toEqual(['daily']);
    expect(s.discord.problems).toEqual([]);
  });

  it('sees nothing of another server, nor is anything of this one done from there', async () => {
    await using s = await server();
    const other = s.discord.state.guild();
    s.discord.recover(other);
    const [channel] = other.channels as [FakeChannel];
    const list = s.ask();
    await answered(list);
    const there = { user: other.owner, channel };
    const words = await answered(s.ask({}, there));
    expect(words).not.toContain('quant');
    const stolen = s.discord.press(there, { ...first(list), channel }, '#robots');
    expect(await saidApart(stolen)).toContain('There is no such channel');
    for (const command of ['settings', 'pause', 'unsubscribe'])
      expect(
        await answered(s.discord.command(there, ['papers', command], { name: `#${s.robots.id}` })),
      ).toContain('There is no such channel');
    expect(await namesIn(s, s.robots)).toEqual(['daily']);
  });

  it('is answered with their own digests in direct messages', async () => {
    await using s = await server();
    const channel = s.discord.state.directChannel(s.owner);
    const words = await answered(s.ask({}, { user: s.owner, channel }));
    expect(words).toContain('You have no digest of your own yet');
    expect(words).not.toContain('quant');
  });

  it('finds what Paperboy cannot see any more first, to be opened, moved or ended', async () => {
    await using s = await server();
    const doing = { user: s.owner, channel: s.channel };
    s.discord.deny(s.robots, PermissionFlagsBits.ViewChannel);
    const list = s.ask();
    const words = await answered(list);
    expect(words).toContain(`#${s.robots.id}: on weekdays at 09:00 UTC (paused) · Paperboy cannot see this`);
    const open = s.discord.press(doing, first(list), `#${s.robots.id}`);
    expect(await answered(open)).toContain(`Digest settings of #${s.robots.id}`);
    await answered(s.discord.press(doing, first(list), 'Move'));
    const moved = s.discord.press(doing, first(list), 'Move it to', s.channel.id);
    await answered(moved);
    expect(await namesIn(s, s.channel)).toEqual(['daily']);
    expect(await namesIn(s, s.robots)).toEqual([]);
    expect(componentOf(first(list), 'Change who may set channels up')).toBeDefined();
    expect(s.discord.problems).toEqual([]);
  });

  it('of a channel that cannot be seen is told as of none, unless they manage the server or ordered there', async () => {
    await using s = await server();
    s.discord.deny(s.robots, PermissionFlagsBits.ViewChannel);
    const about = async (user: FakeUser) =>
      await answered(
        s.discord.command({ user, channel: s.channel }, ['papers', 'settings'], { channel: s.robots.id }),
      );
    s.channel.managers.add(s.reader.id);
    expect(await about(s.reader)).toContain('There is no such channel');
    await s.appApi.admins.remember(placeOf(s, s.robots), { platform: 'discord', id: s.reader.id });
    expect(await about(s.reader)).toContain('Digest settings of');
    expect(await about(s.owner)).toContain('Digest settings of');
    expect(await answered(s.ask({}, { user: s.reader }))).toContain('Paperboy cannot see this channel');
  });
});

describe('roles that a server names', () => {
  const name = async (s: OpenDiscordAdapter, managers: string, user = s.owner) =>
    await answered(s.discord.command({ user, channel: s.channel }, ['papers', 'settings'], { managers }));

  it('may set up each channel that they see, from anywhere on the server, and no others', async () => {
    await using s = await server();
    const curators = s.discord.role(s.guild, 'Curators');
    const order = async (channel: FakeChannel) =>
      await answered(
        s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'subscribe'], {
          channel: channel.id,
          name: 'daily',
          time: '10:00',
        }),
      );
    curators.members.add(s.reader.id);
    expect(await order(s.quant)).toContain('Only those who may manage #quant');
    expect(await name(s, `<@&${curators.id}>`)).toContain(
      'What the channels of this server get is set by those with Manage Server, or with Manage Channels of the channel, and by those who are named: @Curators.',
    );
    expect(await order(s.quant)).toContain('comes to #quant on weekdays at 10:00');
    s.robots.hiddenFrom.add(s.reader.id);
    tell(s, s.robots);
    expect(await order(s.robots)).toContain('There is no such channel');
    const list = await answered(s.ask({}, { user: s.reader }));
    expect(list).toContain('#quant, weekly-quant');
    expect(list).not.toContain('robots');
    expect(list).not.toContain('Change who may');
    expect(await name(s, 'Curators', s.reader)).toContain('Only those with Manage Server can say who');
    expect(await name(s, 'nobody')).not.toContain('named');
    expect(await order(s.quant)).toContain('Only those who may manage #quant');
    expect(s.discord.problems).toEqual([]);
  });

  it('count where something is done in the channel itself, by a form or a button, too', async () => {
    await using s = await server();
    const curators = s.discord.role(s.guild, 'Curators');
    const doing = { user: s.reader, channel: s.robots };
    const opened = s.discord.command({ user: s.owner, channel: s.robots }, ['papers', 'settings']);
    await answered(opened);
    expect(await saidApart(s.discord.press(doing, first(opened), 'Resume'))).toContain('Only those who may');
    await name(s, '@curators');
    curators.members.add(s.reader.id);
    expect(await answered(s.discord.press(doing, first(opened), 'Resume'))).toContain('Pause');
    expect(await s.appApi.admins.of(placeOf(s, s.robots))).toMatchObject({ id: s.reader.id });
    curators.members.delete(s.reader.id);
    expect(await saidApart(s.discord.press(doing, first(opened), 'Pause'))).toContain('Only those who may');
  });

  it('are typed into a form of the list, which shows those who are named', async () => {
    await using s = await server();
    const doing = { user: s.owner, channel: s.channel };
    s.discord.role(s.guild, 'Curators');
    s.discord.role(s.guild, 'Lab Leads');
    const list = s.ask();
    await answered(list);
    const typing = s.discord.press(doing, first(list), 'Change who may set channels up');
    await typing.until(({ callback }) => callback !== undefined);
    const done = s.discord.submit(typing, { managers: 'curators and @Lab Leads' });
    expect(await answered(done)).toContain('who are named: @Curators, @Lab Leads');
    const again = s.discord.press(doing, first(list), 'Change who may set channels up');
    await again.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(again.callback?.data)).toContain('"value":"@Curators, @Lab Leads"');
    expect(s.discord.problems).toEqual([]);
  });

  it('are none of another server, not everybody, and none that is called as another one', async () => {
    await using s = await server();
    const other = s.discord.state.guild();
    const foreign = s.discord.state.addRole(other, 'Foreign');
    s.discord.role(s.guild, 'Twice');
    s.discord.role(s.guild, 'twice');
    const bad = [
      `<@&${foreign.id}>`,
      `<@&${s.guild.id}>`,
      '@everyone',
      '@here',
      `<@${s.reader.id}>`,
      'nope',
      'twice',
      '<@&1> <@&2>',
      ',;,',
      '@'.repeat(900),
    ];
    for (const typed of bad) expect(await name(s, typed), typed).toMatch(/No role|Several roles/);
    expect(await s.appApi.managers.of('discord', s.guild.id)).toBeUndefined();
    expect(s.discord.problems).toEqual([]);
  });

  it('are said to be deleted where they are, and whoever had one may do no more', async () => {
    await using s = await server();
    const [curators] = [s.discord.role(s.guild, 'Curators'), s.discord.role(s.guild, 'Leads')];
    await name(s, '@curators, @leads');
    s.guild.roles.splice(s.guild.roles.indexOf(curators), 1);
    const gone = { guild_id: s.guild.id, role_id: curators.id };
    s.discord.gateway.dispatch('GUILD_ROLE_DELETE', gone, s.guild);
    const list = s.ask();
    expect(await answered(list)).toContain('by those who are named: @Curators (deleted), @Leads.');
    const typing = s.discord.press(
      { user: s.owner, channel: s.channel },
      first(list),
      'Change who may set channels up',
    );
    await typing.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(typing.callback?.data)).toContain('"value":"@Leads"');
    expect(s.discord.problems).toEqual([]);
  });

  it('go with the server when it is forgotten', async () => {
    await using s = await server();
    s.discord.role(s.guild, 'Curators');
    await name(s, '@curators');
    await s.appApi.forget({ kind: 'workspace', platform: 'discord', workspace: s.guild.id });
    expect(await s.appApi.managers.of('discord', s.guild.id)).toBeUndefined();
  });
});
