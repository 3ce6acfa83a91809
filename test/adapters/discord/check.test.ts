import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkDiscord } from '#adapters/discord/adapter.ts';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';

const { commands } = await testAppApi();

function checked(s: OpenDiscordAdapter, more: { token?: string } = {}) {
  const channels = [{ platform: 'discord', workspace: s.guild.id, id: s.channel.id }];
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
