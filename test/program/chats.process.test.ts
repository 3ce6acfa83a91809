import { describe, expect, it } from 'vitest';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { run, start } from './start.ts';

describe('with a chat', () => {
  it('connects, says how to add it to a server, and ends well when it is told to', async () => {
    await using discord = await fakeDiscord();
    discord.state.guild();
    const program = run({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
    await program.wrote(/\n/);
    const { text } = program;
    expect(text.out).toMatch(/^Discord: connected, on 1 server\. Add it to a server: https:\/\/discord\.com/);
    expect((await program.end()).code).toBe(0);
    expect(text.out + text.err).not.toContain(TOKEN);
  });

  it.each([
    [
      { ADAPTERS: 'discord' },
      /^ADAPTERS names discord, which is not set up: set DISCORD_TOKEN, or leave discord out\.$/m,
    ],
    [{ ADAPTERS: 'slack' }, /set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or leave slack out\.$/m],
    [{ SLACK_BOT_TOKEN: 'xoxb-of-T1' }, /SLACK_APP_TOKEN/],
    [{ SLACK_APP_TOKEN: 'xapp-1-of-the-fake' }, /SLACK_BOT_TOKEN/],
    [
      { SLACK_BOT_TOKEN: 'a-secret', SLACK_APP_TOKEN: 'xapp-1-of-the-fake' },
      /SLACK_BOT_TOKEN must begin with xoxb-/,
    ],
  ])('%j is told in a sentence', async (env, sentence) => {
    const { code, err } = await start([], { env: env as Record<string, string> });
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
