import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeHub } from '#test/fakes/hub.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { userActionsOn, type Where } from '#test/fakes/slack/user-actions.ts';
import { threeDays } from '../three-days.ts';
import { addressFor, SECRET, wordsOf } from './adapter-on-slack.ts';

export type PeopleOnSlack = Awaited<ReturnType<typeof peopleOnSlack>>;

/** A fake Slack and people on it, a Hub with a few lists, and a folder for a program between them. */
export async function peopleOnSlack({ papers = 10 }: { readonly papers?: number } = {}) {
  const [hub, slack] = await Promise.all([fakeHub({ days: threeDays(papers) }), fakeSlack()]);
  addUser(slack.workspace('T1'), 'U2');
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-program-'));
  const actions = userActionsOn(slack);
  return {
    ...actions,
    slack,
    /** Where everything is kept. */
    folder,
    /** What a program is told of it all, but for how Slack reaches it and whose it is. */
    environment: { DATA_DIR: folder, HF_ENDPOINT: hub.url, SLACK_API_URL: slack.url },
    /** What a program that Slack reaches over HTTP is told, and has Slack reach it. */
    overHttp: (port: number) => {
      slack.http = addressFor(port);
      return { SLACK_SIGNING_SECRET: SECRET, PORT: String(port) };
    },
    messagesIn: (channel: string, team = 'T1') => slack.workspace(team).channels.get(channel)?.messages ?? [],
    /** Asks by the slash command; all that the answer says. */
    ask: async (text: string, where: Where = {}) => {
      const before = new Set(slack.responses);
      await actions.command(text, where);
      const answer = await slack.until(() => slack.responses.find((each) => !before.has(each)));
      return { ...answer, words: wordsOf(answer) };
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([slack.close(), hub.close()]);
      assert.deepEqual(slack.problems, []);
      rmSync(folder, { recursive: true });
    },
  };
}
