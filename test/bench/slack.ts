import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { encrypt, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { openState } from '#store/state/state.ts';
import { testAppApi } from '#test/adapters/app-api.ts';
import { reachWith } from '#test/adapters/reach.ts';
import { paperBlocks } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { digest, oweAll } from '#test/fakes/state.ts';
import { memory, percentile, printTable } from './measure.ts';

// The fake Slack lives in this process too: its memory is measured before the digests, and is part of the figure.
const [WORKSPACES, CHANNELS, PAPERS] = [20, 50, 10];
const KEY = 'k'.repeat(40);

const slack = await fakeSlack();
const kept = new Map<string, string>();
for (let at = 0; at < WORKSPACES; at += 1) install(`T${at}`);
const adapter = slackAdapter({
  reach: reachWith(),
  appApi: await testAppApi(),
  settings: {
    signingSecret: 's',
    clientId: '1',
    clientSecret: '2',
    stateSecret: '3',
    encryptionKey: KEY,
    apiUrl: slack.url,
  },
  installs: {
    get: async (team) => kept.get(team),
    set: async (team, encrypted) => void kept.set(team, encrypted),
    workspaces: async () => [...kept.keys()],
    delete: async (team) => void kept.delete(team),
  },
});
await adapter.start();
const state = await openState(':memory:');
const parts = adapter
  .render({ summary: 'Daily papers', blocks: paperBlocks('A paper', PAPERS) })
  .map((payload) => ({ payload, papers: [] }));
const channels = Array.from({ length: WORKSPACES * CHANNELS }, (_, at) => ({
  platform: 'slack',
  workspace: `T${at % WORKSPACES}`,
  id: `C${Math.floor(at / WORKSPACES)}`,
}));
const expires = Temporal.Now.instant().add({ hours: 12 });
await oweAll(state, channels, { ...digest({ expires }), parts });

const dispatcher = openDispatcher(realDelivery(state, { adapters: [adapter] }));
const before = memory();
const peaks = [before];
const watch = setInterval(() => peaks.push(memory()), 250);
const began = performance.now();
const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
const due = WORKSPACES * CHANNELS * parts.length;
dispatcher.start();
while (posted() < due) await setTimeout(100);
await dispatcher.stop();
const seconds = (performance.now() - began) / 1000;
clearInterval(watch);
const each = slack.workspace('T0').channels.get('C0')?.messages.length;
const counts = await state.ledger.counts(Temporal.Instant.fromEpochMilliseconds(0));
await adapter.stop();
await slack.close();

printTable(`Slack: ${WORKSPACES * CHANNELS} channels in ${WORKSPACES} workspaces, due in the same minute`, [
  {
    what: 'by the rate alone',
    seconds: due / adapter.rate.perSecond,
    sent: due,
    'MB before': '',
    'MB at most': '',
  },
  {
    what: 'the adapter',
    seconds,
    sent: counts.sent,
    'MB before': before,
    'MB at most': percentile(peaks, 1),
  },
]);
if (counts.sent !== due || each !== parts.length) throw new Error(`not each once: ${JSON.stringify(counts)}`);

/** What "Add to Slack" would have stored. */
function install(team: string): void {
  const workspace = slack.workspace(team);
  for (let at = 0; at < CHANNELS; at += 1) addChannel(workspace, `C${at}`, ['U1', workspace.botUser]);
  const installation = {
    team: { id: team },
    user: { id: 'U1' },
    bot: { token: workspace.token, scopes: [], id: workspace.botId, userId: workspace.botUser },
    isEnterpriseInstall: false,
    authVersion: 'v2',
  };
  kept.set(team, encrypt(readEncryptionKey(KEY), team, JSON.stringify(installation)));
}
