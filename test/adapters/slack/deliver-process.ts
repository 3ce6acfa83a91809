import { flushCompileCache } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { openState } from '#store/state/state.ts';
import { paperBlocks } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import { digest, owe } from '#test/fakes/state.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { settingsFor } from './adapter-on-slack.ts';

// A process of its own that delivers one digest of three messages, until somebody ends it.
const [file = '', url = ''] = process.argv.slice(2);
const PAPERS = 30;

// It is killed, and so would never keep what it compiled.
flushCompileCache();

const state = await openState(file);
const adapter = slackAdapter({
  reach: reachWith(),
  appApi: await testAppApi(),
  settings: settingsFor('socket', url),
});
const parts = adapter
  .render({ summary: 'Daily papers', blocks: paperBlocks('A paper', PAPERS) })
  .map((payload) => ({ payload, papers: [] }));
const expires = Temporal.Now.instant().add({ hours: 12 });
const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
await owe(state, channel, { ...digest({ expires }), parts });
process.on('disconnect', () => process.exit(1));
openDispatcher(
  realDelivery(state, {
    adapters: [{ ...adapter, rate: { ...adapter.rate, channelMs: 0 } }],
    timing: { send: 200, lease: 1_000, grace: 150, backOff: [20, 100], sweep: 10 },
  }),
).start();

for (;;) {
  const { sent } = await state.ledger.counts(Temporal.Instant.fromEpochMilliseconds(0));
  if (sent === parts.length) break;
  await setTimeout(10);
}
process.send?.('delivered');
