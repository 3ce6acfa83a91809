import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { slackAdapter } from '#adapters/slack/index.ts';
import { openPostOffice } from '#engine/delivery/dispatcher.ts';
import { openDatabase } from '#store/sqlite.ts';
import { openLedger } from '#store/state/ledger.ts';
import { MIGRATIONS } from '#store/state/state-tables.ts';
import { silent } from '#test/fakes/source.ts';
import { fakeFront, papers } from './front.ts';
import { settingsFor } from './start.ts';

// A process of its own that delivers one digest of three messages, until somebody ends it.
const [file = '', url = ''] = process.argv.slice(2);
const PAPERS = 30;

const ledger = openLedger(openDatabase({ file, migrations: MIGRATIONS, durable: true }), file);
const adapter = slackAdapter({ front: fakeFront(), settings: settingsFor('socket', url) });
const now = () => ({ wall: Date.now(), tick: Number(process.hrtime.bigint() / 1_000_000n) });
const parts = adapter
  .render({ summary: 'Daily papers', blocks: papers('A paper', 1, PAPERS) })
  .map((payload) => ({ payload, papers: [] }));
await ledger.plan(
  {
    channel: { platform: 'slack', workspace: 'T1', id: 'C1' },
    day: '2026-08-20',
    kind: 'daily',
    expires: Temporal.Now.instant().add({ hours: 12 }),
    parts,
  },
  now(),
);
process.on('disconnect', () => process.exit(1));
openPostOffice({
  ledger,
  adapters: [{ ...adapter, rate: { ...adapter.rate, channelMs: 0 } }],
  logger: silent,
  timing: { send: 200, lease: 300, grace: 150, backOff: [20, 100], sweep: 10 },
  owner: String(process.pid),
  now,
  random: () => 1,
  sleep: async (ms, signal) => {
    await setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => {});
  },
}).start();

for (;;) {
  const { sent } = await ledger.counts(Temporal.Instant.fromEpochMilliseconds(0));
  if (sent === parts.length) break;
  await setTimeout(10);
}
process.send?.('delivered');
