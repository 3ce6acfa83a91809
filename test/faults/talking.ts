import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeHub } from '#test/fakes/hub.ts';
import type { Slack } from '#test/fakes/slack/index.ts';
import { listsAround } from './lists.ts';
import { type Program, startProgram } from './programs.ts';
import { SHORT } from './waits.ts';

/** A whole program on a chat where people ask, with a source of papers and a folder of its own; it ends with this. */
export async function startTalking(
  chat: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly program: Program }> {
  const hub = await fakeHub({ days: listsAround(Date.now()) });
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
  const env = { DATA_DIR: folder, HF_ENDPOINT: hub.url, BACKFILL: 'off', ...chat };
  const program = await startProgram({ env, timing: SHORT });
  await program.ready();
  return {
    program,
    [Symbol.asyncDispose]: async () => {
      await program.kill();
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a program is told of a fake Slack, for Socket Mode. */
export function envOfSlack(slack: Slack): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.workspace('T1').token,
    SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
    SLACK_API_URL: slack.url,
  };
}
