import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Mode, wordsOf } from './adapter-on-slack.ts';

const PORT = 4_310;
export const APP_PORT = 4_311;
export const BASE = `http://localhost:${PORT}`;

export interface Message {
  ts: string;
  text: string;
  blocks?: { type: string; accessory?: { action_id: string; value?: string } }[];
  files?: { name: string; url_private: string }[];
  thread_ts?: string;
  ephemeral_to?: string;
}

/** All that its own user interface is told. */
interface State {
  channels: { id: string; is_im?: boolean }[];
  messages: Record<string, Message[]>;
  modalStack: Record<string, unknown>[];
  homeViews: Record<string, Record<string, unknown>>;
}

export interface LocalSlack extends AsyncDisposable {
  /** Does what its control API offers. */
  control(path: string, body?: object): Promise<unknown>;
  state(): Promise<State>;
  /** The newest message that says so, once there is one. */
  said(channel: string, words: string): Promise<Message>;
  /** Sends the open modal off; answers the errors that are told at its fields. */
  submit(values: object): Promise<unknown>;
  until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T>;
}

/** A Slack that somebody else wrote, on a port of this machine. */
export async function localSlack(program: string, mode: Mode): Promise<LocalSlack> {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(workspace(mode)));
  chmodSync(program, 0o755);
  const server = spawn(program, ['--config', config, '--port', String(PORT)], { stdio: 'ignore' });

  async function control(path: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const post = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
    const response = await fetch(`${BASE}/_control/${path}`, post);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  const until: LocalSlack['until'] = async (what, look) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = await look();
      if (found) return found;
      await setTimeout(50);
    }
    throw new Error(`it never came to that: ${what}\n${JSON.stringify(await control('log')).slice(-4_000)}`);
  };

  await until('the server is up', () => control('state').catch(() => undefined));
  return {
    control,
    until,
    state: async () => {
      await using screen = await openScreen();
      return screen.heard[0]?.state as State;
    },
    said: (channel, words) =>
      until(`"${words}" was said`, async () => {
        const { messages } = (await control(`messages/${channel}`)) as { messages: Message[] };
        return messages.findLast((message) => wordsOf(message).includes(words));
      }),
    submit: async (values) => {
      await using screen = await openScreen();
      screen.send({ t: 'view_submit', user: 'U1', values });
      const answered = await until('the modal was taken', async () =>
        screen.heard.find(({ t }) => t === 'view' || t === 'view_errors'),
      );
      return answered.errors;
    },
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await new Promise((resolve) => server.once('exit', resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

type Heard = Record<string, unknown>;

/** Its user interface, which is told everything over a socket. */
async function openScreen() {
  const socket = new WebSocket(`${BASE.replace('http', 'ws')}/ui`);
  const heard: Heard[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('there is no user interface')));
    socket.addEventListener('message', ({ data }) => {
      heard.push(JSON.parse(String(data)));
      resolve();
    });
  });
  return {
    heard,
    send: (message: object) => socket.send(JSON.stringify(message)),
    [Symbol.asyncDispose]: async () => socket.close(),
  };
}

function workspace(mode: Mode): object {
  return {
    workspace: { name: 'Lab', domain: 'lab', teamId: 'T1' },
    apps: [
      {
        appId: 'A1',
        botUserId: 'U0BOT',
        botName: 'paperboy',
        botToken: 'xoxb-of-local-slack',
        appToken: 'xapp-1-of-the-fake',
        signingSecret: 'a-signing-secret',
        ...(mode === 'socket'
          ? { mode: 'socket' }
          : { mode: 'events', requestUrl: `http://127.0.0.1:${APP_PORT}/slack/events` }),
      },
    ],
    users: [{ id: 'U1', name: 'ada', tz: 'Asia/Tokyo' }],
    channels: ['papers', 'quant', 'rest', 'break'].map((name, at) => ({
      id: `C${at + 1}`,
      name,
      members: ['U1', 'U0BOT'],
    })),
  };
}
