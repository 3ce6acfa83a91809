import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allowance } from '#core/commands/allowance.ts';
import { openChats } from '#src/chats.ts';
import { servePublic } from '#src/http/serve-public.ts';
import { appAt, EVERYTHING } from '#test/fakes/app.ts';
import { fakeHub, row } from '#test/fakes/hub.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { userActionsOn, type Where } from '#test/fakes/slack/user-actions.ts';
import { silent } from '#test/fakes/source.ts';
import { type Mode, wordsOf } from './adapter-on-slack.ts';

const NOW = '2026-08-21T17:02:00Z';
const TITLES = [
  'Four-Bit Quantization of Large Language Models',
  'Post-Training Quantization Without Data',
  'World Models for Robots That Walk',
  'Video Generation in Real Time',
];
const SECRET = 'a-signing-secret';
const MANY = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret-of-the-fake',
  SLACK_STATE_SECRET: 'state-of-the-fake',
  ENCRYPTION_KEY: 'k'.repeat(40),
};

export type SlackProgram = Awaited<ReturnType<typeof programOnSlack>>;

/** The whole program on a fake Slack, between a Hub with a few lists; `many` where any workspace can add it. */
export async function programOnSlack(
  mode: Mode,
  {
    many = false,
    papers = 10,
    now = NOW,
    allowance = EVERYTHING,
  }: { many?: boolean; papers?: number; now?: string; allowance?: Allowance } = {},
) {
  const [hub, slack] = await Promise.all([fakeHub({ days: lists(papers) }), fakeSlack()]);
  addUser(slack.workspace('T1'), 'U2');
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-program-'));
  const way =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: 'xapp-1-of-the-fake' }
      : { SLACK_SIGNING_SECRET: SECRET, PORT: String(await freePort()) };
  const environment = {
    DATA_DIR: folder,
    HF_ENDPOINT: hub.url,
    SLACK_API_URL: slack.url,
    ...way,
    ...(many ? MANY : { SLACK_BOT_TOKEN: 'xoxb-of-T1' }),
  };
  const open = async () => {
    const { app, config } = await appAt(now, environment, allowance);
    await app.ingest.range('2026-08-19', '2026-08-21', { patience: 'job' });
    const [chat] = await openChats(config, app);
    if (!chat) throw new Error('Slack is a chat');
    await chat.start();
    const routes = chat.routes && [chat.routes];
    const server =
      routes &&
      servePublic(routes, config.publicPlace, { logger: silent, write: () => {}, complain: () => {} });
    return { app, chat, server };
  };
  const close = async () => {
    await Promise.all([running.chat.stop(), running.server?.stop()]);
    await running.app.close();
  };
  let running = await open();
  const base = `http://127.0.0.1:${way.PORT}`;
  if (mode === 'http') slack.http = { url: `${base}/slack/events`, secret: SECRET };
  const actions = userActionsOn(slack);
  const messagesIn = (channel: string, team = 'T1') =>
    slack.workspace(team).channels.get(channel)?.messages ?? [];
  return {
    ...actions,
    slack,
    /** Where everything is kept. */
    folder,
    messagesIn,
    app: () => running.app,
    /** Asks by the slash command; all that the answer says. */
    ask: async (text: string, where: Where = {}) => {
      const before = new Set(slack.responses);
      await actions.command(text, where);
      const answer = await slack.until(() => slack.responses.find((each) => !before.has(each)));
      return { ...answer, words: wordsOf(answer) };
    },
    /** Delivers what is owed until it is so. */
    deliver: async (so: () => unknown) => {
      const { delivery: adapter } = running.chat;
      assert.ok(adapter);
      const service = running.app.service([{ ...adapter, rate: { ...adapter.rate, channelMs: 0 } }]);
      service.start();
      await slack.until(so);
      await service.stop();
    },
    /** Ends the program and begins it again, with what it has kept. */
    restart: async () => {
      await close();
      running = await open();
    },
    /** Somebody adds the app to a workspace. */
    install: (team: string) => install(base, team),
    [Symbol.asyncDispose]: async () => {
      await close();
      await Promise.all([slack.close(), hub.close()]);
      assert.deepEqual(slack.problems, []);
      rmSync(folder, { recursive: true });
    },
  };
}

async function install(base: string, team: string): Promise<number> {
  const asked = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = asked.headers.get('set-cookie')?.split(';')[0] ?? '';
  const query = new URLSearchParams({ code: `code-${team}`, state });
  const done = await fetch(`${base}/slack/oauth_redirect?${query}`, { headers: { cookie } });
  return done.status;
}

function lists(papers: number) {
  const day = (date: string, first: number) =>
    Array.from({ length: papers }, (_, at) => {
      const title = `${TITLES[at % TITLES.length]}, Part ${first + at}`;
      const summary = `${title}. We cut memory by 2.5 times and keep 99 % of the accuracy.`;
      const dated = { submittedOnDailyAt: `${date}T00:00:00.000Z`, title, summary, upvotes: 90 - at };
      return row(`2608.${10_000 + first + at}`, dated, { title, summary });
    });
  return {
    '2026-08-19': day('2026-08-19', 0),
    '2026-08-20': day('2026-08-20', papers),
    '2026-08-21': day('2026-08-21', 2 * papers),
  };
}

/** A port that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
