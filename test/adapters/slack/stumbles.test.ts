import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '#test/fakes/slack/calls.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { reachWith } from '../reach.ts';
import { adapterOnSlack, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

/** The waits between tries. */
const BETWEEN = [500, 1_000, 2_000];

/** Waits between tries are over at once, and written down. */
async function hurriedApp(): Promise<App & { waits: number[] }> {
  const waits: number[] = [];
  const real = reachWith();
  const sleep = async (ms: number, signal?: AbortSignal) => {
    if (signal || !BETWEEN.includes(ms)) return real.sleep(ms, signal);
    waits.push(ms);
  };
  const app = await adapterOnSlack('socket', { reach: reachWith({ sleep, request: 1_500 }) });
  addChannel(app.slack.workspace('T1'), 'DU1', ['U1', app.slack.workspace('T1').botUser]);
  return { ...app, waits };
}

const DOWN: Fault = { kind: 'status', status: 503 };
const LOST: Fault = { kind: 'status', status: 500, stored: true };
const PASSING: readonly (readonly [string, Fault])[] = [
  ['a 500', { kind: 'status', status: 500 }],
  ['a 503', DOWN],
  ['a limit', { kind: 'limit', seconds: 1 }],
  ['a reset', { kind: 'reset' }],
  ['no answer', { kind: 'hang' }],
];
const EVER: readonly Fault[] = Array(3).fill(DOWN);
const MENTION = {
  type: 'app_mention',
  user: 'U1',
  channel: 'C1',
  ts: '5.5',
  text: '<@UBOTT1> search agents',
};
const DIRECT = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '5.5', text: 'today' };
const query = { query: { query: { value: 'agents' } } };

const channel = (app: App, id = 'C1') => app.slack.workspace('T1').channels.get(id);
const said = (app: App, id: string) => (channel(app, id)?.messages ?? []).map(wordsOf);
const whispered = (app: App) => (channel(app)?.whispers ?? []).map(wordsOf);
const modal = (app: App, id: string) => JSON.stringify(app.slack.workspace('T1').views.get(id)?.blocks);

const ended = ({ appApi }: App) =>
  vi.waitFor(() => expect(appApi.outcomes).not.toEqual([]), { timeout: 10_000 });

/** A mention, which is a message that replies may be read of. */
function mention(app: App) {
  channel(app)?.messages.push({ ts: '5.5', channel: 'C1', text: MENTION.text, blocks: [], user: 'U1' });
  return app.event(MENTION);
}

/** What people do, what Slack is asked for with the answer, and where it is read. */
const GESTURES: readonly {
  readonly what: string;
  readonly method: string;
  readonly gesture: (app: App) => Promise<unknown>;
  readonly read: (app: App) => unknown;
}[] = [
  {
    what: 'a command',
    method: 'respond',
    gesture: (app) => app.command('search agents'),
    read: (app) => app.slack.responses.map(wordsOf),
  },
  {
    what: 'a mention',
    method: 'chat.postMessage',
    gesture: mention,
    read: (app) => said(app, 'C1'),
  },
  {
    what: 'a direct message',
    method: 'chat.postMessage',
    gesture: (app) => app.event(DIRECT),
    read: (app) => said(app, 'DU1'),
  },
  {
    what: 'a press in a modal',
    method: 'views.update',
    gesture: (app) => {
      app.slack
        .workspace('T1')
        .views.set('V1', { type: 'modal', callback_id: 'results', private_metadata: 'C1' });
      return app.press({ view: 'V1', action: { action_id: 'command:0', value: 'search agents' } });
    },
    read: (app) => modal(app, 'V1'),
  },
  {
    what: 'the Home tab',
    method: 'views.publish',
    gesture: (app) =>
      app.press({ view: 'home', action: { action_id: 'do:topic', option: 'follow LLM Result' } }),
    read: (app) => JSON.stringify(app.slack.workspace('T1').homes.get('U1')?.blocks),
  },
];

const RESULT = /LLM Result/;

// Mostly waiting for what never answers: they wait side by side.
describe.concurrent.each(GESTURES)('an answer to $what', ({ method, gesture, read }) => {
  it.each(PASSING)('is given again after %s', async (_, fault) => {
    await using app = await hurriedApp();
    app.slack.fail(method, fault, fault);
    await gesture(app);
    await ended(app);
    expect(String(read(app))).toMatch(RESULT);
    expect(app.appApi.outcomes).toEqual(['repeated']);
    expect(app.waits).toEqual(fault.kind === 'limit' ? [1_000, 2_000] : [500, 2_000]);
  });

  it('goes another way where it never goes', async () => {
    await using app = await hurriedApp();
    app.slack.fail(method, ...EVER);
    await gesture(app);
    await ended(app);
    expect(app.appApi.outcomes).toEqual(['elsewhere']);
    expect(`${whispered(app)}${said(app, 'DU1')}`).toMatch(RESULT);
  });

  it('is counted where there is no way at all', async () => {
    await using app = await hurriedApp();
    for (const each of ['respond', 'views.update', 'views.publish', 'chat.postEphemeral'])
      app.slack.fail(each, ...EVER);
    app.slack.fail('chat.postMessage', ...EVER, ...EVER);
    await gesture(app);
    await ended(app);
    expect(app.appApi.outcomes).toEqual(['lost']);
  });
});

describe('an answer whose response_url has expired', () => {
  it('is whispered at once to whoever asked', async () => {
    await using app = await hurriedApp();
    app.slack.fail('respond', { kind: 'status', status: 404 });
    await app.command('search agents');
    await app.slack.until(() => whispered(app).length > 0);
    expect(whispered(app).join()).toMatch(RESULT);
    expect(app.waits).toEqual([]);
  });

  it('comes by direct message where the bot is not in the channel', async () => {
    await using app = await hurriedApp();
    addChannel(app.slack.workspace('T1'), 'C2', ['U1']).private = true;
    app.slack.fail('respond', { kind: 'status', status: 404 });
    await app.command('search agents', { channel: 'C2' });
    await app.slack.until(() => said(app, 'DU1').length > 0);
    expect(said(app, 'DU1').join()).toMatch(RESULT);
  });

  it('does not try it for what follows either', async () => {
    await using app = await hurriedApp();
    app.slack.fail('respond', { kind: 'none' }, { kind: 'status', status: 404 });
    await app.command('search agents limit:40');
    await ended(app);
    expect(app.slack.responses).toHaveLength(1);
    expect(whispered(app).length).toBeGreaterThan(1);
    expect(app.appApi.outcomes).toEqual(['elsewhere']);
  });
});

describe('what a whole channel reads', () => {
  it('stands there once where the answer to a post is lost', async () => {
    await using app = await hurriedApp();
    app.slack.fail('chat.postMessage', LOST);
    await mention(app);
    await ended(app);
    expect(said(app, 'C1').filter((text) => RESULT.test(text))).toHaveLength(1);
    expect(app.appApi.outcomes).toEqual(['repeated']);
    expect(whispered(app)).toEqual([]);
  });

  it('is posted again where a look says that it is not there', async () => {
    await using app = await hurriedApp();
    app.slack.fail('chat.postMessage', { kind: 'reset' });
    await mention(app);
    await ended(app);
    expect(said(app, 'C1').filter((text) => RESULT.test(text))).toHaveLength(1);
  });

  it('is whispered to whoever asked where nobody may look', async () => {
    await using app = await hurriedApp();
    app.slack.workspace('T1').scopes.delete('channels:history');
    app.slack.fail('chat.postMessage', LOST);
    await mention(app);
    await ended(app);
    expect(said(app, 'C1').filter((text) => RESULT.test(text))).toHaveLength(1);
    expect(whispered(app).join()).toMatch(RESULT);
  });

  it('is not shared twice, and whoever shared it is told what to do', async () => {
    await using app = await hurriedApp();
    app.slack.fail('respond', LOST);
    await app.press({ action: { action_id: 'share', value: 'search agents' } });
    await ended(app);
    expect(app.slack.responses).toHaveLength(1);
    expect(whispered(app).join()).toMatch(/did not say whether this was shared.*ask again/);
  });
});

describe('a window', () => {
  it('is opened again within the three seconds that Slack gives', async () => {
    await using app = await hurriedApp();
    app.slack.fail('views.open', DOWN);
    await app.shortcut('search_papers');
    await ended(app);
    expect(app.slack.workspace('T1').views.size).toBe(1);
    expect(app.appApi.outcomes).toEqual(['repeated']);
  });

  it('that does not open is told of', async () => {
    await using app = await hurriedApp();
    app.slack.fail('views.open', { kind: 'limit', seconds: 20 });
    await app.shortcut('search_papers');
    await app.slack.until(() => said(app, 'DU1').length > 0);
    expect(said(app, 'DU1').join()).toMatch(/did not open the window.*try once more/);
    expect(app.waits).toEqual([]);
  });

  it('that does not open for an answer has it said in a message', async () => {
    await using app = await hurriedApp();
    app.slack.fail('views.open', ...EVER);
    await app.press({ view: 'home', action: { action_id: 'command:0', value: 'search agents' } });
    await app.slack.until(() => said(app, 'DU1').length > 0);
    expect(said(app, 'DU1').join()).toMatch(RESULT);
  });
});

describe.concurrent('a modal that was sent off', () => {
  const open = (app: App) =>
    app.slack.workspace('T1').views.set('V1', { type: 'modal', callback_id: 'search_papers' });

  it('shows its answer with the acknowledgement where it is ready', async () => {
    await using app = await adapterOnSlack('socket');
    open(app);
    const { body } = await app.submit('V1', query);
    expect(JSON.stringify(body)).toMatch(RESULT);
    await app.adapter.stop();
    expect(app.slack.calls.map(({ method }) => method)).not.toContain('views.update');
    expect(app.appApi.outcomes).toEqual(['given']);
  });

  it.each([10, 100, 500])('shows its answer where the loader comes %i ms after it', async (ms) => {
    await using app = await adapterOnSlack('socket');
    open(app);
    const { promise, resolve } = Promise.withResolvers<void>();
    app.appApi.hold = promise;
    app.slack.ackMs = ms;
    app.slack.fail('views.update', DOWN);
    const sent = app.submit('V1', query);
    await app.slack.until(() => app.slack.acknowledged > 0);
    resolve();
    expect(JSON.stringify((await sent).body)).toContain('One moment');
    await app.slack.until(() => RESULT.test(modal(app, 'V1') ?? ''));
  });

  it('shows the same answer to whichever line is told of it again', async () => {
    await using app = await adapterOnSlack('socket');
    open(app);
    const same = app.slack.ts();
    const { ts } = app.slack;
    app.slack.ts = () => same;
    const first = await app.submit('V1', query);
    open(app);
    const again = await app.submit('V1', query, {}, { retry: 1 });
    app.slack.ts = ts;
    expect(again.body).toEqual(first.body);
    expect(app.appApi.ran).toHaveLength(1);
  });
});

it('people who are nobody’s members are answered all the same', async () => {
  await using app = await hurriedApp();
  addUser(app.slack.workspace('T1'), 'U9', { guest: true });
  app.slack.fail('respond', DOWN, DOWN);
  await app.command('search agents', { user: 'U9' });
  await ended(app);
  expect(app.slack.responses.map(wordsOf).join()).toMatch(RESULT);
});
