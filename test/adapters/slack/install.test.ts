import { describe, expect, it } from 'vitest';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';

const SETTINGS = {
  signingSecret: 'shh',
  clientId: '1.2',
  clientSecret: 'secret',
  stateSecret: 'state',
  encryptionKey: 'k'.repeat(40),
};

/** The pages by which an app is added, and the workspaces that have added it. */
async function pages() {
  const slack = await fakeSlack();
  const appApi = await testAppApi();
  const added = new Map<string, string>();
  const adapter = slackAdapter({
    reach: reachWith(),
    appApi,
    settings: { ...SETTINGS, apiUrl: slack.url },
    installs: {
      get: async (team) => added.get(team),
      set: async (team, encrypted) => void added.set(team, encrypted),
      workspaces: async () => [...added.keys()],
      delete: async (team) => void added.delete(team),
    },
  });
  await adapter.start();
  const server = await serveRoutes(adapter.routes);
  const base = `http://127.0.0.1:${server.port}`;
  return {
    slack,
    added,
    /** A browser that has opened the page for adding the app. */
    browser: async () => {
      const asked = await fetch(`${base}/slack/install`, { redirect: 'manual' });
      const set = asked.headers.get('set-cookie') ?? '';
      const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const back = async (query: Record<string, string>) => {
        const url = `${base}/slack/oauth_redirect?${new URLSearchParams(query)}`;
        const answer = await fetch(url, { headers: { cookie: set.split(';')[0] ?? '' } });
        return {
          status: answer.status,
          words: (await answer.text()).replace(/<style>.*<\/style>|<[^>]*>/gs, ' '),
        };
      };
      return { set, state, back };
    },
    [Symbol.asyncDispose]: async () => {
      await adapter.stop();
      await server.close();
      await slack.close();
    },
  };
}

describe('whoever adds the app', () => {
  it('reads what comes next', async () => {
    await using s = await pages();
    const { state, back } = await s.browser();
    const { status, words } = await back({ code: 'code-T1', state });
    expect(status).toBe(200);
    expect(words).toMatch(
      /Paperboy is there.*\/invite @Paperboy.*\/papers subscribe .*\/papers subscribe for me.*Open Slack/s,
    );
    expect([...s.added.keys()]).toEqual(['T1']);
  });

  it('and cancels reads that nothing was added, and starts again', async () => {
    await using s = await pages();
    const { state, back } = await s.browser();
    const { status, words } = await back({ error: 'access_denied', state });
    expect([status, words]).toEqual([200, expect.stringMatching(/Nothing was added.*Start again/s)]);
    expect((await back({ code: 'code-T1', state })).status).toBe(200);
  });

  it('for a whole organization reads that it is one workspace at a time', async () => {
    await using s = await pages();
    const { state, back } = await s.browser();
    const { status, words } = await back({ code: 'code-E1', state });
    expect([status, words]).toEqual([
      400,
      expect.stringMatching(/One workspace at a time.*choose one workspace/s),
    ]);
    expect(s.added.size).toBe(0);
  });

  it('while Slack stumbles reads what to do', async () => {
    await using s = await pages();
    const { state, back } = await s.browser();
    s.slack.fail('oauth.v2.access', { kind: 'error', error: 'invalid_code' });
    const { status, words } = await back({ code: 'code-T1', state });
    expect([status, words]).toEqual([500, expect.stringMatching(/was not added.*Try again/s)]);
  });
});

describe('the link back from Slack', () => {
  it('is good for one time', async () => {
    await using s = await pages();
    const { state, back } = await s.browser();
    expect((await back({ code: 'code-T1', state })).status).toBe(200);
    const { status, words } = await back({ code: 'code-T2', state });
    expect([status, words]).toEqual([400, expect.stringMatching(/used up.*Start again/s)]);
    expect([...s.added.keys()]).toEqual(['T1']);
  });

  it('is good in the browser that asked for it, and two browsers do not disturb each other', async () => {
    await using s = await pages();
    const [hers, his] = [await s.browser(), await s.browser()];
    expect((await his.back({ code: 'code-T1', state: hers.state })).status).toBe(400);
    expect((await his.back({ code: 'code-T2', state: his.state })).status).toBe(200);
    expect((await hers.back({ code: 'code-T1', state: hers.state })).status).toBe(200);
    expect([...s.added.keys()].toSorted()).toEqual(['T1', 'T2']);
  });

  it.each(['', 'forged', '1.a.b', '9999999999999.AAAA.AAAA'])(
    'is refused with a state that nobody gave: %s',
    async (state) => {
      await using s = await pages();
      const { back } = await s.browser();
      expect(await back({ code: 'code-T1', state })).toMatchObject({
        status: 400,
        words: expect.stringContaining('used up'),
      });
      expect(s.added.size).toBe(0);
    },
  );

  it('goes with a cookie that no other site can send along', async () => {
    await using s = await pages();
    const { set } = await s.browser();
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/Secure/);
    expect(set).toMatch(/SameSite=Lax/);
  });
});
