import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import type { Outgoing } from '#core/delivery/chat-adapter.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { documentOf, paperBlock, paperBlocks } from '#test/contracts/renderer.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const MARKER = 'abcdefghijklmnopqrstuv';

function outgoing(app: App, more: Partial<Outgoing> = {}): Outgoing {
  const [payload = ''] = app.adapter.render(
    documentOf({ kind: 'heading', text: 'Daily papers' }, paperBlock()),
  );
  return { channel: HERE, payload, marker: MARKER, signal: new AbortController().signal, ...more };
}

function messages(app: App, { team = 'T1', channel = 'C1' } = {}) {
  return app.slack.workspace(team).channels.get(channel)?.messages ?? [];
}

function lookup(more: { since?: Temporal.Instant; marker?: string } = {}) {
  const since = Temporal.Now.instant().subtract({ minutes: 5 });
  return { channel: HERE, marker: MARKER, since, signal: new AbortController().signal, ...more };
}

describe.each(MODES)('a digest by %s', (mode) => {
  it.each([0, 1, 10, 40])(
    'of %i papers arrives, its later parts in the thread of the first',
    async (many) => {
      await using app = await adapterOnSlack(mode);
      const parts = app.adapter.render(
        documentOf({ kind: 'heading', text: 'Daily papers' }, ...paperBlocks('On & on', many)),
      );
      let first: Outgoing['first'];
      for (const [at, payload] of parts.entries()) {
        const sent = await app.adapter.send(
          outgoing(app, { payload, marker: `${at}${MARKER}`.slice(0, 22), ...(first ? { first } : {}) }),
        );
        if (sent.kind === 'sent') first ??= sent.ref;
        expect(sent.kind).toBe('sent');
      }
      expect(messages(app)).toHaveLength(parts.length);
      for (const later of messages(app).slice(1)) expect(later.thread_ts).toBe(first?.id);
      expect(first?.link).toMatch(/^https:\/\/t1\.slack\.com\/archives\/C1\/p\d+$/);
      expect(wordsOf(messages(app).at(-1) ?? {})).toContain(
        many > 0 ? `${many}. On &amp; on ${many}` : 'Daily',
      );
    },
  );
});

describe('a digest', () => {
  it.each([
    ['none', false],
    ['day', true],
  ] as const)('of a channel with thread:%s is threaded: %s', async (thread, threaded) => {
    await using app = await adapterOnSlack('socket');
    const ordered = { ...SUBSCRIPTION_DEFAULTS, channel: HERE, since: 0, thread };
    await app.appApi.state.subscriptions.put(ordered, 0);
    await app.adapter.send(outgoing(app, { marker: 'first'.padEnd(22, 'x') }));
    const [root] = messages(app);
    await app.adapter.send(outgoing(app, { first: { id: root?.ts ?? '' } }));
    expect(messages(app)[1]?.thread_ts).toBe(threaded ? root?.ts : undefined);
    expect(await app.adapter.findByMarker(lookup())).toMatchObject({ kind: 'found' });
  });

  it.each([
    'cannot_reply_to_message',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'thread_not_found',
  ])('goes on in the channel where its thread says %s', async (error) => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.send(outgoing(app, { marker: 'first'.padEnd(22, 'x') }));
    const first = { id: messages(app)[0]?.ts ?? '' };
    app.slack.fail('chat.postMessage', { kind: 'error', error });
    expect(await app.adapter.send(outgoing(app, { first }))).toMatchObject({ kind: 'sent' });
    expect(messages(app).map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined]);
    app.slack.fail('chat.postMessage', { kind: 'error', error }, { kind: 'error', error: 'is_archived' });
    expect(await app.adapter.send(outgoing(app, { first }))).toMatchObject({ kind: 'never' });
    expect(messages(app)).toHaveLength(2);
  });

  it('keeps the long commands of its buttons for its channel, and waits where it cannot', async () => {
    await using app = await adapterOnSlack('socket');
    const again = { command: 'search', options: { query: 'quantization '.repeat(200) } };
    const button = { kind: 'actions' as const, actions: [{ label: 'Again', ...again }] };
    const [payload = ''] = app.adapter.render(documentOf({ kind: 'heading', text: 'Daily papers' }, button));
    const { keep } = app.appApi.buttons;
    app.appApi.buttons.keep = () => Promise.reject(new Error('the disk is full'));
    expect(await app.adapter.send(outgoing(app, { payload }))).toMatchObject({ kind: 'retry' });
    expect(messages(app)).toEqual([]);
    app.appApi.buttons.keep = keep;
    expect(await app.adapter.send(outgoing(app, { payload }))).toMatchObject({ kind: 'sent' });
    expect([...app.appApi.kept.values()]).toEqual([
      { command: encodeIntent(again), owners: [{ channel: HERE }] },
    ]);
    expect(messages(app)).toHaveLength(1);
  });

  it('goes to direct messages by the token of their workspace', async () => {
    await using app = await adapterOnSlack('socket');
    const channel = directMessages({ platform: 'slack', id: 'T1/U1' });
    expect(await app.adapter.send(outgoing(app, { channel }))).toMatchObject({ kind: 'sent' });
    expect(messages(app, { channel: 'DU1' })).toHaveLength(1);
    expect(await app.adapter.findByMarker({ ...lookup(), channel })).toMatchObject({ kind: 'found' });
  });

  it('waits where the direct messages cannot be opened, since nothing was posted', async () => {
    await using app = await adapterOnSlack('socket');
    const known = directMessages({ platform: 'slack', id: 'T1/U1' });
    const unknown = directMessages({ platform: 'slack', id: 'T1/U9' });
    app.slack.fail('conversations.open', { kind: 'status', status: 500 });
    expect(await app.adapter.send(outgoing(app, { channel: known }))).toMatchObject({ kind: 'retry' });
    expect(await app.adapter.send(outgoing(app, { channel: unknown }))).toEqual({
      kind: 'closed',
      reason: 'your direct messages with Paperboy are closed (user_not_found)',
    });
  });

  it('is sent once, with its marker, and says what it is in a notification', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.send(outgoing(app));
    expect(messages(app)).toMatchObject([
      {
        text: 'Daily papers',
        metadata: { event_type: 'paperboy_delivery', event_payload: { marker: MARKER } },
        blocks: [{ block_id: MARKER }, {}, {}, {}],
      },
    ]);
  });

  it('arrives without its picture where Slack cannot load that', async () => {
    await using app = await adapterOnSlack('socket');
    const thumbnail = 'https://cdn-thumbnails.huggingface.co/gone.png';
    const [payload = ''] = app.adapter.render(documentOf(paperBlock({ thumbnail })));
    app.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect(await app.adapter.send(outgoing(app, { payload }))).toMatchObject({ kind: 'sent' });
    expect(JSON.stringify(messages(app))).not.toContain('gone.png');
  });

  it('is not sent once it was called off', async () => {
    await using app = await adapterOnSlack('socket');
    const signal = AbortSignal.abort();
    expect(await app.adapter.send(outgoing(app, { signal }))).toMatchObject({ kind: 'retry' });
    expect(app.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('is not sent where the program stood still on the way, and somebody else may have sent it', async () => {
    await using app = await adapterOnSlack('socket');
    const isOverdue = () => true;
    expect(await app.adapter.send(outgoing(app, { isOverdue }))).toMatchObject({ kind: 'unknown' });
    expect(app.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('that hangs is let go when it is called off', async () => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('chat.postMessage', { kind: 'hang', stored: true });
    const controller = new AbortController();
    const sending = app.adapter.send(outgoing(app, { signal: controller.signal }));
    await app.slack.until(() => messages(app).length === 1);
    controller.abort();
    expect(await sending).toMatchObject({ kind: 'unknown' });
  });
});

describe('what Slack says no to', () => {
  it.each(['channel_not_found', 'is_archived', 'not_in_channel', 'account_inactive', 'token_revoked'])(
    '%s pauses the channel',
    async (error) => {
      await using app = await adapterOnSlack('socket');
      app.slack.fail('chat.postMessage', { kind: 'error', error });
      const sent = await app.adapter.send(outgoing(app));
      expect(sent).toMatchObject({ kind: 'never', scope: 'channel', reason: expect.stringContaining(error) });
      expect(sent).toHaveProperty('reason', expect.stringMatching(/^(?:the|Paperboy) /));
    },
  );

  it.each([
    ['conversations.open', 'user_disabled'],
    ['conversations.open', 'user_not_visible'],
    ['chat.postMessage', 'cannot_dm_bot'],
    ['chat.postMessage', 'messages_tab_disabled'],
  ])('by %s with %s is a person’s own word, and a channel’s only in a channel', async (method, error) => {
    await using app = await adapterOnSlack('socket');
    const channel = directMessages({ platform: 'slack', id: 'T1/U1' });
    app.slack.fail(method, { kind: 'error', error });
    expect(await app.adapter.send(outgoing(app, { channel }))).toMatchObject({ kind: 'closed' });
    app.slack.fail('chat.postMessage', { kind: 'error', error });
    expect(await app.adapter.send(outgoing(app))).toMatchObject({ kind: 'never', scope: 'channel' });
  });

  it('as the fake finds by itself', async () => {
    await using app = await adapterOnSlack('socket');
    const workspace = app.slack.workspace('T1');
    addChannel(workspace, 'C2', ['U1']);
    const archived = addChannel(workspace, 'C3', ['U1', workspace.botUser]);
    archived.archived = true;
    const reasons = [];
    for (const id of ['C2', 'C3', 'C4']) {
      reasons.push(await app.adapter.send(outgoing(app, { channel: { ...HERE, id } })));
    }
    workspace.revoked = true;
    reasons.push(await app.adapter.send(outgoing(app)));
    expect(reasons.map((sent) => sent.kind === 'never' && sent.reason)).toEqual([
      expect.stringContaining('type /invite @Paperboy there (not_in_channel)'),
      expect.stringContaining('is archived (is_archived)'),
      expect.stringContaining('type /invite @Paperboy in it (channel_not_found)'),
      expect.stringContaining('was removed from this workspace (token_revoked)'),
    ]);
  });

  it('is the message where it is too long', async () => {
    await using app = await adapterOnSlack('socket');
    const payload = JSON.stringify({ text: 'x', blocks: Array(51).fill({ type: 'divider' }) });
    expect(await app.adapter.send(outgoing(app, { payload }))).toEqual({
      kind: 'never',
      scope: 'message',
      reason: 'invalid_blocks',
    });
    expect(app.slack.problems.splice(0)).toEqual(['chat.postMessage: invalid_blocks']);
  });

  it('is only later where it is too often', async () => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('chat.postMessage', { kind: 'limit', seconds: 7 });
    expect(await app.adapter.send(outgoing(app))).toMatchObject({
      kind: 'retry',
      afterMs: 7_000,
      scope: 'channel',
    });
    expect(messages(app)).toEqual([]);
  });

  it('holds nobody else up', async () => {
    await using app = await adapterOnSlack('socket');
    addChannel(app.slack.workspace('T1'), 'C2', ['UBOTT1']);
    app.slack.fail('chat.postMessage', { kind: 'limit', seconds: 60 });
    await app.adapter.send(outgoing(app));
    // Long before the minute is over.
    const sent = await app.adapter.send(outgoing(app, { channel: { ...HERE, id: 'C2' } }));
    expect(sent.kind).toBe('sent');
  });

  it('is a workspace that the app is not in', async () => {
    await using app = await adapterOnSlack('socket');
    const sent = await app.adapter.send(outgoing(app, { channel: { ...HERE, workspace: 'T9' } }));
    expect(sent).toMatchObject({ kind: 'never', scope: 'channel' });
  });

  it('is nothing where nobody listens: no byte was sent', async () => {
    const app = await adapterOnSlack('socket');
    await app[Symbol.asyncDispose]();
    expect(await app.adapter.send(outgoing(app))).toMatchObject({ kind: 'retry', scope: 'platform' });
  });
});

describe('a lost answer', () => {
  it.each([
    { kind: 'status', status: 500, stored: true },
    { kind: 'status', status: 503, stored: false },
    { kind: 'reset', stored: true },
    { kind: 'error', error: 'internal_error' },
    { kind: 'error', error: 'something_new' },
  ] as const)('%j is not known, and not sent again', async (fault) => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('chat.postMessage', fault);
    expect(await app.adapter.send(outgoing(app))).toMatchObject({ kind: 'unknown' });
    const stored = 'stored' in fault && fault.stored;
    expect(messages(app)).toHaveLength(stored ? 1 : 0);
    expect(await app.adapter.findByMarker(lookup())).toMatchObject({ kind: stored ? 'found' : 'absent' });
  });

  it('is found among many messages, and in a thread', async () => {
    await using app = await adapterOnSlack('socket');
    const sent = await app.adapter.send(outgoing(app, { marker: 'first'.padEnd(22, 'x') }));
    if (sent.kind !== 'sent') throw new Error('not sent');
    app.slack.fail('chat.postMessage', { kind: 'reset', stored: true });
    await app.adapter.send(outgoing(app, { first: sent.ref }));
    const bare = { channel: 'C1', text: 'talk', blocks: [], user: 'U1' };
    for (let at = 0; at < 450; at += 1) messages(app).push({ ...bare, ts: app.slack.ts() });
    const found = await app.adapter.findByMarker(lookup());
    expect(found).toMatchObject({ kind: 'found', ref: { id: messages(app)[1]?.ts } });
  });

  it('is not taken for a message of somebody else with the same marker', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.send(outgoing(app));
    for (const message of messages(app)) message.bot_id = 'B9';
    expect(await app.adapter.findByMarker(lookup())).toEqual({ kind: 'absent' });
  });

  it.each([
    ['a missing scope', (app: App) => app.slack.workspace('T1').scopes.delete('channels:history')],
    [
      'a channel that it was put out of',
      (app: App) => messages(app) && app.slack.workspace('T1').channels.get('C1')?.members.delete('UBOTT1'),
    ],
  ])('cannot be looked for with %s', async (_, forbid) => {
    await using app = await adapterOnSlack('socket');
    forbid(app);
    expect(await app.adapter.findByMarker(lookup())).toEqual({ kind: 'forbidden' });
  });

  it('is looked for again where Slack fails to say', async () => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('conversations.history', { kind: 'limit', seconds: 60 }, { kind: 'status', status: 500 });
    for (let at = 0; at < 2; at += 1)
      expect(await app.adapter.findByMarker(lookup())).toMatchObject({ kind: 'unknown' });
  });
});

describe('an admin', () => {
  const notice = documentOf({ kind: 'text', text: 'Digests are held back' });

  it('is whoever made the channel, where nothing else is known', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.tellAdmin(HERE, notice);
    expect(wordsOf(messages(app, { channel: 'DU1' })[0] ?? {})).toContain('held back');
    expect(wordsOf(messages(app, { channel: 'DU1' })[0] ?? {})).toContain('<#C1>');
    expect(messages(app)).toEqual([]);
  });

  it('is somebody else where that one takes no direct messages', async () => {
    await using app = await adapterOnSlack('socket');
    addUser(app.slack.workspace('T1'), 'U2', { admin: true });
    await app.appApi.admins.remember(HERE, { platform: 'slack', id: 'T1/U2' });
    app.slack.fail('conversations.open', { kind: 'error', error: 'user_disabled' });
    await app.adapter.tellAdmin(HERE, notice);
    expect(messages(app, { channel: 'DU1' })).toHaveLength(1);
  });

  it('is the one who set it up last, where that is remembered', async () => {
    await using app = await adapterOnSlack('socket');
    addUser(app.slack.workspace('T1'), 'U2', { admin: true });
    await app.appApi.admins.remember(HERE, { platform: 'slack', id: 'T1/U2' });
    await app.adapter.tellAdmin(HERE, notice);
    expect(messages(app, { channel: 'DU2' })).toHaveLength(1);
  });

  it('of direct messages is the person', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.tellAdmin(directMessages({ platform: 'slack', id: 'T1/U1' }), notice);
    expect(messages(app, { channel: 'DU1' })).toHaveLength(1);
  });

  it('that nobody is, is logged', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.tellAdmin({ ...HERE, workspace: 'T9' }, notice);
    expect(JSON.stringify(app.appApi.logged)).toContain('nobody is known');
  });
});
