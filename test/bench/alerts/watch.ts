import type { ChildProcess } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import type { FakeDiscord } from '#test/fakes/discord/index.ts';
import type { Asking } from '../burst/commands.ts';
import { feel, lookAt } from '../burst/watch.ts';
import type { Row } from '../measure.ts';

const LOOK_MS = 500;
/** All is planned that rings when nothing was added for so long. */
const STILL_MS = 20_000;
const GIVEN_UP_MS = 300_000;

/** Watches until nothing more is planned to ring, or long after; times are since the list came, in seconds. */
export async function watchAlerts(
  program: ChildProcess,
  { state, problems }: FakeDiscord,
  { since, asking, stateFile }: { since: number; asking: Asking; stateFile: string },
): Promise<Row> {
  const db = new DatabaseSync(stateFile, { readOnly: true });
  const counting = db.prepare("SELECT count(*) AS count FROM delivery WHERE kind = 'alert'");
  let planned = 0;
  let grown = Date.now();
  let most = 0;
  while (Date.now() < since + GIVEN_UP_MS && !(planned > 0 && Date.now() > grown + STILL_MS)) {
    await after(LOOK_MS);
    const count = Number(counting.get()?.count);
    if (count > planned) grown = Date.now();
    planned = count;
    most = Math.max(most, (await feel(program)).MB);
  }
  db.close();
  const posted = state.messages.filter(({ nonce }) => nonce !== undefined);
  const bodies = new Set(
    posted.map(({ channel, body }) => `${channel.id} ${JSON.stringify({ ...body, nonce: '' })}`),
  );
  const row = await lookAt(program, asking);
  return {
    'first s': ((posted[0]?.at ?? Number.NaN) - since) / 1000,
    'planned s': (grown - since) / 1000,
    ...row,
    MB: most,
    planned,
    sent: posted.length,
    repeated: posted.length - bodies.size,
    problems: problems.length,
  };
}
