import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { encrypt, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { openState } from '#store/state/state.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { listsAround } from '#test/faults/lists.ts';
import { ordersFor } from '#test/faults/orders.ts';
import { seed } from '#test/faults/seed.ts';
import { freePort } from '../free-port.ts';
import { folder } from './folder.ts';
import { run, start } from './start.ts';

// What whoever watches the whole program sees of it from outside.

vi.setConfig({ testTimeout: 90_000 });

async function slackWith(workspace = 'T1') {
  const slack = await fakeSlack();
  slack.workspace(workspace);
  return slack;
}

const slackEnv = (url: string) => ({
  SLACK_BOT_TOKEN: 'xoxb-of-T1',
  SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
  SLACK_API_URL: url,
});

/** What an address of health says; a port that somebody else had for a moment is listened on a little later. */
async function ask(port: number, path: string) {
  const answer = await vi.waitFor(() => fetch(`http://127.0.0.1:${port}${path}`), { timeout: 20_000 });
  return { status: answer.status, text: await answer.text() };
}

describe('whoever watches the program', () => {
  it('sees since when a chat is away, and does not start it again for that; the doctor says the same', async () => {
    await using slack = await slackWith();
    const [nobody, health] = [await freePort(), await freePort()];
    const env = {
      DISCORD_TOKEN: 'a-token-of-the-fake',
      DISCORD_API_URL: `http://127.0.0.1:${nobody}/api`,
      ...slackEnv(slack.url),
      HEALTH_PORT: String(health),
      DATA_DIR: folder(),
    };
    const program = run(env);
    await program.wrote(/Slack: connected/);
    await program.wrote(/Discord cannot be reached/);
    const { status, text } = await ask(health, '/healthz');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      chats: [
        {
          name: 'discord',
          trouble: expect.stringMatching(/^Discord cannot be reached/),
          since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        },
        { name: 'slack' },
      ],
      sources: [{ name: 'huggingface' }],
      filled: { read: 0, of: expect.any(Number) },
      waiting: { list: 0, send: 0 },
    });
    expect(await ask(health, '/livez')).toEqual({ status: 200, text: '{"ok":true}' });
    const metrics = (await ask(health, '/metrics')).text;
    expect(metrics).toContain('paperboy_chat_up{platform="discord"} 0');
    expect(metrics).toContain('paperboy_chat_up{platform="slack"} 1');
    const { out } = await start(['doctor'], { env, dataDir: env.DATA_DIR });
    expect(out).toMatch(/^✗ The Paperboy that runs says: Discord cannot be reached .*\(since 2/m);
    expect((await program.end()).code).toBe(0);
  });

  it('sees nothing where HEALTH_HOST is no address of the machine, which the program says', async () => {
    await using slack = await slackWith();
    const HEALTH_PORT = String(await freePort());
    const program = run({ ...slackEnv(slack.url), HEALTH_PORT, HEALTH_HOST: '203.0.113.1' });
    await program.wrote(/HEALTH_PORT \d+ cannot be listened on: HEALTH_HOST is no address of this machine/);
    await program.wrote(/Slack: connected/);
    expect((await program.end()).code).toBe(0);
  });

  it('sees that Slack refuses the token of a program that runs', async () => {
    await using slack = await slackWith();
    const health = await freePort();
    const program = run({ ...slackEnv(slack.url), HEALTH_PORT: String(health) });
    await program.wrote(/Slack: connected/);
    expect((await ask(health, '/healthz')).status).toBe(200);
    slack.workspace('T1').revoked = true;
    await userActionsOn(slack).command('settings');
    await expect.poll(async () => (await ask(health, '/healthz')).status).toBe(503);
    expect((await ask(health, '/healthz')).text).toMatch(
      /Slack refused SLACK_BOT_TOKEN \(token_revoked\): copy/,
    );
    expect((await program.end()).code).toBe(0);
  });

  it('sees a key that opens nothing of what is stored', async () => {
    await using slack = await slackWith();
    const [health, port, home] = [await freePort(), await freePort(), folder()];
    const state = await openState(join(home, 'state.sqlite'));
    const installation = JSON.stringify({
      team: { id: 'T1' },
      user: { id: 'U1' },
      bot: { token: 'xoxb-of-T1' },
    });
    const kept = encrypt(readEncryptionKey('k'.repeat(40)), 'T1', installation);
    await state.remember('slack-installs').set('T1', kept);
    await state.close();
    const program = run({
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'secret-of-the-fake',
      SLACK_STATE_SECRET: 'state-of-the-fake',
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      SLACK_API_URL: slack.url,
      ENCRYPTION_KEY: 'z'.repeat(40),
      PORT: String(port),
      HEALTH_PORT: String(health),
      DATA_DIR: home,
    });
    await program.wrote(/Slack: answering/);
    const { status, text } = await ask(health, '/healthz');
    expect(status).toBe(503);
    expect(text).toContain('ENCRYPTION_KEY does not open 1 of 1 stored Slack installations: set the key');
    expect((await program.end()).code).toBe(0);
  });
});

describe('a digest and a search', () => {
  it('are counted, and in the log at its most talkative, which follows a delivery by its id, without anybody’s words', async () => {
    await using slack = await slackWith();
    const hub = await fakeHub({ days: listsAround(Date.now()) });
    const home = folder();
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    await seed(
      join(home, 'state.sqlite'),
      ordersFor([channel], () => Date.now() - 1_000),
    );
    const health = await freePort();
    const program = run({
      ...slackEnv(slack.url),
      HF_ENDPOINT: hub.url,
      DATA_DIR: home,
      LOG_LEVEL: 'debug',
      HEALTH_PORT: String(health),
    });
    await program.wrote(/"msg":"delivery sent"/);
    await userActionsOn(slack).command('search zanzibarian zebras');
    await program.wrote(/"msg":"a command ran"/);
    const metrics = (await ask(health, '/metrics')).text;
    await program.end();
    await hub.close();
    const lines = program.text.err
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Record<string, unknown> => JSON.parse(line));
    const said = lines.map(({ msg }) => String(msg));
    expect(said).toEqual(
      expect.arrayContaining([
        'tick: begins',
        'tick: the sources were read',
        'tick: the lists were put together',
        'tick: a batch was planned',
        'tick: ends',
        'a source was asked',
        'list read',
      ]),
    );
    const sent = lines.find(({ msg }) => msg === 'delivery sent')?.delivery;
    expect(lines.filter(({ delivery }) => delivery === sent).map(({ msg }) => msg)).toEqual([
      'a delivery is planned',
      'a delivery is sent',
      'a send has ended',
      'delivery sent',
    ]);
    expect(lines.find(({ msg }) => msg === 'a command ran')).toMatchObject({
      command: 'search',
      platform: 'slack',
      status: 'answered',
      ms: expect.any(Number),
    });
    expect(metrics.split('\n')).toEqual(
      expect.arrayContaining([
        'paperboy_sends_total{platform="slack",outcome="sent"} 1',
        'paperboy_command_seconds_count{command="search"} 1',
        'paperboy_replies_total{status="answered",code=""} 1',
        'paperboy_channels{platform="slack"} 1',
        'paperboy_deliveries{state="sent"} 1',
        expect.stringMatching(/^paperboy_source_reads_total\{source="huggingface",outcome="read"\} [1-9]/),
        expect.stringMatching(/^paperboy_source_age_seconds\{source="huggingface"\} \d/),
        expect.stringMatching(/^paperboy_loop_delay_seconds\{of="longest"\} 0\.\d/),
      ]),
    );
    expect(program.text.err).not.toMatch(/zanzibarian|zebras|xoxb-of-T1|xapp-1-of/);
  });
});
