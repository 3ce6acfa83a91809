import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { folder } from './folder.ts';
import { start } from './start.ts';

const NOWHERE = 'http://127.0.0.1:61809';
const FIXTURES = resolve(import.meta.dirname, '../store/state/fixtures');

/** Every file of a folder, by what is in it. */
function contentsOf(dataDir: string): Record<string, string> {
  const names = readdirSync(dataDir).sort();
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(dataDir, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, hash(name)]));
}

/** A state that an earlier version left, of channels on Discord, in a folder of its own. */
function earlierState(): string {
  const dataDir = folder();
  const file = join(dataDir, 'state.sqlite');
  const left = gunzipSync(readFileSync(join(FIXTURES, '9374e42.sqlite.gz')));
  writeFileSync(file, left, { mode: 0o600 });
  const db = new DatabaseSync(file);
  db.exec(
    "DELETE FROM subscription WHERE channel <> 'sent'; UPDATE subscription SET platform = 'discord', channel = '9001'",
  );
  db.close();
  return dataDir;
}

describe('the doctor', () => {
  it('says that no chat is set up, and does not take that for well', async () => {
    await using hub = await fakeHub({ days: {} });
    const { code, out } = await start(['doctor'], { env: { HF_ENDPOINT: hub.url } });
    expect(out).toMatch(/^✓ DATA_DIR \/.* can be written\.\n✓ .* are free on the disk of \/.*\.\n/);
    expect(out).toMatch(/✓ Hugging Face answers: /);
    expect(out).toMatch(/^– No chat is set up: set DISCORD_TOKEN/m);
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

  it.each([
    [401, '✗ Hugging Face answered 401 (check HF_TOKEN).\n'],
    [404, '✗ Hugging Face answered 404: it was reached, so try again later.\n'],
  ])('does not send to the network where the source has answered %i', async (status, line) => {
    await using hub = await fakeHub({ days: {} });
    hub.fail({ kind: 'status', status });
    const { code, out } = await start(['doctor'], { env: { HF_ENDPOINT: hub.url } });
    expect(out).toContain(line);
    expect(code).toBe(1);
  });

  it('tells where a source soon takes no more requests', async () => {
    await using hub = await fakeHub({ days: {} });
    hub.headers = { ratelimit: '"api";r=3;t=240' };
    const { code, out } = await start(['doctor'], { env: { HF_ENDPOINT: hub.url } });
    expect(out).toMatch(/^– Hugging Face takes only 3 more requests for some minutes\..* set HF_TOKEN/m);
    expect(code).toBe(0);
  });

  it('looks at Discord without connecting or registering anything', async () => {
    await using discord = await fakeDiscord();
    discord.state.guild();
    const env = { HF_ENDPOINT: NOWHERE, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url };
    const { out } = await start(['doctor'], { env });
    expect(out).toContain('✓ Discord knows the token');
    expect(out).toMatch(/✗ The commands are not registered everywhere as they are now: start Paperboy/);
    expect(out).toMatch(/– Which channels have digests ordered is not known/);
    expect(discord.asked.every(({ method }) => method === 'GET')).toBe(true);
    expect(discord.problems).toEqual([]);
  });

  it('does not send to the network where Discord refuses the token', async () => {
    await using discord = await fakeDiscord();
    const env = { HF_ENDPOINT: NOWHERE, DISCORD_TOKEN: 'another-token', DISCORD_API_URL: discord.url };
    const { code, out } = await start(['doctor'], { env });
    expect(out).toMatch(/^✗ Discord refuses DISCORD_TOKEN: copy it again from /m);
    expect(out).not.toMatch(/Discord.*network/);
    expect(code).toBe(1);
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

describe('the doctor changes nothing', () => {
  it('makes no folder where DATA_DIR is mistyped', async () => {
    const dataDir = join(folder(), 'dtaa');
    const { code, out } = await start(['doctor'], { dataDir });
    expect(out).toMatch(
      /^– DATA_DIR .*dtaa is not there: Paperboy makes it at its first start\. Where it has run/,
    );
    expect(out).not.toContain('sqlite');
    expect(existsSync(dataDir)).toBe(false);
    expect(code, 'the source is away').toBe(1);
  });

  it('leaves every file as it is, and none beside them', { timeout: 60_000 }, async () => {
    const dataDir = folder();
    await start(['follow', 'diffusion'], { dataDir });
    const before = contentsOf(dataDir);
    const { out } = await start(['doctor'], { dataDir });
    expect(out).toMatch(/^✓ .*state\.sqlite is in order: 0 subscriptions, 1 followed topic, /m);
    expect(out).toMatch(/^✓ .*archive\.sqlite is in order: 0 papers, 0 daily lists\./m);
    expect(contentsOf(dataDir)).toEqual(before);
  });

  it('leaves a state of an earlier version as it is, and knows its channels all the same', async () => {
    await using discord = await fakeDiscord();
    const dataDir = earlierState();
    const before = contentsOf(dataDir);
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url };
    const { out } = await start(['doctor'], { dataDir, env });
    expect(out).toMatch(/^– .*state\.sqlite is whole, and of an earlier version: .*npm run backup/m);
    expect(out).toMatch(/^✗ Channel 9001: it is gone, or Paperboy may not see it\./m);
    expect(contentsOf(dataDir)).toEqual(before);
  });
});

describe('the doctor goes on', () => {
  it('after a file that cannot be used', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'state.sqlite'), 'not a database, but precious');
    writeFileSync(join(dataDir, 'archive.sqlite'), '');
    const { code, out } = await start(['doctor'], { dataDir });
    expect(out).toMatch(/^✗ .*state\.sqlite is not a Paperboy database/m);
    expect(out).toMatch(/^✗ .*archive\.sqlite is damaged/m);
    expect(out).toMatch(/^✗ Hugging Face cannot be reached/m);
    expect(out).toMatch(/^– No chat is set up/m);
    expect(code).toBe(1);
  });

  it('after a DATA_DIR that is a file', async () => {
    const dataDir = join(folder(), 'data');
    writeFileSync(dataDir, '');
    const { out } = await start(['doctor'], { dataDir });
    expect(out).toMatch(/^✗ DATA_DIR .* is a file: set DATA_DIR to another folder\./);
    expect(out).toMatch(/^✗ Hugging Face cannot be reached/m);
  });
});

describe('the doctor looks at what is around', () => {
  it('finds the port of health free, taken by a stranger, or at no address of this machine', async () => {
    const stranger = createServer((_, response) => response.end('hello'));
    await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done));
    const HEALTH_PORT = String((stranger.address() as AddressInfo).port);
    const lines = async (env: Record<string, string>) => (await start(['doctor'], { env })).out;
    expect(await lines({ HEALTH_PORT })).toMatch(
      /^✗ HEALTH_PORT \d+ is taken by another program.*: end that/m,
    );
    await new Promise((done) => stranger.close(done));
    expect(await lines({ HEALTH_PORT })).toMatch(/^✓ HEALTH_PORT \d+ on 127\.0\.0\.1 is free\./m);
    expect(await lines({ HEALTH_PORT, HEALTH_HOST: '203.0.113.1' })).toMatch(
      /^✗ HEALTH_PORT \d+ cannot be listened on: HEALTH_HOST is no address of this machine/m,
    );
  });

  it('finds the port of pages and of platforms’ requests free, in use, or at no address of this machine', async () => {
    const other = createServer((_, response) => response.end('hello'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const PORT = String((other.address() as AddressInfo).port);
    const lines = async (env: Record<string, string>) => (await start(['doctor'], { env })).out;
    expect(await lines({ PORT })).toMatch(/^– PORT \d+ on 127\.0\.0\.1 is in use: by Paperboy where it/m);
    await new Promise((done) => other.close(done));
    expect(await lines({ PORT })).toMatch(/^✓ PORT \d+ on 127\.0\.0\.1 is free\./m);
    expect(await lines({ PORT, HOST: '203.0.113.1' })).toMatch(
      /^✗ PORT \d+ cannot be listened on: HOST is no address of this machine/m,
    );
  });

  it('tells where two things want the same port', async () => {
    const slack = {
      SLACK_BOT_TOKEN: 'xoxb-of-T1',
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      SLACK_API_URL: NOWHERE,
    };
    const { out } = await start(['doctor'], { env: { ...slack, PORT: '3999', HEALTH_PORT: '3999' } });
    expect(out).toMatch(/^✗ HEALTH_PORT and PORT are both 3999: set another HEALTH_PORT\./m);
  });

  it('tells what a Paperboy says that runs', async () => {
    const health = { ok: false, troubles: ['Discord is away.'] };
    const running = createServer((_, response) => response.writeHead(503).end(JSON.stringify(health)));
    await new Promise<void>((done) => running.listen(0, '127.0.0.1', done));
    const HEALTH_PORT = String((running.address() as AddressInfo).port);
    const { out } = await start(['doctor'], { env: { HEALTH_PORT } });
    expect(out).toMatch(/^✓ HEALTH_PORT \d+ on 127\.0\.0\.1 is served by a Paperboy that runs\./m);
    expect(out).toMatch(/^✗ The Paperboy that runs says: Discord is away\./m);
    await new Promise((done) => running.close(done));
  });
});
