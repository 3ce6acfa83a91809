import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeHub } from '#test/fakes/hub.ts';
import { type OpenProgram, openProgram } from '../open-program.ts';
import { threeDays } from '../three-days.ts';
import type { Mode } from './adapter-on-slack.ts';
import { APP_PORT, BASE, type LocalSlack, localSlack, type Message } from './local-slack-server.ts';

/** The first paper of Friday's list. */
const FRIDAYS = '2608.10020';
// Wednesday to Friday, of which there are lists of ten papers each.
const [WEDNESDAY, THURSDAY, FRIDAY] = ['2026-08-19', '2026-08-20', '2026-08-21'] as const;

/** Several digests of a channel, others ordered from there for three more channels, and peace in those, over the whole program and three days. */
export async function rooms(program: string, mode: Mode): Promise<void> {
  await using slack = await localSlack(program, mode);
  const hub = await fakeHub({ days: threeDays() });
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-rooms-'));
  const way =
    mode === 'socket'
      ? { SLACK_APP_TOKEN: 'xapp-1-of-the-fake' }
      : { SLACK_SIGNING_SECRET: 'a-signing-secret', PORT: String(APP_PORT) };
  const shared = { DATA_DIR: folder, HF_ENDPOINT: hub.url, SLACK_API_URL: `${BASE}/api/` };
  const environment = { ...shared, SLACK_BOT_TOKEN: 'xoxb-of-local-slack', ...way };
  const at = async (now: string, work: (running: OpenProgram) => Promise<void>) => {
    const running = await openProgram(environment, { now });
    try {
      await work(running);
    } finally {
      await running.close();
    }
  };
  try {
    await at(`${WEDNESDAY}T16:00:00Z`, () => order(slack));
    await at(`${WEDNESDAY}T18:06:00Z`, (running) => first(slack, running));
    await at(`${WEDNESDAY}T20:06:00Z`, (running) => evening(slack, running));
    await at(`${THURSDAY}T07:01:00Z`, (running) => quiet(slack, running));
    await at(`${THURSDAY}T18:06:00Z`, (running) => holiday(slack, running));
    await at(`${FRIDAY}T18:06:00Z`, (running) => caughtUp(slack, running));
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true });
  }
  process.stdout.write(`local-slack by ${mode}: rooms of three days are well\n`);
}

async function order(slack: LocalSlack): Promise<void> {
  const ask = async (text: string, says: string) => {
    await slack.control('command', { channel: 'C1', user: 'U1', command: '/papers', text });
    return await slack.said('C1', says);
  };
  await ask('subscribe 18:00 UTC size:3', 'A digest comes here on weekdays at 18:00 UTC');
  await ask('subscribe name:robots 20:00 UTC size:2 topics:"world models"', 'only world models');
  await ask('settings', '2 digests come here');
  const quant = await ask(
    'subscribe 20:00 UTC size:25 quiet-hours:19-7 channel:#quant',
    'A digest comes to #quant',
  );
  assert.equal(quant.ephemeral_to, 'U1');
  await ask('settings channel:#quant', 'Digest settings of #quant');
  await ask('subscribe 18:00 UTC size:25 holidays:2026-08-20 in #rest', 'A digest comes to #rest');
  await ask('subscribe 18:00 UTC size:25 catch-up:skip channel:#break', 'A digest comes to #break');
  await ask('pause until friday channel:#break', 'No digests come to #break until');
  await ask('status channel:#secret', 'There is no channel “secret” here');
}

async function first(slack: LocalSlack, running: OpenProgram): Promise<void> {
  await deliver(
    running,
    slack,
    async () => (await digests(slack, 'C1')) === 1 && (await papersShown(slack, 'C3')).length === 10,
  );
}

/** A paper is shown once over all digests of a channel: of two on world models, one came before. In another channel it is quiet. */
async function evening(slack: LocalSlack, running: OpenProgram): Promise<void> {
  await deliver(running, slack, async () => (await digests(slack, 'C1')) === 2);
  const shown = (await posted(slack, 'C1')).map(papersIn);
  assert.deepEqual(
    shown.map((papers) => papers.length),
    [3, 1],
  );
  assert.equal(new Set(shown.flat()).size, 4);
  assert.deepEqual([await digests(slack, 'C2'), await digests(slack, 'C4')], [0, 0]);
}

/** What fell into quiet hours comes as one digest after them. */
async function quiet(slack: LocalSlack, running: OpenProgram): Promise<void> {
  await deliver(running, slack, async () => (await papersShown(slack, 'C2')).length === 10);
  assert.equal(await digests(slack, 'C2'), 1);
}

async function holiday(slack: LocalSlack, running: OpenProgram): Promise<void> {
  await deliver(running, slack, async () => (await digests(slack, 'C1')) === 3);
  assert.deepEqual([await digests(slack, 'C3'), await digests(slack, 'C4')], [1, 0]);
}

/** After a holiday, its papers come with the next digest; after a pause, where catch-up is off, they do not. */
async function caughtUp(slack: LocalSlack, running: OpenProgram): Promise<void> {
  const isWhole = async () =>
    (await papersShown(slack, 'C3')).length === 30 && (await papersShown(slack, 'C4')).length === 10;
  await deliver(running, slack, isWhole);
  assert.deepEqual([await digests(slack, 'C3'), await digests(slack, 'C4')], [2, 1]);
  assert.ok((await papersShown(slack, 'C4')).every((id) => id >= FRIDAYS));
}

/** Delivers what is owed until it is so. */
async function deliver(
  { app, chat }: OpenProgram,
  slack: LocalSlack,
  so: () => Promise<boolean>,
): Promise<void> {
  assert.ok(chat.delivery);
  const { rate } = chat.delivery;
  const service = app.service([{ ...chat.delivery, rate: { ...rate, channelMs: 0 } }]);
  service.start();
  try {
    await slack.until('what is owed was delivered', so);
  } finally {
    await service.stop();
  }
}

/** What everybody in a channel sees of digests. */
async function posted(slack: LocalSlack, channel: string): Promise<readonly Message[]> {
  const { messages } = (await slack.control(`messages/${channel}`)) as { messages: Message[] };
  return messages.filter((message) => message.ephemeral_to === undefined && papersIn(message).length > 0);
}

/** How many digests were posted: the further messages of one are in its thread. */
async function digests(slack: LocalSlack, channel: string): Promise<number> {
  const all = await posted(slack, channel);
  return all.filter(({ thread_ts }) => thread_ts === undefined).length;
}

async function papersShown(slack: LocalSlack, channel: string): Promise<readonly string[]> {
  return [...new Set((await posted(slack, channel)).flatMap(papersIn))];
}

function papersIn(message: Message): string[] {
  return [...new Set(JSON.stringify(message).match(/2608\.\d{5}/g))];
}
