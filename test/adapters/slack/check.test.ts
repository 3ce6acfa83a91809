import { describe, expect, it } from 'vitest';
import { checkSlack } from '#adapters/slack/check.ts';
import type { SlackSettings } from '#adapters/slack/settings.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { addChannel, type Workspace } from '#test/fakes/slack/state.ts';
import { fakeFront } from './front.ts';
import { settingsFor } from './start.ts';

async function look(spoil: (workspace: Workspace) => void, more: SlackSettings = {}, ids: string[] = ['C1']) {
  await using slack = await fakeSlack();
  spoil(slack.workspace('T1'));
  const settings = { ...settingsFor('socket', slack.url), ...more };
  const channels = ids.map((id) => ({ platform: 'slack', workspace: 'T1', id }));
  return await checkSlack({ settings, channels, logger: fakeFront().logger });
}

describe('the check', () => {
  it('finds a good set-up well', async () => {
    const found = await look(() => {});
    expect(found).toEqual([
      { ok: true, line: 'SLACK_APP_TOKEN opens a connection.' },
      { ok: true, line: 'SLACK_BOT_TOKEN is UBOTT1 of T1.' },
      { ok: true, line: 'Every scope is granted.' },
      { ok: true, line: '#c1 can be posted to.' },
    ]);
  });

  it.each<[string, (workspace: Workspace) => void, SlackSettings, RegExp]>([
    ['a missing scope', ({ scopes }) => scopes.delete('im:write'), {}, /im:write is missing \(opens direct/],
    ['a revoked token', (workspace) => Object.assign(workspace, { revoked: true }), {}, /says token_revoked/],
    ['a wrong app token', () => {}, { appToken: 'xoxb-1' }, /SLACK_APP_TOKEN: Slack says invalid_auth/],
    ['no way in', () => {}, { appToken: undefined }, /Set SLACK_APP_TOKEN, or/],
    ['no token', () => {}, { botToken: undefined }, /Set SLACK_BOT_TOKEN/],
    ['no Slack', () => {}, { apiUrl: 'http://127.0.0.1:9/' }, /cannot be reached/],
    ['a channel without it', ({ channels }) => channels.get('C1')?.members.clear(), {}, /#c1: type \/invite/],
    [
      'a channel that is gone',
      ({ channels }) => channels.delete('C1'),
      {},
      /C1: Slack says channel_not_found/,
    ],
    [
      'an archived channel',
      (workspace) => Object.assign(addChannel(workspace, 'C1', []), { archived: true }),
      {},
      /#c1 is archived/,
    ],
  ])('tells of %s', async (_, spoil, settings, said) => {
    const found = await look(spoil, settings);
    expect(found.filter(({ ok }) => !ok).map(({ line }) => line)).toEqual(
      expect.arrayContaining([expect.stringMatching(said)]),
    );
  });
});
