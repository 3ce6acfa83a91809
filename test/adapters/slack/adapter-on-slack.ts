import assert from 'node:assert/strict';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import type { SlackSettings } from '#adapters/slack/settings.ts';
import type { Channel } from '#core/channel.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { textsOf } from '#test/fakes/slack/limits.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';

export const HERE: Channel = { platform: 'slack', workspace: 'T1', id: 'C1' };

export type Mode = 'socket' | 'http';
export const MODES: readonly Mode[] = ['socket', 'http'];
export const SECRET = 'a-signing-secret';

export function settingsFor(mode: Mode, url: string): SlackSettings {
  const shared = { botToken: 'xoxb-of-T1', apiUrl: url, patienceMs: 300 };
  return mode === 'socket'
    ? { ...shared, appToken: 'xapp-1-of-the-fake' }
    : { ...shared, signingSecret: SECRET };
}

/** Where Slack finds an app that listens on a port. */
export function addressFor(port: number) {
  return { url: `http://127.0.0.1:${port}/slack/events`, secret: SECRET };
}

/** A Slack, and the app connected to it. */
export async function adapterOnSlack(
  mode: Mode,
  more: { settings?: Partial<SlackSettings>; before?: TestAppApi; reach?: Reach } = {},
) {
  const slack = await fakeSlack();
  slack.workspace('T1');
  const appApi = await testAppApi(more);
  const settings = { ...settingsFor(mode, slack.url), ...more.settings };
  const adapter = slackAdapter({ reach: more.reach ?? reachWith(), settings, appApi });
  await adapter.start();
  const server = await serveRoutes(adapter.routes);
  if (adapter.routes) slack.http = addressFor(server.port);
  const stop = async () => {
    await adapter.stop();
    await server.close();
    await slack.close();
    assert.deepEqual(slack.problems, []);
  };
  return {
    slack,
    appApi,
    adapter,
    ...userActionsOn(slack),
    /** Everything that the nth answer to a response_url said. */
    answered: (nth = 1) => slack.until(() => slack.responses[nth - 1]),
    [Symbol.asyncDispose]: stop,
  };
}

/** All that is read of a message. */
export function wordsOf(message: { text?: unknown; blocks?: unknown }): string {
  // A command in code is read without its signs.
  return [String(message.text), ...textsOf(message.blocks)].join('\n').replace(/`(\/papers[^`\n]*)`/g, '$1');
}
