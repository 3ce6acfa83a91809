import { describe, expect, it } from 'vitest';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { start } from './start.ts';

const NOWHERE = 'http://127.0.0.1:9';

describe('the doctor', () => {
  it('finds the store and the source in order, and says that no chat is set up', async () => {
    await using hub = await fakeHub({ days: {} });
    const { code, out } = await start(['doctor'], { env: { HF_ENDPOINT: hub.url } });
    expect(out).toMatch(/^✓ .* is in order: 0 papers of 0 daily lists\.\n✓ Hugging Face answers: /);
    expect(out).toContain('✓ No chat is set up: set DISCORD_TOKEN');
    expect(code).toBe(0);
  });

  it('has a line for each thing that is wrong, with what to do, and never shows a token', async () => {
    const env = { HF_ENDPOINT: NOWHERE, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: NOWHERE };
    const { code, out, err } = await start(['doctor'], { env });
    expect(out).toMatch(/✗ Hugging Face .*check the network, and HF_ENDPOINT/);
    expect(out).toMatch(/✗ Discord cannot be reached at .*check the network and DISCORD_API_URL/);
    expect(out + err).not.toContain(TOKEN);
    expect(code).toBe(1);
  });

  it('does not send to the network where the source has answered', async () => {
    await using hub = await fakeHub({ days: {} });
    hub.fail({ kind: 'status', status: 401 });
    const { code, out } = await start(['doctor'], { env: { HF_ENDPOINT: hub.url } });
    expect(out).toContain('✗ Hugging Face answered 401 (check HF_TOKEN).\n');
    expect(code).toBe(1);
  });

  it('looks at Discord without connecting or registering anything', async () => {
    await using discord = await fakeDiscord();
    discord.state.guild();
    const env = { HF_ENDPOINT: NOWHERE, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url };
    const { out } = await start(['doctor'], { env });
    expect(out).toContain('✓ Discord knows the token');
    expect(out).toMatch(/✗ The commands are not registered everywhere as they are now: start Paperboy/);
    expect(discord.problems).toEqual([]);
  });

  it('tells of a Slack that is set up by half', async () => {
    const env = { HF_ENDPOINT: NOWHERE, SLACK_APP_TOKEN: 'xapp-1-of-the-fake', SLACK_API_URL: NOWHERE };
    const { code, out } = await start(['doctor'], { env });
    expect(out).toMatch(/✗ .*SLACK_BOT_TOKEN/);
    expect(code).toBe(1);
  });

  it('takes no words', async () => {
    const { code, err } = await start(['doctor', 'everything']);
    expect([code, err]).toEqual([2, 'doctor takes no words: type npm run doctor.\n']);
  });
});
