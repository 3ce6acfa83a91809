import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { ordersFor } from '#test/faults/orders.ts';
import { seed } from '#test/faults/seed.ts';
import { freePort } from '../free-port.ts';
import { folder } from './folder.ts';
import { type Running, run } from './start.ts';

// The whole program as people start it, with the waits that they have.

vi.setConfig({ testTimeout: 90_000 });

const TEN_SECONDS = 10_000;
/** A loaded machine takes its time to start a process. */
const STARTED = { timeout: 60_000 };
const hang = { kind: 'hang', stored: false } as const;

const discordEnv = (url: string) => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: url });
const slackEnv = (url: string) => ({
  SLACK_BOT_TOKEN: 'xoxb-of-T1',
  SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
  SLACK_API_URL: url,
});

async function slackWith(workspace = 'T1') {
  const slack = await fakeSlack();
  slack.workspace(workspace);
  return slack;
}

/** A server on a port, which is taken then. */
async function taken(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

async function endsWell(program: Running): Promise<void> {
  const { code, tookMs } = await program.end();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(TEN_SECONDS);
  expect(program.text.out + program.text.err).not.toMatch(/\n\s+at /);
}

describe('a chat that is away', () => {
  it('keeps the other from nothing, is told once, and is told of by health', async () => {
    await using slack = await slackWith();
    const [nobody, health] = [await freePort(), await freePort()];
    const program = run({
      ...discordEnv(`http://127.0.0.1:${nobody}/api`),
      ...slackEnv(slack.url),
      HEALTH_PORT: String(health),
    });
    await program.wrote(/Slack: connected/);
    await program.wrote(/Discord cannot be reached at .*It is tried again by itself\.\n/);
    await userActionsOn(slack).command('help');
    await expect.poll(() => slack.responses.length, STARTED).toBeGreaterThan(0);
    const answer = await fetch(`http://127.0.0.1:${health}/healthz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ troubles: [expect.stringMatching(/^Discord cannot be/)] });
    await endsWell(program);
    expect(program.text.err.match(/cannot be reached/g)).toHaveLength(1);
  });

  it('is connected once it is back', async () => {
    await using discord = await fakeDiscord();
    discord.fail(/gateway/, ...Array.from({ length: 6 }, () => ({ kind: 'reset' as const, stored: false })));
    const program = run(discordEnv(discord.url));
    await program.wrote(/It is tried again by itself/);
    await program.wrote(/Discord: connected/);
    await endsWell(program);
  });

  it('by a token that it refuses ends nothing: the other goes on', async () => {
    await using slack = await slackWith();
    await using discord = await fakeDiscord();
    const program = run({
      ...discordEnv(discord.url),
      DISCORD_TOKEN: 'another-token',
      ...slackEnv(slack.url),
    });
    await program.wrote(/Discord refuses DISCORD_TOKEN: copy it again/);
    await program.wrote(/Slack: connected/);
    await endsWell(program);
  });
});

describe('it ends within ten seconds', () => {
  it.each(['hello', 'identify'] as const)('where Discord’s gateway hangs at %s', async (hangs) => {
    await using discord = await fakeDiscord();
    discord.gateway.hangs = hangs;
    const program = run(discordEnv(discord.url));
    await expect.poll(discord.gateway.lines, STARTED).toBe(1);
    await endsWell(program);
  });

  it('where Discord answers no request', async () => {
    await using discord = await fakeDiscord();
    discord.fail(/./, ...Array.from({ length: 50 }, () => hang));
    const program = run(discordEnv(discord.url));
    await expect.poll(() => discord.asked.length, STARTED).toBeGreaterThan(0);
    await endsWell(program);
  });

  it.each(['auth.test', 'apps.connections.open'])('where Slack’s %s hangs', async (method) => {
    await using slack = await slackWith();
    slack.fail(method, ...Array.from({ length: 50 }, () => ({ kind: 'hang' as const })));
    const program = run(slackEnv(slack.url));
    await expect.poll(() => slack.calls.some((call) => call.method === method), STARTED).toBe(true);
    await endsWell(program);
  });

  it('where a source hangs while a digest is due', async () => {
    await using slack = await slackWith();
    const hub = await fakeHub({ days: {} });
    hub.fail(...Array.from({ length: 100 }, () => ({ kind: 'hang' as const })));
    const home = folder();
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    await seed(
      join(home, 'state.sqlite'),
      ordersFor([channel], () => Date.now() - 1000),
    );
    const program = run({ ...slackEnv(slack.url), HF_ENDPOINT: hub.url, DATA_DIR: home });
    await program.wrote(/Slack: connected/);
    await expect.poll(() => hub.asked.length, STARTED).toBeGreaterThan(0);
    await endsWell(program);
    await hub.close();
  });

  it('where a source hangs while the archive is filled, and says that the next run goes on from there', async () => {
    const hub = await fakeHub({ days: {} });
    hub.fail(...Array.from({ length: 10 }, () => ({ kind: 'hang' as const })));
    const program = run({ HF_ENDPOINT: hub.url }, ['backfill']);
    await expect.poll(() => hub.asked.length, STARTED).toBeGreaterThan(0);
    await endsWell(program);
    expect(program.text.err).toMatch(
      /Stopped; the next run goes on from here: 0 lists read, 0 papers added\n$/,
    );
    await hub.close();
  });

  it('when the npm that started it is gone', async () => {
    await using slack = await slackWith();
    const bin = resolve(import.meta.dirname, '../../src/bin.js');
    // npm's shell: it tells the number of the program, and ends without a word to it.
    const shell = spawn('sh', ['-c', '"$0" "$1" & echo $!; wait', process.execPath, bin], {
      env: {
        PATH: process.env.PATH,
        npm_lifecycle_event: 'start',
        HF_ENDPOINT: 'http://127.0.0.1:61809',
        ENV_FILE: '',
        DATA_DIR: folder(),
        ...slackEnv(slack.url),
      },
    });
    let out = '';
    shell.stdout.on('data', (chunk) => {
      out += chunk;
    });
    // The program holds the other end of this pipe for as long as it lives.
    const gone = new Promise((done) => shell.stdout.once('close', done));
    await expect.poll(() => out, STARTED).toMatch(/Slack: connected/);
    const began = performance.now();
    shell.kill('SIGKILL');
    await gone;
    expect(performance.now() - began).toBeLessThan(TEN_SECONDS);
    expect(slack.sockets.size).toBe(0);
  });
});

describe('a port that is taken', () => {
  it('leaves a program that stands by at work, and is had once it is free', async () => {
    await using slack = await slackWith();
    const { server, port } = await taken();
    const program = run({ ...slackEnv(slack.url), HEALTH_PORT: String(port) });
    await program.wrote(/Slack: connected/);
    await program.wrote(/^HEALTH_PORT \d+ is taken by another program/m);
    await new Promise((done) => server.close(done));
    const status = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        (answer) => answer.status,
        () => 0,
      );
    await expect.poll(status).toBe(200);
    await endsWell(program);
    expect(program.text.err.trim().split('\n')).toHaveLength(1);
  });

  it('keeps Slack’s requests from coming until it is free, and says so', async () => {
    await using slack = await slackWith();
    const { server, port } = await taken();
    const { SLACK_APP_TOKEN: _, ...env } = slackEnv(slack.url);
    const program = run({ ...env, SLACK_SIGNING_SECRET: 'a-signing-secret', PORT: String(port) });
    await program.wrote(/^PORT \d+ is taken by another program.*It is tried again by itself\.$/m);
    await new Promise((done) => server.close(done));
    await program.wrote(/HTTP: listening on port/);
    await endsWell(program);
  });
});

it('what nobody foresaw is one line, and ends it with 1', async () => {
  await using slack = await slackWith();
  const inMain = 'import{isMainThread}from"node:worker_threads";isMainThread';
  const late = `data:text/javascript,${encodeURIComponent(inMain)}&&setTimeout(()=>{throw"a-surprise"},4000)`;
  const program = run({ ...slackEnv(slack.url), NODE_OPTIONS: `--import ${late}` });
  expect(await program.ended).toBe(1);
  const lines = program.text.err.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/ended by an error that nobody foresaw/);
});
