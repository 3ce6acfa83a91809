import { setTimeout as after } from 'node:timers/promises';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { program } from './program.ts';
import { quiet } from './quiet.ts';
import { inLines, openTranscript } from './transcript.ts';

// An acknowledgement takes some milliseconds; what nobody listens to has none.
const PATIENCE_MS = 1_000;

/** The whole program on a fake Slack, and what it sends there for each thing that is done; U1 and U2 are members of C1, U2 runs the workspace. */
export async function recordSlack(slack?: Slack, folder?: string) {
  const fake = slack ?? (await fakeSlack());
  const workspace = fake.workspace('T1');
  addUser(workspace, 'U2', { admin: true });
  addChannel(workspace, 'C1', ['U1', 'U2', workspace.botUser]);
  const tokens = { SLACK_APP_TOKEN: 'xapp-1-of-the-fake', SLACK_BOT_TOKEN: 'xoxb-of-T1' };
  const p = await program({ SLACK_API_URL: fake.url, ...tokens }, folder);
  const transcript = openTranscript();
  const seen = { calls: 0, responses: 0 };
  const count = () => fake.calls.length + fake.responses.length;
  /** Writes down what was sent since the last time, and answers all of it; `sorted` where several things went on at once. */
  const written = async (sorted = false): Promise<unknown[]> => {
    await quiet({ count, running: p.running });
    const calls = fake.calls.slice(seen.calls);
    // Addresses to answer at are counted over all programs of a test run.
    const responses = fake.responses.slice(seen.responses).map(({ url: _, ...body }) => body);
    Object.assign(seen, { calls: fake.calls.length, responses: fake.responses.length });
    const lines = [
      ...calls.map(({ method, args }) => `${method} ${inLines(args)}`),
      ...responses.map((body) => `response ${inLines(body)}`),
    ];
    for (const line of sorted ? lines.toSorted() : lines) transcript.came(line);
    return [...calls.map(({ args }) => args), ...responses];
  };
  return {
    ...p,
    slack: fake,
    workspace,
    actions: userActionsOn(fake),
    transcript,
    written,
    /** Does it and writes down what was sent; all of it. */
    doing: async (what: string, act: () => Promise<{ readonly body: unknown }>): Promise<unknown[]> => {
      transcript.did(what);
      const late = after(PATIENCE_MS, { body: 'not acknowledged' }, { ref: false });
      const { body } = await Promise.race([act(), late]).catch((error) => ({ body: String(error) }));
      const acknowledged = inLines(body ?? {});
      if (acknowledged !== '{}' && acknowledged !== '""')
        transcript.came(`acknowledged with ${acknowledged}`);
      return [body, ...(await written())];
    },
    [Symbol.asyncDispose]: async () => {
      await p[Symbol.asyncDispose]();
      await fake.close();
    },
  };
}
export type SlackRecorder = Awaited<ReturnType<typeof recordSlack>>;
