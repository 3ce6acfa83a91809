import { intentLine } from '#core/commands/options/intent-line.ts';
import type { Answer, Asked, Talk } from '#test/contracts/conversation/talk.ts';
import { describeConversation } from '#test/contracts/conversation.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { minimal } from './index.ts';
import type { Page } from './render.ts';

const KEY = 'a-key-of-the-test';
const KEEPS_NOTHING = {
  get: async () => undefined,
  set: async () => undefined,
  workspaces: async () => [],
  delete: async () => undefined,
};

async function open(reach = reachWith()): Promise<Talk> {
  return await openOver(await testAppApi(), reach);
}

async function openOver(appApi: TestAppApi, reach: ReturnType<typeof reachWith>): Promise<Talk> {
  const chat = await minimal.open(
    { MINIMAL_KEY: KEY, MINIMAL_POST_URL: undefined },
    { appApi, kept: KEEPS_NOTHING, reach },
  );
  const [, port = ''] = /port (\d+)/.exec(await chat.start()) ?? [];
  const say = (what: object) => askedBy(`http://127.0.0.1:${port}`, { key: KEY, person: 'ada', ...what });
  const stop = () => chat.stop();
  return {
    appApi,
    stop,
    ask: async (command, options = {}) => say({ line: intentLine(appApi.commands, { command, options }) }),
    press: async (press) => say({ press }),
    beside: async (own = reachWith()) => await openOver(await testAppApi({ before: appApi }), own),
    [Symbol.asyncDispose]: stop,
  };
}

function askedBy(url: string, said: object): Asked {
  const answers: Answer[] = [];
  const answered = fetch(url, { method: 'POST', body: JSON.stringify(said) }).then(async (response) => {
    // Whoever asks gets the answer on their own line, and nobody else is there.
    for (const page of (await response.json()) as Page[])
      answers.push({ to: 'asker', text: page.lines.join('\n') });
  });
  return {
    acknowledged: async () => 0,
    answers: () => answers,
    until: () => answered,
    again: () => answered,
  };
}

const ONE = 'the answer is the response to the one request that asks';
describeConversation('the minimal adapter', {
  open,
  cannot: { acknowledge: ONE, redeliver: ONE, stumble: ONE },
});
