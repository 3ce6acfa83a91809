import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { decrypt, encrypt, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import type { Channel } from '#core/channel.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import type { Fault } from '#test/fakes/slack/calls.ts';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { wordsOf } from './adapter-on-slack.ts';

/** An app that any workspace can add. */
async function startMany({
  kept = new Map<string, string>(),
  encryptionKey = 'k'.repeat(40),
  prepare = (_: Slack): void => {},
} = {}) {
  const slack = await fakeSlack();
  prepare(slack);
  const appApi = await testAppApi();
  const adapter = slackAdapter({
    reach: reachWith(),
    appApi,
    settings: {
      signingSecret: 'shh',
      clientId: '1.2',
      clientSecret: 'secret',
      stateSecret: 'state',
      encryptionKey,
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
  const server = await serveRoutes(adapter.routes);
  const base = `http://127.0.0.1:${server.port}`;
  slack.http = { url: `${base}/slack/events`, secret: 'shh' };
  return {
    slack,
    appApi,
    adapter,
    kept,
    ...userActionsOn(slack),
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
      await server.close();
      await slack.close();
    },
  };
}

const channelIn = (workspace: string): Channel => ({ platform: 'slack', workspace, id: 'C1' });

/** The workspaces that removed the app. */
const away = ({ appApi }: { appApi: TestAppApi }) => appApi.removals.of('slack');

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
    expect(posts.map(({ token }) => token)).toEqual(['xoxb-of-T1', 'xoxb-of-T2']);
    await app.command('follow x', { team: 'T2' });
    await app.slack.until(() => app.slack.responses.length === 1);
    expect(wordsOf(app.slack.responses[0] ?? {})).toContain('This channel now follows x');
    expect(app.appApi.ran[0]?.caller).toMatchObject({
      channel: { workspace: 'T2', id: 'C1' },
      person: { id: 'T2/U1' },
    });
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

  it('are told so where they have not added it, and are not heard', async () => {
    await using app = await startMany();
    await app.install('T1');
    await app.command('follow x', { team: 'T9' });
    const action = { action_id: 'command:0', value: 'today' };
    await app.press({ action, team: 'T9' });
    await app.slack.until(() => app.slack.responses.length === 2);
    for (const response of app.slack.responses)
      expect(response).toMatchObject({
        response_type: 'ephemeral',
        text: expect.stringContaining('cannot answer people of yours'),
      });
    expect(app.appApi.ran).toEqual([]);
  });

  it('may not set up what is another one’s', async () => {
    await using app = await startMany();
    for (const team of ['T1', 'T2']) await app.install(team);
    const person = { platform: 'slack', id: 'T2/U1' };
    expect(await app.adapter.mayConfigure(person, channelIn('T2'))).toBe(true);
    expect(await app.adapter.mayConfigure(person, channelIn('T1'))).toBe(false);
  });

  it.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT1'] } }])(
    'are away by %j with their tokens, the others not',
    async (event) => {
      await using app = await startMany();
      for (const team of ['T1', 'T2']) await app.install(team);
      await app.event(event, { team: 'T1' });
      await expect.poll(() => [...app.kept.keys()]).toEqual(['T2']);
      expect(await away(app)).toEqual(['T1']);
      expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'never' });
      expect(await app.send(channelIn('T2'))).toMatchObject({ kind: 'sent' });
      expect((await app.install('T1')).status).toBe(200);
      expect(await away(app)).toEqual([]);
      expect(app.appApi.forgotten).toEqual([]);
    },
  );

  it('stay after a restart, and are said to be lost with another key', async () => {
    const kept = new Map<string, string>();
    {
      await using app = await startMany({ kept });
      await app.install('T1');
    }
    {
      await using app = await startMany({ kept });
      app.slack.workspace('T1');
      expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'sent' });
    }
    await using app = await startMany({ kept, encryptionKey: 'z'.repeat(40) });
    expect(await app.send(channelIn('T1'))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('ENCRYPTION_KEY is not the one'),
    });
  });
});

describe('workspaces that removed the app while it was not running', () => {
  const asked = ({ calls }: Slack) => calls.filter(({ method }) => method === 'auth.test').length;

  /** What the app leaves behind that was added to some workspaces. */
  async function addedTo(...teams: readonly string[]): Promise<Map<string, string>> {
    await using app = await startMany();
    for (const team of teams) await app.install(team);
    return app.kept;
  }

  it.each(['removed', 'revoked'] as const)('are found, and their tokens go: %s', async (how) => {
    const kept = await addedTo('T1', 'T2', 'T3');
    const prepare = (slack: Slack) => {
      for (const team of ['T1', 'T2', 'T3']) slack.workspace(team)[how] = team !== 'T2';
    };
    await using app = await startMany({ kept, prepare });
    await expect.poll(() => [...kept.keys()]).toEqual(['T2']);
    expect(await away(app)).toEqual(['T1', 'T3']);
    expect(await app.send(channelIn('T1'))).toMatchObject({ kind: 'never' });
    expect(await app.send(channelIn('T2'))).toMatchObject({ kind: 'sent' });
  });

  it.each<Fault>([
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'limit', seconds: 30 },
    // An address that a workspace does not let in, and a token that is to be renewed.
    { kind: 'error', error: 'invalid_auth' },
    { kind: 'error', error: 'token_expired' },
    { kind: 'error', error: 'internal_error' },
  ])('are kept where that is not certain, and the others are asked about: %j', async (fault) => {
    const kept = await addedTo('T1', 'T2');
    const prepare = (slack: Slack) => {
      for (const team of ['T1', 'T2']) slack.workspace(team).removed = true;
      slack.fail('auth.test', fault);
    };
    await using app = await startMany({ kept, prepare });
    await expect.poll(() => [...kept.keys()]).toEqual(['T1']);
    expect(await away(app)).toEqual(['T2']);
  });

  it('are all kept where their tokens cannot be opened', async () => {
    const kept = await addedTo('T1', 'T2');
    const prepare = (slack: Slack) => {
      slack.workspace('T1').removed = true;
    };
    await using app = await startMany({ kept, prepare, encryptionKey: 'z'.repeat(40) });
    await expect
      .poll(() => app.appApi.logged)
      .toContainEqual(
        expect.objectContaining({
          message: expect.stringContaining('could not be asked about'),
          facts: expect.objectContaining({ platform: 'slack', count: 2 }),
        }),
      );
    expect([...kept.keys()]).toEqual(['T1', 'T2']);
    expect(await away(app)).toEqual([]);
    expect(asked(app.slack)).toBe(0);
  });

  it('are kept where they added it again meanwhile', async () => {
    const kept = await addedTo('T1');
    const installation = { team: { id: 'T1' }, user: { id: 'U1' }, bot: { token: 'xoxb-another' } };
    const again = encrypt(readEncryptionKey('k'.repeat(40)), 'T1', JSON.stringify(installation));
    const read = vi.spyOn(kept, 'get');
    const prepare = (slack: Slack) => {
      slack.workspace('T1').removed = true;
      // Its first token has been read when it is added again.
      read.mockImplementationOnce((team) => {
        const before = Map.prototype.get.call(kept, team);
        kept.set(team, again);
        return before;
      });
    };
    const { appApi } = await (async () => {
      await using app = await startMany({ kept, prepare });
      await expect.poll(() => read).toHaveBeenCalledTimes(2);
      return app;
    })();
    expect(await away({ appApi })).toEqual([]);
    expect([...kept.values()]).toEqual([again]);
  });

  it('keep no start waiting, nor an end', async () => {
    const kept = await addedTo('T1');
    const prepare = (slack: Slack) => slack.fail('auth.test', { kind: 'hang' });
    await using app = await startMany({ kept, prepare });
    await app.slack.until(() => asked(app.slack) === 1);
  });
});

describe('a sealed text', () => {
  const key = readEncryptionKey(randomBytes(32).toString('hex'));

  it('opens by its key and under its name only, and never looks the same', () => {
    const encrypted = encrypt(key, 'T1', 'xoxb-secret');
    expect(decrypt(key, 'T1', encrypted)).toBe('xoxb-secret');
    expect(encrypt(key, 'T1', 'xoxb-secret')).not.toBe(encrypted);
    expect(encrypted).not.toContain('xoxb');
    expect(() => decrypt(key, 'T2', encrypted)).toThrow(/cannot be opened/);
    expect(() => decrypt(readEncryptionKey('q'.repeat(32)), 'T1', encrypted)).toThrow(/cannot be opened/);
    expect(() => decrypt(key, 'T1', `${encrypted.slice(0, -2)}AA`)).toThrow(/cannot be opened/);
    expect(() => decrypt(key, 'T1', 'nonsense')).toThrow(/cannot be opened/);
  });

  it('needs a key that is long enough', () => {
    expect(() => readEncryptionKey('short')).toThrow(/openssl rand -hex 32/);
  });
});
