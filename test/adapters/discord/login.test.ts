import { describe, expect, it } from 'vitest';
import { discordAdapter } from '#adapters/discord/adapter.ts';
import { openShards } from '#adapters/discord/connection/gateway/shards.ts';
import { newClient } from '#adapters/discord/connection/login.ts';
import { registration } from '#adapters/discord/connection/registration.ts';
import { commands } from '#commands/index.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { channelJson, type FakeChannel, type FakeGuild } from '#test/fakes/discord/state.ts';
import { documentOf } from '#test/fakes/documents.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { commands as everyKind } from '../commands.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord, channelOf } from './adapter-on-discord.ts';
import { textOf } from './talk.ts';

/** The program's commands, and as many like `save` as it takes to be so many. */
function withMore(total: number): typeof commands {
  const like = commands.find(({ name }) => name === 'save') ?? expect.fail('it is a command');
  const extra = Array.from({ length: total - commands.length }, (_, at) => ({
    ...like,
    name: `extra-${at + 1}`,
  }));
  return [...commands, ...extra];
}

async function failure({
  connect = 10_000,
  ...setup
}: {
  apiUrl: string;
  token?: string;
  connect?: number;
}): Promise<string> {
  const bot = discordAdapter({
    token: TOKEN,
    appApi: await testAppApi(),
    reach: reachWith({ connect }),
    ...setup,
  });
  const error = await bot.start().catch((thrown: unknown) => thrown);
  await bot.stop();
  expect(error).toBeInstanceOf(SetupError);
  return messageOf(error);
}

const puts = (discord: FakeDiscord) => discord.asked.filter(({ method }) => method === 'PUT');

// Side by side, since the SDK waits between two shards.
describe.concurrent('logging in to Discord', () => {
  it('asks for servers and nothing else, and gives a link with exactly the permissions that are needed', async () => {
    await using discord = await fakeDiscord();
    discord.state.guild();
    const bot = discordAdapter({
      reach: reachWith(),
      token: TOKEN,
      apiUrl: discord.url,
      appApi: await testAppApi(),
    });
    const started = await bot.start();
    expect(started).toMatchObject({ servers: 1, commands: 'registered' });
    const query = new URL(started.invite).searchParams;
    expect(query.get('client_id')).toBe('900000000000000002');
    expect(query.get('scope')).toBe('bot applications.commands');
    // View channels, send messages, read message history, create public threads, send messages in threads.
    expect(query.get('permissions')).toBe(
      String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 35n) | (1n << 38n)),
    );
    expect(discord.gateway.identified).toMatchObject([{ intents: 1 }]);
    await bot.stop();
  });

  it.each(['wrong-token', 'ab'])(
    'says what to do about a bad token (%s), without repeating it',
    async (token) => {
      await using discord = await fakeDiscord();
      const message = await failure({ apiUrl: discord.url, token });
      expect(message).toContain('copy it again');
      expect(message).not.toContain(token === 'ab' ? 'nothing' : token);
    },
  );

  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4014, 'update Paperboy'],
  ])('says what to do where the gateway closes with %i', async (code, words) => {
    await using discord = await fakeDiscord();
    discord.gateway.refuseWith = code;
    expect(await failure({ apiUrl: discord.url })).toContain(words);
  });

  it.for(['hello', 'identify'] as const)(
    'gives up on a gateway that hangs at %s, and lets go of it',
    async (hangs, { expect }) => {
      await using discord = await fakeDiscord();
      discord.gateway.hangs = hangs;
      expect(await failure({ apiUrl: discord.url, connect: 200 })).toContain('did not answer within 0.2 s');
      await expect.poll(discord.gateway.lines).toBe(0);
    },
  );

  it('gives up on a gateway that keeps closing', async () => {
    await using discord = await fakeDiscord();
    discord.gateway.refuseWith = 4000;
    expect(await failure({ apiUrl: discord.url, connect: 200 })).toContain('did not answer');
  });

  it('can be tried again, and answers once then', async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    discord.gateway.refuseWith = 4000;
    const appApi = await testAppApi();
    const bot = discordAdapter({
      token: TOKEN,
      apiUrl: discord.url,
      appApi,
      reach: reachWith({ connect: 700 }),
    });
    await expect(bot.start()).rejects.toThrow('did not answer');
    discord.gateway.refuseWith = undefined;
    expect(await bot.start()).toMatchObject({ servers: 1 });
    const doing = { user: discord.state.user('reader'), channel: channelOf(guild) };
    const asked = discord.command(doing, ['papers', 'topics']);
    await asked.until(({ edited }) => edited);
    expect([appApi.ran.length, asked.repeated, discord.gateway.identified.length]).toEqual([1, 0, 1]);
    await bot.stop();
  });

  it('has time for many shards, which are let in one after another', async () => {
    await using discord = await fakeDiscord({ shards: 3, atOnce: 1 });
    const bot = discordAdapter({
      token: TOKEN,
      apiUrl: discord.url,
      appApi: await testAppApi(),
      // The SDK waits up to 6.5 s between two of them.
      reach: reachWith({ connect: 9_000 }),
    });
    expect(await bot.start()).toMatchObject({ servers: 0 });
    expect(discord.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    await bot.stop();
  });

  it('ends at once in the midst of it', async ({ expect }) => {
    await using discord = await fakeDiscord();
    discord.gateway.hangs = 'hello';
    const bot = discordAdapter({
      token: TOKEN,
      apiUrl: discord.url,
      appApi: await testAppApi(),
      reach: reachWith(),
    });
    const starting = bot.start().catch(messageOf);
    await expect.poll(discord.gateway.lines).toBe(1);
    await bot.stop();
    await starting;
    await expect.poll(discord.gateway.lines).toBe(0);
  });

  it('says that nobody is there', async () => {
    const gone = await fakeDiscord();
    await gone[Symbol.asyncDispose]();
    expect(await failure({ apiUrl: gone.url })).toContain('cannot be reached at http://127.0.0.1');
  });

  it('asks at most 40 times a second, and mentions nobody', () => {
    const { options } = newClient('http://127.0.0.1:1', 1_000, {
      build: openShards(() => {}).build,
      content: false,
    });
    expect(options.rest?.globalRequestsPerSecond).toBe(40);
    expect(options.allowedMentions).toEqual({ parse: [] });
  });

  it('rides out a short outage', async () => {
    await using discord = await fakeDiscord();
    discord.fail(/gateway/, { kind: 'status', status: 503, stored: false });
    const bot = discordAdapter({
      reach: reachWith(),
      token: TOKEN,
      apiUrl: discord.url,
      appApi: await testAppApi(),
    });
    expect(await bot.start()).toMatchObject({ servers: 0 });
    await bot.stop();
  });
});

describe('commands that Discord does not take', () => {
  it.each([
    // What may be a stumble, the library tries three times.
    [3, { kind: 'reset', stored: false } as const],
    [3, { kind: 'status', status: 503, stored: false } as const],
    [1, { kind: 'status', status: 400, stored: false } as const],
  ])(
    'are told in a sentence and registered later, and what is known is answered meanwhile: %i times %j',
    async (times, fault) => {
      await using discord = await fakeDiscord();
      const guild = discord.state.guild();
      const pauses: (() => void)[] = [];
      const sleep = (ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal?.addEventListener('abort', () => resolve());
          if (ms === 5_000) pauses.push(resolve);
        });
      discord.fail(/applications\/\d+\/commands/, ...Array.from({ length: times }, () => fault));
      const appApi = await testAppApi();
      const bot = discordAdapter({ token: TOKEN, apiUrl: discord.url, appApi, reach: reachWith({ sleep }) });
      expect(await bot.start()).toMatchObject({ commands: 'failed' });
      expect(bot.trouble()).toMatch(/^The commands could not be registered, and are tried again: Discord c/);
      expect(appApi.logged.map(({ message }) => message)).toContain(bot.trouble());
      const [payload = ''] = bot.render({ summary: 'Daily papers', blocks: [] });
      const channel = { platform: 'discord', workspace: guild.id, id: channelOf(guild).id };
      const { signal } = new AbortController();
      expect(await bot.send({ channel, payload, marker: 'a marker', signal })).toMatchObject({
        kind: 'sent',
      });
      for (const go of pauses) go();
      await expect.poll(() => bot.trouble()).toBeUndefined();
      expect(discord.commands.has('global')).toBe(true);
      await bot.stop();
    },
  );
});

describe('registering commands', () => {
  const start = async (discord: FakeDiscord, guildId?: string, given?: TestAppApi) => {
    const appApi = given ?? (await testAppApi());
    const bot = discordAdapter({ reach: reachWith(), token: TOKEN, apiUrl: discord.url, appApi, guildId });
    const started = await bot.start();
    await bot.stop();
    return started.commands;
  };

  it('happens once, and again only where a command has changed', async () => {
    await using discord = await fakeDiscord();
    expect(await start(discord)).toBe('registered');
    expect(await start(discord)).toBe('unchanged');
    const appApi = await testAppApi();
    const [today, ...others] = appApi.commands;
    if (!today) throw new Error('there is a command');
    expect(
      await start(discord, undefined, { ...appApi, commands: [{ ...today, about: 'The day' }, ...others] }),
    ).toBe('registered');
    expect(puts(discord)).toHaveLength(2);
    expect(discord.problems).toEqual([]);
  });

  it('happens again where somebody else’s version lets everybody set channels up', async () => {
    await using discord = await fakeDiscord();
    await start(discord);
    const setup = discord.commands.get('global')?.find(({ name }) => name === 'papers-setup');
    if (!setup) throw new Error('there is a command for setting up');
    setup.default_member_permissions = null;
    expect(await start(discord)).toBe('registered');
    expect(await start(discord)).toBe('unchanged');
  });

  it('knows options that are true or false', async () => {
    await using discord = await fakeDiscord();
    await start(discord, undefined, { ...(await testAppApi()), commands: everyKind });
    const [papers] = (discord.commands.get('global')?.[0]?.options ?? []) as { options: unknown[] }[];
    const code = { name: 'code', type: 5, description: 'only papers with code', required: false };
    expect(papers?.options).toContainEqual(code);
  });

  it('is for one server while developing, and leaves nothing twice, there or elsewhere', async () => {
    await using discord = await fakeDiscord();
    const [guild, other] = [discord.state.guild(), discord.state.guild()];
    const appApi = await testAppApi();
    const registered = () =>
      [...discord.commands].flatMap(([place, { length }]) => (length > 0 ? [place] : []));
    // Also what an earlier version left, which did not write down where.
    await start(discord, other.id);
    for (const [id, outcome, place] of [
      [undefined, 'registered', 'global'],
      [guild.id, 'registered', guild.id],
      [guild.id, 'unchanged', guild.id],
      [other.id, 'registered', other.id],
      [undefined, 'registered', 'global'],
    ] as const) {
      expect(await start(discord, id, appApi)).toBe(outcome);
      expect(registered()).toEqual([place]);
    }
    expect(discord.problems).toEqual([]);
  });

  it('offers nothing to people where the app is for servers alone, since Discord would refuse it all', async () => {
    await using discord = await fakeDiscord();
    discord.state.forPeople = false;
    expect(await start(discord)).toBe('registered');
    const [papers] = discord.commands.get('global') ?? [];
    expect(papers).toMatchObject({ contexts: [0, 1], integration_types: [0] });
    expect(await start(discord)).toBe('unchanged');
    expect(discord.problems).toEqual([]);
  });

  it('makes of every chat command a subcommand, with the types and bounds of its options', async () => {
    await using discord = await fakeDiscord();
    await start(discord);
    const [papers, setup, ...menu] = discord.commands.get('global') ?? [];
    expect(papers).toMatchObject({ name: 'papers', contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(setup).toMatchObject({ name: 'papers-setup', contexts: [0], default_member_permissions: '32' });
    expect(menu).toMatchObject([
      { type: 3, name: 'Save paper' },
      { type: 3, name: 'Similar papers' },
      { type: 3, name: 'Papers in this message' },
    ]);
    const subcommands = (papers?.options ?? []) as { name: string; options: unknown[] }[];
    const search = subcommands.find(({ name }) => name === 'search');
    expect(search?.options).toEqual([
      {
        name: 'query',
        type: 3,
        description: 'words, "exact phrases", -without, author:name, org:name, has:code',
        required: true,
        autocomplete: true,
        max_length: 300,
      },
      {
        name: 'limit',
        type: 4,
        description: 'how many papers a page',
        required: false,
        min_value: 1,
        max_value: 50,
      },
      { name: 'page', type: 4, description: 'which page', required: false, min_value: 1, max_value: 100 },
      {
        name: 'since',
        type: 3,
        description: 'the earliest day, month or year, such as 2026-05',
        required: false,
        autocomplete: false,
      },
      {
        name: 'sort',
        type: 3,
        description: 'what comes first',
        required: false,
        choices: [
          { name: 'relevance', value: 'relevance' },
          { name: 'date', value: 'date' },
          { name: 'upvotes', value: 'upvotes' },
        ],
      },
    ]);
    const follow = subcommands.find(({ name }) => name === 'follow');
    expect(follow?.options[0]).toMatchObject({ name: 'topic', autocomplete: true, max_length: 300 });
  });

  it('has more than 25 in a group, where they are answered, completed and named alike', async () => {
    const appApi = { ...(await testAppApi()), commands: withMore(commands.length + 2) };
    appApi.dispatch = async (name, options, caller) => {
      appApi.ran.push({ name, options, caller });
      const text = ['Type ', { command: 'extra-1' }, ' or ', { command: 'search' }, '.'];
      return { status: 'answered', document: documentOf({ kind: 'text', text }) };
    };
    await using s = await adapterOnDiscord({ appApi });
    const [papers] = s.discord.commands.get('global') ?? [];
    const registered = (papers?.options ?? []) as { name: string; options: { name: string }[] }[];
    expect(registered).toHaveLength(25);
    const { name, options = [] } = registered.at(-1) ?? {};
    expect([name, options.length]).toEqual(['more', commands.length + 2 - 24]);
    const doing = { user: s.reader, channel: s.channel };
    const path = ['papers', 'more', 'extra-2'] as const;
    const asked = s.discord.command(doing, path, { paper: '2608.00001' });
    await asked.until(({ edited }) => edited);
    expect(textOf(...asked.messages)).toContain('Type /papers more extra-1 or /papers search.');
    expect(s.appApi.ran).toMatchObject([{ name: 'extra-2', options: { paper: '2608.00001' } }]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is refused in a sentence where even the group is full', () => {
    expect(() => registration(withMore(50), { isForPeople: true })).toThrow(
      'Discord takes 49 commands, and there are 50.',
    );
    expect(registration(withMore(49), { isForPeople: true })).toHaveLength(5);
  });
});

describe('a connection', () => {
  const topics = ['papers', 'topics'] as const;
  const edited = ({ edited: done }: { edited: boolean }) => done;

  it('is taken up where it broke off, and nothing that was asked meanwhile is lost', async () => {
    await using s = await adapterOnDiscord();
    s.discord.gateway.drop();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, topics);
    await asked.until(edited);
    expect(s.discord.gateway.resumed()).toBe(1);
    expect(s.appApi.ran).toHaveLength(1);
  });

  it('is two where Discord wants two, and both are listened to', async () => {
    await using s = await adapterOnDiscord({ shards: 2 });
    const other = s.discord.state.guild({ shard: 1, of: 2 });
    s.discord.recover(other);
    const asked = [s.channel, channelOf(other)].map((channel) =>
      s.discord.command({ user: s.reader, channel }, topics),
    );
    for (const each of asked) await each.until(edited);
    expect(s.discord.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(new Set(s.appApi.ran.map(({ caller }) => caller.channel.workspace))).toEqual(
      new Set([s.guild.id, other.id]),
    );
  });

  it.each([
    [4004, 'DISCORD_TOKEN', 'platform-refused'],
    [4011, 'more shards', 'platform-unreachable'],
  ])('that ends for good with %i is said, and can be begun again', async (code, words, kind) => {
    await using s = await adapterOnDiscord();
    await s.bot.stop();
    const lost: SetupError[] = [];
    const bot = discordAdapter({ token: TOKEN, apiUrl: s.discord.url, appApi: s.appApi, reach: reachWith() });
    await bot.start((why) => lost.push(why));
    s.discord.gateway.drop(code);
    await expect.poll(() => bot.trouble()).toContain(words);
    expect(lost).toMatchObject([{ code: kind }]);
    expect(s.appApi.logged.some(({ level }) => level === 'error')).toBe(true);
    await bot.start();
    expect(bot.trouble()).toBeUndefined();
    await s.discord.command({ user: s.reader, channel: s.channel }, topics).until(edited);
    expect(s.appApi.ran).toHaveLength(1);
    await bot.stop();
  });

  it('that was refused a token by one request is asked again, and works on', async () => {
    const appApi = await testAppApi();
    let ticks = 0;
    const clock = { now: appApi.clock.now, ticks: () => ticks };
    await using s = await adapterOnDiscord({ appApi: { ...appApi, clock } });
    const [payload = ''] = s.bot.render({ summary: 'Daily papers', blocks: [] });
    const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    const send = () => s.bot.send({ channel, payload, marker: 'one', signal: new AbortController().signal });
    s.discord.fail(/messages/, { kind: 'status', status: 401, stored: false });
    expect(await send()).toMatchObject({ kind: 'retry', scope: 'platform', afterMs: 300_000 });
    expect(s.bot.trouble()).toContain('DISCORD_TOKEN');
    expect(await send()).toMatchObject({ kind: 'retry' });
    ticks += 300_000;
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(s.bot.trouble()).toBeUndefined();
  });
});

describe('a server', () => {
  it('that takes the bot off is written down until it adds it again, and one that is merely unavailable is not', async () => {
    await using s = await adapterOnDiscord();
    const away = () => s.appApi.removals.of('discord');
    const other = s.discord.state.guild();
    s.discord.recover(other);
    s.discord.outage(s.guild);
    s.discord.remove(other);
    await expect.poll(away).toEqual([other.id]);
    s.discord.recover(s.guild);
    await s.discord
      .command({ user: s.reader, channel: s.channel }, ['papers', 'topics'])
      .until(({ edited }) => edited);
    expect(await away()).toEqual([other.id]);
    s.discord.recover(other);
    await expect.poll(away).toEqual([]);
    expect(s.appApi.forgotten).toEqual([]);
  });

  it('forgets a channel that was deleted', async () => {
    await using s = await adapterOnDiscord();
    s.discord.gateway.dispatch(
      'CHANNEL_DELETE',
      { id: s.channel.id, type: 0, guild_id: s.guild.id },
      s.guild,
    );
    const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    await expect.poll(() => s.appApi.forgotten).toEqual([{ kind: 'channel', channel }]);
  });

  it('forgets a thread that was deleted, archived or not, alone or with its channel', async () => {
    await using s = await adapterOnDiscord();
    const [channel, open, archived] = ['7001', '7002', '7003'];
    const { guild, discord } = s;
    const made = (id: string, kind: 'text' | 'thread', parent?: FakeChannel) => {
      const known = discord.state.addChannel({ id, kind, guild, ...(parent ? { parent } : {}) });
      discord.gateway.dispatch(parent ? 'THREAD_CREATE' : 'CHANNEL_CREATE', channelJson(known), guild);
      return known;
    };
    made(open, 'thread', made(channel, 'text'));
    discord.gateway.dispatch('THREAD_DELETE', { id: archived, type: 11, guild_id: guild.id }, guild);
    discord.gateway.dispatch('CHANNEL_DELETE', { id: channel, type: 0, guild_id: guild.id }, guild);
    const ids = () =>
      s.appApi.forgotten.map((target) => (target.kind === 'channel' ? target.channel.id : target.kind));
    await expect.poll(ids).toEqual([archived, channel, open]);
  });
});

describe('servers that took the bot off while it was not running', () => {
  const FAILED = 'workspaces could not be asked about';
  const ANOTHER = 'this is another bot than last time: no server counts as gone';
  const away = ({ removals }: TestAppApi) => removals.of('discord');
  const said = ({ logged }: TestAppApi) => logged.map(({ message }) => message);

  /** Starts a bot over what another one may have kept, and ends it once it is so; nobody waits for who has left. */
  async function restart(discord: FakeDiscord, appApi: TestAppApi, so: () => unknown): Promise<void> {
    const bot = discordAdapter({ reach: reachWith(), token: TOKEN, apiUrl: discord.url, appApi });
    await bot.start();
    await expect.poll(so).toBeTruthy();
    await bot.stop();
  }

  /** What a bot leaves behind that has run once, over servers that anything is kept of. */
  async function ranOnce(discord: FakeDiscord, ...guilds: readonly FakeGuild[]): Promise<TestAppApi> {
    const appApi = await testAppApi();
    for (const guild of guilds) {
      const channel = { platform: 'discord', workspace: guild.id, id: channelOf(guild).id };
      await appApi.state.admins.remember(channel, { platform: 'discord', id: guild.owner.id });
    }
    await restart(discord, appApi, () => appApi.adapterState.get('discord:application'));
    expect(await away(appApi)).toEqual([]);
    return appApi;
  }

  it('are found at the next start, and nobody else is, until they add it again', async () => {
    await using discord = await fakeDiscord();
    const { state } = discord;
    const [stays, unavailable, leaves, leavesToo] = [
      state.guild(),
      state.guild(),
      state.guild(),
      state.guild(),
    ];
    const appApi = await ranOnce(discord, leaves, stays, unavailable, leavesToo);
    leaves.installed = false;
    leavesToo.installed = false;
    unavailable.unavailable = true;
    await restart(discord, appApi, async () => (await away(appApi)).length === 2);
    expect(await away(appApi)).toEqual([leaves.id, leavesToo.id].toSorted());
    leaves.installed = true;
    await restart(discord, appApi, async () => (await away(appApi)).length === 1);
    expect(await away(appApi)).toEqual([leavesToo.id]);
    expect(discord.problems).toEqual([]);
  });

  it('are found, though Discord does not say of another one whether it is gone', async () => {
    await using discord = await fakeDiscord();
    const [first, second] = [discord.state.guild(), discord.state.guild()];
    const appApi = await ranOnce(discord, first, second);
    first.installed = false;
    second.installed = false;
    discord.fail(/^GET \/guilds\/\d+$/, { kind: 'status', status: 400, stored: false });
    await restart(discord, appApi, () => said(appApi).includes(FAILED));
    expect(await away(appApi)).toEqual([second.id]);
  });

  it('are kept where it is another bot than last time, however often it is started, and that is said', async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    const appApi = await ranOnce(discord, guild);
    const warnings = () => said(appApi).filter((message) => message === ANOTHER).length;
    guild.installed = false;
    discord.state.application = '900000000000000003';
    await restart(discord, appApi, () => warnings() === 1);
    await restart(discord, appApi, () => warnings() === 2);
    expect(await away(appApi)).toEqual([]);
    discord.state.application = '900000000000000002';
    await restart(discord, appApi, async () => (await away(appApi)).length === 1);
  });

  it('are kept where nothing is known of last time', async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    guild.installed = false;
    await ranOnce(discord, guild);
    expect(discord.asked.filter(({ path }) => path === `/guilds/${guild.id}`)).toEqual([]);
  });

  it('keep no start waiting, nor an end', async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    const appApi = await ranOnce(discord, guild);
    guild.installed = false;
    discord.fail(/^GET \/guilds\/\d+$/, { kind: 'hang', stored: false });
    await restart(discord, appApi, () => true);
    expect(await away(appApi)).toEqual([]);
  });
});
