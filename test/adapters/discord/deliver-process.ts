import { flushCompileCache } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { discordAdapter } from '#adapters/discord/adapter.ts';
import type { Channel } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { openState } from '#store/state/state.ts';
import { TOKEN } from '#test/fakes/discord/index.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import { digest, owe } from '#test/fakes/state.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';

/** What a process of its own is to deliver, as its one argument: a digest of 20 papers, three messages, to each channel. */
export interface DeliverTask {
  readonly file: string;
  readonly url: string;
  readonly channels: readonly Channel[];
  /** 0: whatever may have arrived is looked for. */
  readonly resendWithinMs: number;
  readonly thread: 'none' | 'day';
}

const { file, url, channels, resendWithinMs, thread }: DeliverTask = JSON.parse(process.argv[2] ?? '{}');
const TIMING = { send: 300, lease: 1_000, grace: 150, backOff: [10, 50], sweep: 10 } as const;

// It is killed, and so would never keep what it compiled.
flushCompileCache();

const state = await openState(file);
const appApi = await testAppApi();
appApi.subscription = async (channel) => ({ ...SUBSCRIPTION_DEFAULTS, id: 'a', channel, since: 0, thread });
const bot = discordAdapter({ reach: reachWith(), token: TOKEN, apiUrl: url, appApi });
await bot.start();

const papers = Array.from({ length: 20 }, (_, at) =>
  paperBlock({ id: `2608.${10_000 + at}` }, { number: at + 1 }),
);
const parts = bot
  .render(documentOf(...papers))
  .map((payload, part) => ({ payload, papers: [`2608.${10_000 + part}`] }));
const expires = Temporal.Now.instant().add({ hours: 12 });
for (const channel of channels) await owe(state, channel, { ...digest({ expires }), parts });
const rate = { concurrency: 4, perSecond: 1000, channelMs: 0 };
openDispatcher(realDelivery(state, { adapters: [{ ...bot, resendWithinMs, rate }], timing: TIMING })).start();
for (;;) {
  await after(10);
  const receipts = (await Promise.all(channels.map((channel) => state.ledger.receipts(channel, 10)))).flat();
  if (receipts.every(({ state }) => state === 'sent')) process.send?.('settled');
}
