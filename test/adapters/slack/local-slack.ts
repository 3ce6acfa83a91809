import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { slackAdapter } from '#adapters/slack/index.ts';
import { fakeFront, papers } from './front.ts';
import { MODES, type Mode, wordsOf } from './start.ts';

const [program = ''] = process.argv.slice(2);
const [PORT, APP_PORT] = [4_310, 4_311];
const BASE = `http://localhost:${PORT}`;

interface Message {
  ts: string;
  text: string;
  blocks?: Record<string, unknown>[];
  thread_ts?: string;
  ephemeral_to?: string;
}

for (const mode of MODES) await check(mode);

/** The same flows as in our own tests, on the other Slack. */
async function check(mode: Mode): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(workspace(mode)));
  chmodSync(program, 0o755);
  const server = spawn(program, ['--config', config, '--port', String(PORT)], { stdio: 'ignore' });
  const front = fakeFront();
  const shared = { botToken: 'xoxb-1', apiUrl: `${BASE}/api/` };
  const adapter = slackAdapter({
    front,
    settings:
      mode === 'socket'
        ? { ...shared, appToken: 'xapp-1' }
        : { ...shared, signingSecret: 'shh', port: APP_PORT, host: '127.0.0.1' },
  });
  try {
    await until('the server is up', () => control('state').catch(() => undefined));
    await adapter.start();
    if (mode === 'socket') await setTimeout(300);

    await control('command', { channel: 'C1', user: 'U1', command: '/papers', text: 'search agents' });
    const answer = await said('C1', 'agents 1');
    assert.equal(answer.ephemeral_to, 'U1');

    const press = (action: object) =>
      control('interact', { channel: 'C1', messageTs: answer.ts, user: 'U1', action });
    const button = (action_id: string, value: string) => ({
      type: 'button',
      block_id: 'b',
      action_id,
      value,
    });
    await press(button('command:0', 'search agents page:2'));
    await said('C1', 'agents 6');
    await press(button('share', 'search agents'));
    await said('C1', 'Shared by <@U1>');
    await press({
      type: 'overflow',
      block_id: 'b',
      action_id: 'paper:2608.1',
      selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'similar' },
    });
    await said('C1', 'similar of 2608.1');

    await control('message', { channel: 'C1', user: 'U1', text: '<@U0BOT> follow mentions for me' });
    assert.ok((await said('C1', 'Followed mentions for me in T1 C1 T1/U1 Asia/Tokyo')).thread_ts);

    await control('open-home', { user: 'U1' });
    await until('the Home tab was published', async () =>
      JSON.stringify(await control('log')).includes('views.publish'),
    );

    const parts = adapter.render({ summary: 'Daily papers', blocks: papers('Digest', 1, 40) });
    const marker = 'm'.repeat(22);
    const signal = new AbortController().signal;
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    for (const payload of parts) {
      assert.equal((await adapter.send({ channel, payload, marker, signal })).kind, 'sent');
    }
    await said('C1', '40. Digest 40');
    const since = Temporal.Now.instant().subtract({ minutes: 5 });
    assert.equal((await adapter.findByMarker({ channel, marker, since, signal })).kind, 'found');
    process.stdout.write(`local-slack by ${mode}: all well, ${front.asked.length} commands answered\n`);
  } finally {
    await adapter.stop();
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true });
  }
}

function workspace(mode: Mode): object {
  return {
    workspace: { name: 'Lab', domain: 'lab', teamId: 'T1' },
    apps: [
      {
        appId: 'A1',
        botUserId: 'U0BOT',
        botName: 'paperboy',
        botToken: 'xoxb-1',
        appToken: 'xapp-1',
        signingSecret: 'shh',
        ...(mode === 'socket'
          ? { mode: 'socket' }
          : { mode: 'events', requestUrl: `http://127.0.0.1:${APP_PORT}/slack/events` }),
      },
    ],
    users: [{ id: 'U1', name: 'ada', tz: 'Asia/Tokyo' }],
    channels: [{ id: 'C1', name: 'papers', members: ['U1', 'U0BOT'] }],
  };
}

async function control(path: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const post = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
  const response = await fetch(`${BASE}/_control/${path}`, post);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

function said(channel: string, words: string): Promise<Message> {
  return until(`"${words}" was said`, async () => {
    const { messages } = (await control(`messages/${channel}`)) as { messages: Message[] };
    return messages.findLast((message) => wordsOf(message).includes(words));
  });
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found) return found;
    await setTimeout(100);
  }
  throw new Error(`it never came to that: ${what}\n${JSON.stringify(await control('log')).slice(-3_000)}`);
}
