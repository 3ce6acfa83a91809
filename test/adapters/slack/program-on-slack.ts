import assert from 'node:assert/strict';
import type { Allowance } from '#core/commands/allowance.ts';
import { freePort } from '#test/free-port.ts';
import { openProgram } from '../open-program.ts';
import type { Mode } from './adapter-on-slack.ts';
import { peopleOnSlack } from './people-on-slack.ts';

const NOW = '2026-08-21T17:02:00Z';
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
    ...allowed
  }: { many?: boolean; papers?: number; now?: string; allowance?: Allowance } = {},
) {
  const people = await peopleOnSlack({ papers });
  const { slack } = people;
  const port = await freePort();
  const way = mode === 'socket' ? { SLACK_APP_TOKEN: 'xapp-1-of-the-fake' } : people.overHttp(port);
  const environment = {
    ...people.environment,
    ...way,
    ...(many ? MANY : { SLACK_BOT_TOKEN: 'xoxb-of-T1' }),
  };
  let running = await openProgram(environment, { now, ...allowed });
  return {
    ...people,
    app: () => running.app,
    chat: () => running.chat,
    state: () => running.app.state,
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
      await running.close();
      running = await openProgram(environment, { now, ...allowed });
    },
    /** Somebody adds the app to a workspace. */
    install: (team: string) => install(`http://127.0.0.1:${port}`, team),
    [Symbol.asyncDispose]: async () => {
      await running.close();
      await people[Symbol.asyncDispose]();
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
