import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { keyOf, open, seal } from '#adapters/slack/connect/seal.ts';
import { slackAdapter } from '#adapters/slack/index.ts';
import type { Channel } from '#core/channel.ts';
import { gesturesOn } from '#test/fakes/slack/gestures.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { fakeFront } from './front.ts';
import { wordsOf } from './start.ts';

/** An app that any workspace can add. */
async function startMany(kept = new Map<string, string>(), encryptionKey = 'k'.repeat(40)) {
  const slack = await fakeSlack();
  const front = fakeFront();
  const adapter = slackAdapter({
    front,
    settings: {
      signingSecret: 'shh',
      port: 0,
      clientId: '1.2',
      clientSecret: 'secret',
      stateSecret: 'state',
      encryptionKey,
      apiUrl: slack.url,
    },
    installs: {
      get: async (team) => kept.get(team),
      set: async (team, sealed) => void kept.set(team, sealed),
      teams: async () => [...kept.keys()],
      delete: async (team) => void kept.delete(team),
    },
  });
  const base = `http://127.0.0.1:${await adapter.start()}`;
  slack.http = { url: `${base}/slack/events`, secret: 'shh' };
  return {
    slack,
    front,
    adapter,
    kept,
    ...gesturesOn(slack),
    install: async (team: string, { state }: { state?: string } = {}) => {
      const asked = await fetch(`${base}/slack/install`, { redirect: 'manual' });
      const to = new URL(asked.headers.get('location') ?? '');
      const cookie = asked.headers.get('set-cookie')?.split(';')[0] ?? '';
      const query = new URLSearchParams({
        code: `code-${team}`,
        state: state ?? to.searchParams.get('state') ?? '',
      });
      const done = await fetch(`${base}/slack/oauth_redirect?${query}`, { headers: { cookie } });
      return { status: done.status, scopes: to.searchParams.get('scope') };
    },
    send: (channel: Channel) =>
      adapter.send({
        channel,
        payload: adapter.render({ summary: 'Daily papers', blocks: [] })[0] ?? '',
        marker: 'm'.repeat(22),
        signal: new AbortController().signal,
      }),
    [Symbol.asyncDispose]: async () => {
      await adapter.stop();
      await slack.close();
    },
  };
}

const channelIn = (workspace: string): Channel => ({ platform: 'slack', workspace, id: 'C1' });

describe('many workspaces', () => {
  it('are added from a web page, for the scopes of the manifest', async () => {
    await using app = await startMany();
    const { status, scopes } = await app.install('T1');
    expect(status).toBe(200);
    expect(scopes).toContain('chat:write');
    expect((await app.install('T2', { state: 'forged' })).status).not.toBe(200);
    expect([...app.kept.keys()]).toEqual(['T1']);
    expect([...app.kept.values()].join()).not.toContain('xoxb');
  });

  it('are each answered and sent to by their own token', async () => {
    await using app = await startMany();
    for (const team of ['T1', 'T2']) await app.install(team);
    expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'sent' });
    expect(await app.send(channelIn('T2'))).toMatchObject({ kind: 'sent' });
    expect(await app.send(channelIn('T3'))).toMatchObject({ kind: 'never', scope: 'channel' });
    const posts = app.slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ token }) => token)).toEqual(['xoxb-T1', 'xoxb-T2']);
    await app.command('follow x', { team: 'T2' });
    await app.slack.until(() => app.slack.responses.length === 1);
    expect(wordsOf(app.slack.responses[0] ?? {})).toContain('in T2 C1 T2/U1');
  });

  it('whose tokens are renewed are sent to by the newest one', async () => {
    await using app = await startMany();
    app.slack.workspace('T1').rotates = true;
    await app.install('T1');
    expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'sent' });
    expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'sent' });
    const tokens = app.slack.calls.flatMap(({ method, token }) =>
      method === 'chat.postMessage' ? token : [],
    );
    expect(tokens).toEqual(['xoxe.xoxb-T1', 'xoxe.xoxb-T1']);
    expect([...app.kept.values()].join()).not.toContain('refresh-');
  });

  it('renew a token once, however many wait for it', async () => {
    await using app = await startMany();
    app.slack.workspace('T1').rotates = true;
    await app.install('T1');
    await Promise.all([
      ...Array.from({ length: 5 }, () => app.send(channelIn('T1'))),
      ...['a', 'b', 'c'].map((topic) => app.command(`follow ${topic}`)),
    ]);
    await app.slack.until(() => app.slack.responses.length === 3);
    const renewals = app.slack.calls.filter(({ args }) => args.grant_type === 'refresh_token');
    expect(renewals).toHaveLength(1);
  });

  it('may not set up what is another one’s', async () => {
    await using app = await startMany();
    for (const team of ['T1', 'T2']) await app.install(team);
    const person = { platform: 'slack', id: 'T2/U1' };
    expect(await app.adapter.mayConfigure(person, channelIn('T2'))).toBe(true);
    expect(await app.adapter.mayConfigure(person, channelIn('T1'))).toBe(false);
  });

  it.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT1'] } }])(
    'are forgotten by %j, the others not',
    async (event) => {
      await using app = await startMany();
      for (const team of ['T1', 'T2']) await app.install(team);
      await app.event(event, { team: 'T1' });
      await vi.waitFor(() => expect(app.front.forgotten).toHaveLength(1));
      expect(app.front.forgotten).toEqual([{ kind: 'workspace', platform: 'slack', workspace: 'T1' }]);
      expect([...app.kept.keys()]).toEqual(['T2']);
      expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'never' });
      expect(await app.send(channelIn('T2'))).toMatchObject({ kind: 'sent' });
    },
  );

  it('stay after a restart, and are said to be lost with another key', async () => {
    const kept = new Map<string, string>();
    {
      await using app = await startMany(kept);
      await app.install('T1');
    }
    {
      await using app = await startMany(kept);
      app.slack.workspace('T1');
      expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'sent' });
    }
    await using app = await startMany(kept, 'z'.repeat(40));
    expect(await app.send(channelIn('T1'))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('ENCRYPTION_KEY is not the one'),
    });
  });
});

describe('a sealed text', () => {
  const key = keyOf(randomBytes(32).toString('hex'));

  it('opens by its key and under its name only, and never looks the same', () => {
    const sealed = seal(key, 'T1', 'xoxb-secret');
    expect(open(key, 'T1', sealed)).toBe('xoxb-secret');
    expect(seal(key, 'T1', 'xoxb-secret')).not.toBe(sealed);
    expect(sealed).not.toContain('xoxb');
    expect(() => open(key, 'T2', sealed)).toThrow(/cannot be opened/);
    expect(() => open(keyOf('q'.repeat(32)), 'T1', sealed)).toThrow(/cannot be opened/);
    expect(() => open(key, 'T1', `${sealed.slice(0, -2)}AA`)).toThrow(/cannot be opened/);
    expect(() => open(key, 'T1', 'nonsense')).toThrow(/cannot be opened/);
  });

  it('needs a key that is long enough', () => {
    expect(() => keyOf('short')).toThrow(/openssl rand -hex 32/);
  });
});
