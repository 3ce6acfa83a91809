import { describe, expect, it } from 'vitest';
import type { Delivery } from '#test/fakes/slack/index.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, MODES } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const MENTION = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5', text: '<@UBOTT1> follow x' };
const DIRECT = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '5.5', text: 'today' };
const HOME = { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' };
const SIZE = `field:${JSON.stringify(['subscribe', 'settings', 'size'])}`;
const filled = (name: string, value: string) => ({ [name]: { value: { value } } });
const query = { query: { query: { value: 'agents' } } };

/** Everything that people do, each with the command that it has to come to. */
const GESTURES: readonly [
  what: string,
  command: string,
  gesture: (app: App, how: Delivery) => Promise<unknown>,
][] = [
  ['a command', 'today', (app, how) => app.command('today', {}, how)],
  [
    'a button',
    'search',
    (app, how) => app.press({ action: { action_id: 'command:0', value: 'search x' } }, how),
  ],
  [
    'a paper’s menu',
    'save',
    (app, how) => app.press({ action: { action_id: 'paper:1.1', option: 'save' } }, how),
  ],
  ['a share', 'search', (app, how) => app.press({ action: { action_id: 'share', value: 'search x' } }, how)],
  ['a setting', 'subscribe', (app, how) => app.press({ action: { action_id: SIZE, select: '8' } }, how)],
  [
    'a topic’s menu',
    'follow',
    (app, how) => app.press({ view: 'home', action: { action_id: 'do:topic', option: 'follow x' } }, how),
  ],
  [
    'a message’s shortcut',
    'similar',
    (app, how) => app.messageShortcut('similar_papers', { text: 'arxiv.org/abs/2401.01234' }, {}, how),
  ],
  ['a mention', 'follow', (app, how) => app.event(MENTION, {}, how)],
  ['a direct message', 'today', (app, how) => app.event(DIRECT, {}, how)],
  ['the Home tab', 'topics', (app, how) => app.event(HOME, {}, how)],
  ['a search', 'search', async (app, how) => app.submit('V1', query, {}, how)],
  ['a set-up', 'subscribe', async (app, how) => app.submit('V2', filled('zone', 'Oslo'), {}, how)],
  ['a form', 'subscribe', async (app, how) => app.submit('V3', filled('zone', 'Oslo'), {}, how)],
];

/** The modals that are sent off above, and the direct messages that are written in, as they lie open. */
function openViews(app: App): void {
  const workspace = app.slack.workspace('T1');
  const { views } = workspace;
  addChannel(workspace, 'DU1', ['U1', workspace.botUser]);
  const filling = { command: 'subscribe', shows: 'settings', channel: 'C1', screen: { kind: 'home' } };
  views.set('V1', { type: 'modal', callback_id: 'search_papers' });
  views.set('V2', { type: 'modal', callback_id: 'set_up_channel' });
  views.set('V3', {
    type: 'modal',
    callback_id: 'change_settings',
    private_metadata: JSON.stringify(filling),
  });
}

// Mostly waiting for what is late: they wait side by side.
describe.concurrent.each(MODES)('by %s', (mode) => {
  it.each(GESTURES)('%s is acknowledged before anything is done', async (_, command, gesture) => {
    await using app = await adapterOnSlack(mode);
    openViews(app);
    const { promise, resolve } = Promise.withResolvers<void>();
    app.appApi.hold = promise;
    await gesture(app, {});
    resolve();
    await app.slack.until(() => app.appApi.ran.some(({ name }) => name === command));
  });

  it.each(GESTURES)('%s is done once, however often Slack delivers it', async (_, command, gesture) => {
    await using app = await adapterOnSlack(mode);
    const next = app.slack.ts;
    const same = next();
    app.slack.ts = () => same;
    for (const retry of [0, 1, 2]) {
      openViews(app);
      await gesture(app, { retry });
    }
    app.slack.ts = next;
    const asked = () => app.appApi.ran.filter(({ name }) => name === command).length;
    await app.command('help-me');
    await app.slack.until(() => asked() > 0);
    await app.adapter.stop();
    expect(asked()).toBe(1);
  });
});
