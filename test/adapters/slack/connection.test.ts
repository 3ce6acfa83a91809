import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import type { SetupError } from '#core/errors.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnSlack, MODES, settingsFor } from './adapter-on-slack.ts';

describe('over HTTP', () => {
  it.each([
    ['a wrong signature', { secret: 'wrong' }],
    ['an old timestamp', { skew: -301 }],
    ['a timestamp of the future', { skew: 330 }],
  ])('%s is refused', async (_, delivery) => {
    await using app = await adapterOnSlack('http');
    const taken = await app.command('today', {}, delivery);
    expect(taken.status).toBe(401);
    expect(app.appApi.ran).toEqual([]);
  });

  it('a replay is taken and done once', async () => {
    await using app = await adapterOnSlack('http');
    for (const skew of [0, 0, 200]) await app.command('follow x', { trigger: '9.9' }, { skew });
    await app.answered();
    expect(app.appApi.ran).toHaveLength(1);
  });

  it("Slack's own check of the address is answered", async () => {
    await using app = await adapterOnSlack('http');
    const check = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'old' });
    const taken = await app.slack.post(check, { contentType: 'application/json' });
    expect(taken).toMatchObject({ status: 200, body: { challenge: 'abc' } });
  });
});

describe('over a socket', () => {
  it('it comes back after the line was cut, and answers', async () => {
    await using app = await adapterOnSlack('socket');
    const [socket] = app.slack.sockets;
    socket?.drop();
    await app.slack.until(() => !app.slack.sockets.has(socket as never));
    await app.slack.until(() => app.slack.sockets.size === 1);
    await app.command('follow agents');
    await app.answered();
  });

  it('a next one is open before Slack closes the last, and no command goes amiss', async () => {
    await using app = await adapterOnSlack('socket');
    const before = [...app.slack.sockets];
    for (let at = 1; at <= 5; at += 1) {
      app.slack.refresh(200);
      await app.slack.until(() => app.slack.sockets.size === 2);
      await app.command(`follow topic${at}`);
      await app.answered(at);
      await app.slack.until(() => app.slack.sockets.size === 1);
    }
    expect(before.some((socket) => app.slack.sockets.has(socket))).toBe(false);
    expect(app.appApi.ran).toHaveLength(5);
    expect(app.adapter.trouble()).toBeUndefined();
  });

  it('it comes back also where Slack cannot be asked for an address at first', async () => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail(
      'apps.connections.open',
      { kind: 'status', status: 503 },
      { kind: 'reset' },
      ...Array.from({ length: 3 }, () => ({ kind: 'error' as const, error: 'internal_error' })),
    );
    for (const socket of app.slack.sockets) socket.drop();
    await expect.poll(() => app.adapter.trouble()).toBe('Slack gives no socket (internal_error).');
    await app.slack.until(() => app.slack.sockets.size === 1);
    await expect.poll(() => app.adapter.trouble()).toBeUndefined();
    await app.command('follow agents');
    await app.answered();
  });

  it('one that Slack refuses for good is heard, and is begun again by whoever heard it', async () => {
    await using app = await adapterOnSlack('socket');
    await app.adapter.stop();
    const lost: SetupError[] = [];
    await app.adapter.start((why) => lost.push(why));
    app.slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    app.slack.refresh(50);
    await expect.poll(() => lost).toMatchObject([{ code: 'platform-refused' }]);
    expect(lost[0]?.message).toContain('SLACK_APP_TOKEN');
    await app.adapter.start();
    await app.slack.until(() => app.slack.sockets.size === 1);
    await app.command('follow agents');
    await app.answered();
  });

  it.each([
    ['no JSON', '{'],
    ['no object', 'null'],
    ['no id', '{"type":"slash_commands","payload":{}}'],
    ['no payload', '{"type":"slash_commands","envelope_id":"1"}'],
    [
      'an event without an event',
      '{"type":"events_api","envelope_id":"1","payload":{"type":"event_callback"}}',
    ],
    ['a kind that nobody knows', '{"type":"x","envelope_id":"1","payload":{}}'],
  ])('what cannot be read is dropped: %s', async (_, text) => {
    await using app = await adapterOnSlack('socket');
    for (const socket of app.slack.sockets) socket.raw(text);
    await app.command('follow agents');
    await app.answered();
    expect(app.slack.sockets.size).toBe(1);
  });
});

describe.concurrent('a request that cannot be read', () => {
  it.each([
    ['payload=null', 400],
    ['payload={', 400],
    ['payload={}', 404],
    ['', 404],
  ])('is answered, and ends nothing: %s', async (body, status) => {
    await using app = await adapterOnSlack('http');
    expect(await app.slack.post(body)).toMatchObject({ status });
    await app.command('follow agents');
    await app.answered();
  });

  it('for a page that there is not is told so', async () => {
    await using app = await adapterOnSlack('http');
    const { url = '' } = app.slack.http ?? {};
    expect((await fetch(url.replace('/events', '/nothing'))).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
  });
});

describe.each(MODES)('after an outage by %s', (mode) => {
  it('it answers again, and a digest that was due meanwhile comes once', async () => {
    await using app = await adapterOnSlack(mode);
    const outgoing = {
      channel: { platform: 'slack', workspace: 'T1', id: 'C1' },
      payload: app.adapter.render({ summary: 'Daily papers', blocks: [] })[0] ?? '',
      marker: 'm'.repeat(22),
      signal: new AbortController().signal,
    };
    const outage = app.slack.outage();
    const sent = await app.adapter.send(outgoing);
    expect(['retry', 'unknown']).toContain(sent.kind);
    await app.slack.until(() => outage.tries() >= (mode === 'socket' ? 4 : 1));
    outage.over();
    if (mode === 'socket') await app.slack.until(() => app.slack.sockets.size === 1);
    await app.command('follow agents');
    await app.answered();
    const look = { ...outgoing, since: Temporal.Now.instant().subtract({ minutes: 5 }) };
    expect(await app.adapter.findByMarker(look)).toEqual({ kind: 'absent' });
    expect(await app.adapter.send(outgoing)).toMatchObject({ kind: 'sent' });
    expect(app.slack.workspace('T1').channels.get('C1')?.messages).toHaveLength(1);
  }, 20_000);
});

describe.each(MODES)('stopping by %s', (mode) => {
  it.runIf(mode === 'socket')('ends well in the moment in which a socket is opened again', async () => {
    const app = await adapterOnSlack(mode);
    const lost: unknown[] = [];
    const hear = (reason: unknown) => void lost.push(reason);
    process.on('unhandledRejection', hear);
    for (const socket of app.slack.sockets) socket.drop();
    await app.slack.until(() => app.slack.sockets.size === 0);
    await app.slack.until(() => app.slack.sockets.size === 1);
    await app.adapter.stop();
    await app.slack.close();
    await new Promise(setImmediate);
    process.off('unhandledRejection', hear);
    expect(lost).toEqual([]);
  });

  it('and starting again is possible', async () => {
    await using app = await adapterOnSlack(mode);
    await app.adapter.stop();
    if (mode === 'http') expect((await app.command('follow agents')).status).toBe(503);
    await app.adapter.start();
    await app.command('follow agents');
    await app.answered();
  });
});

describe('a start that cannot be', () => {
  const starting = async (settings: object, fail?: 'auth.test' | 'apps.connections.open') => {
    await using slack = await fakeSlack();
    slack.workspace('T1');
    if (fail) slack.fail(fail, { kind: 'error', error: 'invalid_auth' });
    const appApi = await testAppApi();
    const adapter = slackAdapter({
      reach: reachWith(),
      settings: { ...settingsFor('socket', slack.url), ...settings },
      appApi,
    });
    try {
      await adapter.start();
    } finally {
      await adapter.stop();
    }
  };

  it.each([
    [{ botToken: 'xoxp-1' }, undefined, /SLACK_BOT_TOKEN must begin with xoxb-/],
    [{ appToken: 'x' }, undefined, /SLACK_APP_TOKEN must begin with xapp-/],
    [{ appToken: undefined }, undefined, /SLACK_SIGNING_SECRET and PORT/],
    [{ botToken: undefined }, undefined, /SLACK_CLIENT_ID for many workspaces/],
    [{ botToken: undefined, clientId: '1' }, undefined, /only over HTTP/],
    [{ botToken: 'xoxb-unknown' }, undefined, /refused SLACK_BOT_TOKEN \(invalid_auth\)/],
    [{}, 'apps.connections.open', /refused SLACK_APP_TOKEN \(invalid_auth\)/],
    [{ apiUrl: 'http://127.0.0.1:9/' }, undefined, /cannot be reached/],
  ] as const)('%j %s says what to put right', async (settings, fail, said) => {
    await expect(starting(settings, fail)).rejects.toThrow(said);
  });
});

it('a token that Slack has taken back is told, until it is taken again', async () => {
  await using app = await adapterOnSlack('socket');
  const workspace = app.slack.workspace('T1');
  const outgoing = {
    channel: { platform: 'slack', workspace: 'T1', id: 'C1' },
    payload: app.adapter.render({ summary: 'Daily papers', blocks: [] })[0] ?? '',
    marker: 'm'.repeat(22),
    signal: new AbortController().signal,
  };
  workspace.revoked = true;
  await app.adapter.send(outgoing);
  expect(app.adapter.trouble()).toMatch(/^Slack refused SLACK_BOT_TOKEN \(token_revoked\)/);
  workspace.revoked = false;
  expect(await app.adapter.send(outgoing)).toMatchObject({ kind: 'sent' });
  expect(app.adapter.trouble()).toBeUndefined();
});

it('with one token, another workspace is not answered', async () => {
  await using app = await adapterOnSlack('http');
  await app.command('follow x', { team: 'T2' });
  await app.command('follow y');
  await app.answered();
  expect(app.appApi.ran.map(({ options }) => options.topic)).toEqual(['y']);
});

it('an answer that came too early is posted again when Slack says so', async () => {
  await using app = await adapterOnSlack('socket');
  app.slack.fail('chat.postMessage', { kind: 'limit', seconds: 1 });
  await app.event({
    type: 'app_mention',
    user: 'U1',
    channel: 'C1',
    ts: '5.5',
    text: '<@UBOTT1> follow x',
  });
  await app.slack.until(() => app.slack.workspace('T1').channels.get('C1')?.messages.length);
  const calls = app.slack.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(calls).toHaveLength(2);
});
