import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkDiscord } from '#adapters/discord/adapter.ts';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';

const { commands } = await testAppApi();

function checked(s: OpenDiscordAdapter, more: { token?: string; links?: boolean } = {}, { id } = s.channel) {
  const channels = [{ platform: 'discord', workspace: s.guild.id, id }];
  return checkDiscord({
    reach: reachWith(),
    token: TOKEN,
    apiUrl: s.discord.url,
    commands,
    channels,
    ...more,
  });
}

describe('checking Discord', () => {
  it('finds everything well', async () => {
    await using s = await adapterOnDiscord();
    const lines = await checked(s);
    expect(lines.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(lines.at(-1)?.line).toContain('every permission is there');
    expect(s.discord.problems).toEqual([]);
  });

  it('says what is missing where links are to be answered, and asks for nothing else', async () => {
    await using s = await adapterOnDiscord();
    const said = async () =>
      (await checked(s, { links: true })).filter(({ line }) => /words of messages/.test(line));
    expect(await said()).toMatchObject([
      { ok: false, line: expect.stringContaining('switch on Message Content') },
    ]);
    s.discord.state.givesContent = true;
    expect(await said()).toMatchObject([{ ok: true }]);
  });

  it('names the permissions that a channel lacks, and what they are for', async () => {
    await using s = await adapterOnDiscord();
    s.discord.deny(
      s.channel,
      PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.SendMessages,
      'silently',
    );
    const line = (await checked(s)).at(-1);
    expect(line).toMatchObject({ ok: false });
    expect(line?.line).toContain('SendMessages (to post digests), ReadMessageHistory (to find out');
  });

  it('says what to do about a channel that is gone', async () => {
    await using s = await adapterOnDiscord();
    s.channel.gone = true;
    expect((await checked(s)).at(-1)).toMatchObject({
      ok: false,
      line: expect.stringContaining('unsubscribe'),
    });
  });

  it('looks at a thread by what its channel allows there', async () => {
    await using s = await adapterOnDiscord();
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: s.channel });
    const line = async () => (await checked(s, {}, thread)).at(-1);
    s.discord.deny(s.channel, PermissionFlagsBits.SendMessages, 'silently');
    expect(await line()).toEqual({ ok: true, line: `Thread ${thread.id}: every permission is there.` });
    s.discord.deny(s.channel, PermissionFlagsBits.SendMessagesInThreads, 'silently');
    expect(await line()).toEqual({
      ok: false,
      line: `Thread ${thread.id}: give Paperboy SendMessagesInThreads (to post digests to a thread) in its channel ${s.channel.id}.`,
    });
  });

  it('tells of a locked thread; one that was put away comes back with the next digest', async () => {
    await using s = await adapterOnDiscord();
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: s.channel });
    thread.archived = true;
    expect((await checked(s, {}, thread)).at(-1)).toMatchObject({ ok: true });
    thread.locked = true;
    expect((await checked(s, {}, thread)).at(-1)).toEqual({
      ok: false,
      line: `Thread ${thread.id} is locked: unlock it, or unsubscribe it.`,
    });
  });

  it('tells of a channel that takes no messages of its own', async () => {
    await using s = await adapterOnDiscord();
    const category = s.discord.state.addChannel({ kind: 'category', guild: s.guild });
    expect((await checked(s, {}, category)).at(-1)).toMatchObject({
      ok: false,
      line: expect.stringContaining('takes no messages of its own'),
    });
  });

  it('asks of a forum what posts there need, which is no thread of a message', async () => {
    await using s = await adapterOnDiscord();
    const forum = s.discord.state.addChannel({ kind: 'forum', guild: s.guild });
    s.discord.deny(forum, PermissionFlagsBits.CreatePublicThreads);
    expect((await checked(s, {}, forum)).at(-1)).toMatchObject({ ok: true });
    s.discord.deny(forum, PermissionFlagsBits.SendMessagesInThreads);
    expect((await checked(s, {}, forum)).at(-1)).toMatchObject({
      ok: false,
      line: expect.stringContaining('SendMessagesInThreads'),
    });
  });

  it('does not send to the network where Discord has answered', async () => {
    await using s = await adapterOnDiscord();
    for (const status of [401, 403, 502]) {
      s.discord.fail(/^GET \/applications\/@me$/, { kind: 'status', status, stored: false });
      const [line] = await checked(s);
      expect(line).toMatchObject({ ok: false });
      expect(line?.line).not.toMatch(/network|reached/);
    }
  });

  it('says what to do about a bad token, and about commands that are not registered', async () => {
    await using s = await adapterOnDiscord();
    expect(await checked(s, { token: 'bad' })).toMatchObject([
      { ok: false, line: expect.stringContaining('copy it again') },
    ]);
    await using discord = await fakeDiscord();
    const lines = await checkDiscord({
      reach: reachWith(),
      token: TOKEN,
      apiUrl: discord.url,
      commands,
      channels: [],
    });
    expect(lines.map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  it('says that nobody is there', async () => {
    const gone = await fakeDiscord();
    await gone[Symbol.asyncDispose]();
    const lines = await checkDiscord({
      reach: reachWith(),
      token: TOKEN,
      apiUrl: gone.url,
      commands,
      channels: [],
    });
    expect(lines).toMatchObject([{ ok: false, line: expect.stringContaining('cannot be reached') }]);
  });
});
