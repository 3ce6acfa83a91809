import { slackAdapter } from '#adapters/slack/adapter.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { Asked, Talk } from '#test/contracts/conversation/talk.ts';
import { describeConversation } from '#test/contracts/conversation.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import type { Slack } from '#test/fakes/slack/index.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnSlack, addressFor, MODES, type Mode, settingsFor, wordsOf } from './adapter-on-slack.ts';

interface OnSlack extends Talk {
  readonly slack: Slack;
}

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

async function open(mode: Mode, reach = reachWith()): Promise<OnSlack> {
  const app = await adapterOnSlack(mode, { reach });
  const { slack, appApi } = app;
  return {
    slack,
    appApi,
    stop: () => app.adapter.stop(),
    ask: async (command, options = {}) => {
      const line = intentLine(appApi.commands, { command, options });
      const trigger = slack.ts();
      return askedBy(app, (delivery) => app.command(line, { trigger }, delivery));
    },
    press: async (address) => {
      const pressed = { action: { action_id: 'command:0', value: address }, trigger: slack.ts() };
      return askedBy(app, (delivery) => app.press(pressed, delivery));
    },
    beside: (own = reachWith()) => besideOn(mode, { slack, before: appApi, reach: own }),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

async function besideOn(
  mode: Mode,
  { slack, before, reach }: { slack: Slack; before: TestAppApi; reach: ReturnType<typeof reachWith> },
) {
  const appApi = await testAppApi({ before });
  const adapter = slackAdapter({ settings: settingsFor(mode, slack.url), appApi, reach });
  await adapter.start();
  const server = await serveRoutes(adapter.routes);
  if (adapter.routes) slack.http = addressFor(server.port);
  const stop = async () => {
    await adapter.stop();
    await server.close();
  };
  return { appApi, stop, [Symbol.asyncDispose]: stop };
}

function askedBy(app: App, deliver: (delivery: { retry?: number }) => Promise<unknown>): Asked {
  const { slack } = app;
  const before = new Set(slack.responses);
  const begun = performance.now();
  const acknowledged = deliver({}).then(() => performance.now() - begun);
  const mine = () => slack.responses.filter((each) => !before.has(each));
  return {
    acknowledged: () => acknowledged,
    answers: () =>
      mine().map((response) => ({
        to: response.response_type === 'ephemeral' ? 'asker' : 'everyone',
        text: wordsOf(response),
      })),
    until: (count) => slack.until(() => mine().length >= count),
    again: () => deliver({ retry: 1 }),
  };
}

for (const mode of MODES) {
  describeConversation(`Slack by ${mode}`, {
    open: (reach) => open(mode, reach),
    hangs: { 'a look at a profile': (talk) => (talk as OnSlack).slack.fail('users.info', { kind: 'hang' }) },
    stumble: (talk) => (talk as OnSlack).slack.fail('respond', { kind: 'status', status: 503 }),
  });
}
