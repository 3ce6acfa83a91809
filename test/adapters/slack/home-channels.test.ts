import { describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

async function orders({ appApi }: App, id: string): Promise<Channel> {
  const channel = { ...HERE, id };
  await appApi.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, 0);
  return channel;
}

/** The Home tab of somebody, shown anew. */
async function homeOf(app: App, user = 'U1'): Promise<Record<string, unknown>> {
  const { homes } = app.slack.workspace('T1');
  homes.delete(user);
  await app.event({ type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' });
  return app.slack.until(() => homes.get(user));
}

const callsOf = ({ slack }: App, name: RegExp) =>
  slack.calls.filter(({ method }) => name.test(method)).length;

/** So many channels with a digest, which the bot is in; U1 is in every other one. */
async function manyChannels(app: App, many: number) {
  const workspace = app.slack.workspace('T1');
  for (let at = 0; at < many; at += 1) {
    const members = at % 2 ? ['U1', workspace.botUser] : ['U9', workspace.botUser];
    addChannel(workspace, `C7${at}`, members).private = at % 4 > 1;
    await orders(app, `C7${at}`);
  }
}

describe.each(MODES)('the channels of the Home tab by %s', (mode) => {
  it('are known by two calls, however many there are, and for five minutes', async () => {
    await using app = await adapterOnSlack(mode);
    await manyChannels(app, 125);
    const words = wordsOf(await homeOf(app));
    // Of 125, the private ones that U1 is not in are 31.
    expect(words).toContain('and 79 more channels');
    expect(words).not.toContain('Slack does not say');
    await homeOf(app);
    expect(callsOf(app, /^users\.conversations$/)).toBe(2);
    expect(callsOf(app, /^conversations\.(?:info|members)$/)).toBe(0);
  });

  it('are asked about one by one where Slack does not list them, ten at most, and the rest is said to be unknown', async () => {
    await using app = await adapterOnSlack(mode);
    await manyChannels(app, 40);
    app.slack.fail('users.conversations', ...Array(2).fill({ kind: 'limit', seconds: 30 }));
    const words = wordsOf(await homeOf(app));
    expect(words).toContain('<#C71>');
    expect(words).toContain('Of 30 channels Slack does not say now whether you are in it.');
    expect(callsOf(app, /^conversations\.info$/)).toBe(10);
    // Until then nothing more is asked of that method, and everything of the others.
    const asked = callsOf(app, /^users\.conversations$/);
    await homeOf(app);
    expect(callsOf(app, /^users\.conversations$/)).toBe(asked);
    await app.command('today');
    await app.answered();
  });

  it('that Paperboy was put out of can be ended by whoever ordered it', async () => {
    await using app = await adapterOnSlack(mode);
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U2');
    addChannel(workspace, 'C8', ['U1', 'U2']).private = true;
    const channel = await orders(app, 'C8');
    await app.appApi.admins.remember(channel, { platform: 'slack', id: 'T1/U1' });
    expect(wordsOf(await homeOf(app, 'U2'))).not.toContain('C8');
    const words = wordsOf(await homeOf(app));
    expect(words).toContain('Paperboy cannot see this channel (C8) any more');
    await app.press({ view: 'home', action: { action_id: 'end_digest', value: 'C8' } });
    await app.slack.until(() => wordsOf(workspace.homes.get('U1') ?? {}).includes('No more digests'));
    expect(await app.appApi.channels('slack')).toEqual([]);
  });

  it('that are gone can be ended by an admin of the workspace, and by nobody else', async () => {
    await using app = await adapterOnSlack(mode);
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U2', { admin: true });
    await orders(app, 'C8');
    expect(wordsOf(await homeOf(app))).not.toContain('C8');
    await app.press({ view: 'home', action: { action_id: 'end_digest', value: 'C8' } });
    await app.slack.until(() => wordsOf(workspace.homes.get('U1') ?? {}).includes('Paperboy is not in'));
    expect(wordsOf(await homeOf(app, 'U2'))).toContain('(C8)');
    const user = 'U2';
    await app.press({ view: 'home', user, action: { action_id: 'end_digest', value: 'C8' } });
    await app.slack.until(() => wordsOf(workspace.homes.get('U2') ?? {}).includes('No more digests'));
    expect(await app.appApi.channels('slack')).toEqual([]);
  });
});
