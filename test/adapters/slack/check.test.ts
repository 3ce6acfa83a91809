import { describe, expect, it } from 'vitest';
import { encrypt, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { checkSlack, type SlackCheckSetup } from '#adapters/slack/connection/check.ts';
import { manifest } from '#adapters/slack/connection/manifest.ts';
import type { SlackSettings } from '#adapters/slack/settings.ts';
import { fakeSlack, type Slack } from '#test/fakes/slack/index.ts';
import { addChannel, type Workspace } from '#test/fakes/slack/state.ts';
import { clockAt, silent } from '#test/fakes/source.ts';
import { reachWith } from '../reach.ts';
import { settingsFor } from './adapter-on-slack.ts';

interface Look {
  spoil?: (workspace: Workspace, slack: Slack) => void;
  settings?: SlackSettings;
  more?: Partial<SlackCheckSetup>;
}

async function look({ spoil, settings, more }: Look = {}) {
  await using slack = await fakeSlack();
  const workspace = slack.workspace('T1');
  spoil?.(workspace, slack);
  return await checkSlack({
    settings: { ...settingsFor('socket', slack.url), ...settings },
    channels: [{ platform: 'slack', workspace: 'T1', id: 'C1' }],
    logger: silent,
    clock: clockAt('2026-08-20T09:00:00Z'),
    reach: reachWith(),
    ...more,
  });
}

async function wrongs(looked: Look): Promise<string[]> {
  return (await look(looked)).filter(({ ok }) => !ok).map(({ line }) => line);
}

const MANY: SlackSettings = {
  botToken: undefined,
  appToken: undefined,
  signingSecret: 's',
  clientId: '1',
  clientSecret: '2',
  stateSecret: '3',
  encryptionKey: 'k'.repeat(40),
};

/** A store in which workspaces have added the app; `bot` is what is kept of their tokens. */
function added(teams: readonly string[], bot: object = {}): NonNullable<SlackCheckSetup['installs']> {
  const key = readEncryptionKey('k'.repeat(40));
  const kept = new Map(
    teams.map((team) => {
      const token = { token: `xoxb-of-${team}`, id: `B${team}`, userId: `UBOT${team}`, scopes: [], ...bot };
      const installation = { team: { id: team }, user: { id: 'U1' }, bot: token, authVersion: 'v2' };
      return [team, encrypt(key, team, JSON.stringify(installation))];
    }),
  );
  return {
    get: async (team) => kept.get(team),
    workspaces: async () => [...kept.keys()],
  };
}

describe('the check', () => {
  it('finds a good set-up well, and says what it did not compare', async () => {
    expect(await look()).toEqual([
      { ok: true, line: 'SLACK_APP_TOKEN opens a connection.' },
      { ok: true, line: 'SLACK_BOT_TOKEN is UBOTT1 of Workspace T1.' },
      { ok: true, line: 'Every scope is granted.' },
      { ok: true, line: '#c1 can be posted to.' },
      {
        ok: true,
        isNote: true,
        line: expect.stringContaining('was not compared with slack-manifest.json: set SLACK_CONFIG_TOKEN'),
      },
    ]);
  });

  it.each<[string, Look, RegExp]>([
    [
      'a missing scope',
      { spoil: ({ scopes }) => scopes.delete('im:write') },
      /im:write is missing \(opens direct/,
    ],
    [
      'a revoked token',
      { spoil: (workspace) => (workspace.revoked = true) },
      /Slack says token_revoked\. Copy/,
    ],
    ['a wrong app token', { settings: { appToken: 'xapp' } }, /SLACK_APP_TOKEN must begin with xapp-/],
    ['no way in', { settings: { appToken: undefined } }, /SLACK_APP_TOKEN.*or SLACK_SIGNING_SECRET/],
    ['no token', { settings: { botToken: undefined } }, /Slack needs SLACK_BOT_TOKEN/],
    [
      'a Slack that answers with an error',
      { spoil: (_, slack) => slack.fail('auth.test', { kind: 'status', status: 503, stored: false }) },
      /SLACK_BOT_TOKEN: Slack answered 503: try again later/,
    ],
    [
      'no Slack',
      { settings: { apiUrl: 'http://127.0.0.1:9/' } },
      /cannot be reached .*check the network, and SLACK_API_URL/,
    ],
    [
      'a channel without it',
      { spoil: ({ channels }) => channels.get('C1')?.members.clear() },
      /#c1: type \/invite/,
    ],
    [
      'a channel that is gone',
      { spoil: ({ channels }) => channels.delete('C1') },
      /C1: the channel is gone.*type \/invite @Paperboy in it \(channel_not_found\)/,
    ],
    [
      'an archived channel',
      { spoil: (workspace) => (addChannel(workspace, 'C1', []).archived = true) },
      /#c1 is archived/,
    ],
    [
      'an app token that Slack refuses',
      { spoil: (_, slack) => slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' }) },
      /SLACK_APP_TOKEN: Slack says invalid_auth/,
    ],
  ])('tells of %s', async (_, looked, said) => {
    expect((await wrongs(looked)).join('\n')).toMatch(said);
  });
});

it('advises nothing that does not help where Slack cannot be reached', async () => {
  const found = await wrongs({ settings: { apiUrl: 'http://127.0.0.1:9/' } });
  expect(found.join('\n')).toMatch(/SLACK_APP_TOKEN: Slack cannot be reached/);
  expect(found.join('\n')).not.toMatch(/Make one|Copy it again/);
});

it('asks about no channel of another workspace than the token’s', async () => {
  const channels = [{ platform: 'slack', workspace: 'T2', id: 'C9' }];
  expect(await wrongs({ more: { channels } })).toEqual([
    'Channels of the workspace T2 have digests ordered, and SLACK_BOT_TOKEN is not of it: they get none.',
  ]);
});

describe('the check of the manifest', () => {
  const withToken = (live: unknown, settings: SlackSettings = {}): Look => ({
    settings: { configToken: 'xoxe.1', ...settings },
    spoil: (_, slack) => slack.setUp(live),
  });
  const changed = (change: (live: ReturnType<typeof editable>) => void) => {
    const live = editable();
    change(live);
    return live;
  };
  const editable = () =>
    structuredClone(manifest()) as {
      features: { slash_commands: object[]; shortcuts: object[] };
      oauth_config: { scopes: { bot: string[] } };
      settings: { event_subscriptions: { bot_events: string[] }; interactivity: { is_enabled: boolean } };
    };

  it('finds an app that was made from it well', async () => {
    const found = await look(withToken(manifest()));
    expect(found.at(-1)).toEqual({ ok: true, line: 'The app is set up as slack-manifest.json says.' });
  });

  it.each([
    ['the command', changed(({ features }) => features.slash_commands.pop()), /command \/papers is missing/],
    ['a shortcut', changed(({ features }) => features.shortcuts.pop()), /shortcut similar_papers is missing/],
    ['a scope', changed(({ oauth_config }) => oauth_config.scopes.bot.shift()), /scope app_mentions:read is/],
    [
      'an event',
      changed((live) => live.settings.event_subscriptions.bot_events.pop()),
      /event tokens_revoked/,
    ],
    [
      'interactivity',
      changed((live) => (live.settings.interactivity.is_enabled = false)),
      /Interactivity is off/,
    ],
    ['everything', {}, /Socket Mode is off, and must be on/],
  ])('tells where it lacks %s', async (_, live, said) => {
    expect((await wrongs(withToken(live))).join('\n')).toMatch(said);
  });

  it('wants Socket Mode off where Slack comes over HTTP', async () => {
    const http = { appToken: undefined, signingSecret: 's' };
    expect(await wrongs(withToken(manifest('https://papers.example'), http))).toEqual([]);
    expect((await wrongs(withToken(manifest(), http))).join()).toMatch(/Socket Mode is on, and must be off/);
  });

  it('blames no token for a scope that the bot lacks', async () => {
    const looked = withToken(manifest());
    const spoil = (workspace: Workspace, slack: Slack) => {
      looked.spoil?.(workspace, slack);
      workspace.scopes.delete('users:read');
    };
    const found = (await wrongs({ ...looked, spoil })).join('\n');
    expect(found).toMatch(/was not compared.*missing_scope.*Without the scope users:read/);
    expect(found).not.toContain('SLACK_CONFIG_TOKEN');
  });

  it('tells of a token that is too old', async () => {
    expect((await wrongs(withToken({}, { configToken: 'old' }))).join()).toMatch(
      /good for 12 hours: make a new/,
    );
  });
});

describe('the check of many workspaces', () => {
  const channels = ['T1', 'T2'].map((workspace) => ({ platform: 'slack', workspace, id: 'C1' }));

  it('looks at each by its own token', async () => {
    const spoil = (_: Workspace, slack: Slack) => void slack.workspace('T2').scopes.delete('commands');
    const found = await look({ settings: MANY, spoil, more: { channels, installs: added(['T1', 'T2']) } });
    expect(found.slice(1, -1)).toEqual([
      { ok: true, line: 'The app is added to 2 workspaces.' },
      { ok: true, line: 'The workspace T1 is UBOTT1 of Workspace T1.' },
      { ok: true, line: 'Every scope is granted.' },
      { ok: true, line: '#c1 can be posted to.' },
      { ok: true, line: 'The workspace T2 is UBOTT2 of Workspace T2.' },
      { ok: false, line: expect.stringContaining('The scope commands is missing') },
      { ok: true, line: '#c1 can be posted to.' },
    ]);
  });

  it('tells of one that removed the app, and of another key', async () => {
    expect(await wrongs({ settings: MANY, more: { channels, installs: added(['T1']) } })).toEqual([
      expect.stringContaining('T2 has removed the app'),
    ]);
    const settings = { ...MANY, encryptionKey: 'z'.repeat(40) };
    expect((await wrongs({ settings, more: { channels, installs: added(['T1']) } })).join()).toMatch(
      /ENCRYPTION_KEY is not the one/,
    );
  });

  it('needs no digest to look at each, and renews nothing: that would change what is kept', async () => {
    const installs = added(['T1'], { refreshToken: 'refresh-T1', expiresAt: 1 });
    const before = await installs.get('T1');
    const found = await look({ settings: MANY, more: { channels: [], installs } });
    expect(found.slice(1, -1)).toEqual([
      { ok: true, line: 'The app is added to 1 workspace.' },
      { ok: true, isNote: true, line: expect.stringMatching(/T1 was not looked at: its token has run out/) },
    ]);
    expect(await installs.get('T1')).toBe(before);
  });

  it('tells of a token that was revoked, and of nobody having added the app', async () => {
    const revoked = { settings: MANY, more: { channels: [], installs: added(['T1']) } };
    const spoil = (workspace: Workspace) => {
      workspace.revoked = true;
    };
    expect(await wrongs({ ...revoked, spoil })).toEqual([
      'The workspace T1: Slack says token_revoked. Add the app to it again.',
    ]);
    const [, none] = await look({ settings: MANY, more: { channels: [], installs: added([]) } });
    expect(none).toMatchObject({
      isNote: true,
      line: expect.stringContaining('No workspace has added the app yet'),
    });
  });
});
