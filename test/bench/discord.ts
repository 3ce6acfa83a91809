import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { discordAdapter } from '#adapters/discord/adapter.ts';
import type { Channel } from '#core/channel.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { openState } from '#store/state/state.ts';
import { testAppApi } from '#test/adapters/app-api.ts';
import { reachWith } from '#test/adapters/reach.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import { digest, oweAll } from '#test/fakes/state.ts';
import { acknowledged } from './acknowledged.ts';
import { memory, printTable, type Row, temporaryFolder } from './measure.ts';

// The most servers of one shard, with a dozen channels and some emojis each; digests to four of them, all due at once.
const GUILDS = 2_500;
const CHANNELS = 12;
const EMOJIS = 30;
const SENDS = Number(process.argv[2] ?? 10_000);

/** What a process of its own is to do, so that its memory is its own. */
interface Task {
  readonly what: 'discord.js as it comes' | 'paperboy' | 'paperboy, sending';
  readonly url: string;
  readonly file: string;
  readonly channels: readonly Channel[];
}

process.on('message', (task: Task) => {
  void perform(task).then((row) => process.send?.(row));
});
if (!process.send) await main();

async function main(): Promise<void> {
  await using discord = await fakeDiscord();
  for (let at = 0; at < GUILDS; at++) {
    const guild = discord.state.guild({ emojis: EMOJIS });
    for (let more = 1; more < CHANNELS; more++) discord.state.addChannel({ kind: 'text', guild });
  }
  const channels = discord.state.guilds.flatMap(({ id, channels: own }) =>
    own.slice(0, 4).map((channel) => ({ platform: 'discord', workspace: id, id: channel.id })),
  );
  const task = {
    url: discord.url,
    file: join(temporaryFolder(), 'state.sqlite'),
    channels: channels.slice(0, SENDS),
  };
  printTable(`${GUILDS.toLocaleString('en')} servers: from start to ready`, [
    await inProcess({ ...task, what: 'discord.js as it comes' }),
    await inProcess({ ...task, what: 'paperboy' }),
  ]);
  printTable('commands while every source hangs: until Discord has the first answer, in ms', [
    { what: 'the bar', p99: 1_000 },
    await acknowledged(),
  ]);
  printTable(`${SENDS.toLocaleString('en')} digests, all due at once`, [
    { what: 'at 50 a second, as Discord allows', seconds: SENDS / 50 },
    { ...(await inProcess({ ...task, what: 'paperboy, sending' })), ...posted(discord) },
  ]);
}

function posted({ state, problems }: FakeDiscord): Row {
  const channels = new Set(state.messages.map(({ channel }) => channel.id));
  return {
    messages: state.messages.length,
    repeated: state.messages.length - channels.size,
    problems: problems.length,
  };
}

async function inProcess(task: Task): Promise<Row> {
  const child = fork(import.meta.filename, [], { execArgv: ['--max-semi-space-size=8', '--expose-gc'] });
  child.send(task);
  const row = await new Promise<Row>((resolve) =>
    child.once('message', (message) => resolve(message as Row)),
  );
  child.kill();
  return row;
}

async function perform(task: Task): Promise<Row> {
  const started = performance.now();
  if (task.what === 'discord.js as it comes') {
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: task.url } });
    const known = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(TOKEN);
    await known;
    return ready(task, started, client.guilds.cache.size);
  }
  const bot = discordAdapter({
    reach: reachWith(),
    token: TOKEN,
    apiUrl: task.url,
    appApi: await testAppApi(),
  });
  const { servers } = await bot.start();
  const row = ready(task, started, servers);
  return task.what === 'paperboy' ? row : { ...row, ...(await deliverAll(bot, task)) };
}

/** How it is at once after logging in; `kept MB` is what stays on the heap once everything else is swept away. */
function ready({ what }: Task, started: number, servers: number): Row {
  const row = { what, 'ready ms': performance.now() - started, servers, MB: memory() };
  globalThis.gc?.();
  return { ...row, 'kept MB': process.memoryUsage().heapUsed / 1024 / 1024 };
}

async function deliverAll(bot: ReturnType<typeof discordAdapter>, { file, channels }: Task): Promise<Row> {
  const state = await openState(file);
  const papers = Array.from({ length: 5 }, (_, at) =>
    paperBlock({ id: `2608.${10_000 + at}` }, { number: at + 1 }),
  );
  const [payload = ''] = bot.render(documentOf({ kind: 'heading', text: 'Daily papers' }, ...papers));
  const expires = Temporal.Now.instant().add({ hours: 12 });
  const parts = [{ payload, papers: ['2608.10000'] }];
  await oweAll(state, channels, { ...digest({ expires }), parts });
  const dispatcher = openDispatcher(realDelivery(state, { adapters: [bot] }));
  const [began, since] = [performance.now(), Temporal.Now.instant().subtract({ hours: 1 })];
  dispatcher.start();
  let most = 0;
  for (;;) {
    await after(250);
    most = Math.max(most, memory());
    if ((await state.ledger.counts(since)).sent === channels.length) break;
  }
  const seconds = (performance.now() - began) / 1000;
  await dispatcher.stop();
  return { seconds, 'a second': channels.length / seconds, 'most MB': most };
}
