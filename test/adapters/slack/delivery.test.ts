import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Lookup, Outgoing } from '#core/delivery/chat-adapter.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { documentOf, paperBlock, paperBlocks } from '#test/fakes/documents.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, wordsOf } from './adapter-on-slack.ts';

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

function lookup(more: Partial<Lookup> = {}): Lookup {
  const since = Temporal.Now.instant().subtract({ minutes: 5 });
  return { channel: HERE, marker: MARKER, payload: '', since, signal: new AbortController().signal, ...more };
}

describe('a digest', () => {
  it('has its later messages in the thread of the first', async () => {
    await using app = await adapterOnSlack('socket');
    const parts = app.adapter.render(documentOf(...paperBlocks('On and on', 40)));
    let first: Outgoing['first'];
    for (const [at, payload] of parts.entries()) {
      const marker = `${at}${MARKER}`.slice(0, 22);
      const sent = await app.adapter.send(outgoing(app, { payload, marker, ...(first ? { first } : {}) }));
      if (sent.kind === 'sent') first ??= sent.ref;
    }
    expect(messages(app).map(({ thread_ts }) => thread_ts)).toEqual(
      parts.map((_, at) => (at === 0 ? undefined : first?.id)),
    );
    expect(first?.link).toMatch(/^https:\/\/t1\.slack\.com\/archives\/C1\/p\d+$/);
  });

  it.each([
    ['none', false],
    ['day', true],
  ] as const)('of a channel with thread:%s is threaded: %s', async (thread, threaded) => {
    await using app = await adapterOnSlack('socket');
    const ordered = { ...SUBSCRIPTION_DEFAULTS, channel: HERE, since: 0, thread };
    await app.appApi.state.subscriptions.put(ordered, 0);
    await app.adapter.send(outgoing(app, { marker: 'first'.padEnd(22, 'x') }));
    const [root] = messages(app);
    const first = { id: root?.ts ?? '' };
    await app.adapter.send(outgoing(app, { first }));
    expect(messages(app)[1]?.thread_ts).toBe(threaded ? root?.ts : undefined);
    expect(await app.adapter.findByMarker(lookup({ first }))).toMatchObject({ kind: 'found' });
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
    expect(await app.adapter.findByMarker(lookup({ first }))).toMatchObject({ kind: 'found' });
    messages(app).shift();
    expect(await app.adapter.findByMarker(lookup({ first }))).toMatchObject({ kind: 'found' });
    app.slack.fail('chat.postMessage', { kind: 'error', error }, { kind: 'error', error: 'is_archived' });
    expect(await app.adapter.send(outgoing(app, { first }))).toMatchObject({ kind: 'never' });
    expect(messages(app)).toHaveLength(1);
  });

  it('is closed where Slack knows nobody to open direct messages with', async () => {
    await using app = await adapterOnSlack('socket');
    const channel = directMessages({ platform: 'slack', id: 'T1/U9' });
    expect(await app.adapter.send(outgoing(app, { channel }))).toEqual({
      kind: 'closed',
      reason: 'your direct messages with Paperboy are closed (user_not_found)',
    });
  });

  it('is sent once, with its marker, and says what it is in a notification', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.send(outgoing(app));
    expect(messages(app)).toMatchObject([
      {
        text: 'Daily papers. FlexQuant: Four-Bit Weights Without Calibration Data',
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
});

describe('what Slack says no to', () => {
  it.each(['invalid_auth', 'not_authed'])(
    'is sent again after five minutes where Slack refuses the token once: %s',
    async (error) => {
      await using app = await adapterOnSlack('socket');
      app.slack.fail('chat.postMessage', { kind: 'error', error });
      const refused = { kind: 'retry', scope: 'workspace', afterMs: 300_000 };
      expect(await app.adapter.send(outgoing(app))).toMatchObject(refused);
      expect(await app.adapter.send(outgoing(app))).toMatchObject({ kind: 'sent' });
    },
  );

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

  it('is a workspace that the app is not in', async () => {
    await using app = await adapterOnSlack('socket');
    const sent = await app.adapter.send(outgoing(app, { channel: { ...HERE, workspace: 'T9' } }));
    expect(sent).toMatchObject({ kind: 'never', scope: 'channel' });
  });
});

describe('a post of which Slack does not say whether it was posted', () => {
  it.each(['internal_error', 'something_new'])('since it says %s is not known', async (error) => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('chat.postMessage', { kind: 'error', error });
    expect(await app.adapter.send(outgoing(app))).toMatchObject({ kind: 'unknown' });
  });

  it('cannot be looked for in a channel that the bot was put out of', async () => {
    await using app = await adapterOnSlack('socket');
    app.slack.workspace('T1').channels.get('C1')?.members.delete('UBOTT1');
    expect(await app.adapter.findByMarker(lookup())).toEqual({ kind: 'forbidden' });
  });
});

describe('an admin', () => {
  const notice = documentOf({ kind: 'text', text: 'Digests are held back' });

  it('is whoever made the channel, where nothing else is known', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.notifyAdmin(HERE, notice);
    expect(wordsOf(messages(app, { channel: 'DU1' })[0] ?? {})).toContain('held back');
    expect(wordsOf(messages(app, { channel: 'DU1' })[0] ?? {})).toContain('<#C1>');
    expect(messages(app)).toEqual([]);
  });

  it('is somebody else where that one takes no direct messages', async () => {
    await using app = await adapterOnSlack('socket');
    addUser(app.slack.workspace('T1'), 'U2', { admin: true });
    await app.appApi.admins.remember(HERE, { platform: 'slack', id: 'T1/U2' });
    app.slack.fail('conversations.open', { kind: 'error', error: 'user_disabled' });
    await app.adapter.notifyAdmin(HERE, notice);
    expect(messages(app, { channel: 'DU1' })).toHaveLength(1);
  });

  it('is the one who set it up last, where that is remembered', async () => {
    await using app = await adapterOnSlack('socket');
    addUser(app.slack.workspace('T1'), 'U2', { admin: true });
    await app.appApi.admins.remember(HERE, { platform: 'slack', id: 'T1/U2' });
    await app.adapter.notifyAdmin(HERE, notice);
    expect(messages(app, { channel: 'DU2' })).toHaveLength(1);
  });

  it('of direct messages is the person', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.notifyAdmin(directMessages({ platform: 'slack', id: 'T1/U1' }), notice);
    expect(messages(app, { channel: 'DU1' })).toHaveLength(1);
  });

  it('that nobody is, is logged', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.notifyAdmin({ ...HERE, workspace: 'T9' }, notice);
    expect(JSON.stringify(app.appApi.logged)).toContain('nobody could be told');
  });
});
