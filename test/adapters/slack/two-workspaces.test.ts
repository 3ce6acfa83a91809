import { expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// Two workspaces that added the program; Slack gives ids that are the same in both, and so are they here.

const [MINE, OTHER] = [{ team: 'T1' }, { team: 'T2' }];
const CHANNEL = { platform: 'slack', workspace: 'T1', id: 'C1' };

async function both(): Promise<SlackProgram> {
  const s = await programOnSlack('http', { many: true });
  for (const team of ['T1', 'T2']) expect(await s.install(team)).toBe(200);
  return s;
}

async function furnish(s: SlackProgram): Promise<void> {
  await s.ask('follow secret project', MINE);
  await s.ask('mute robots', MINE);
  await s.ask('subscribe 06:00 Tokyo', MINE);
  await s.ask('dismiss 2608.10020', MINE);
  await s.ask('follow my own matter for me', MINE);
  await s.ask('save 2608.10021', MINE);
  await s.ask('subscribe 07:00 Lima for me', MINE);
}

async function homeOf(s: SlackProgram, team: string): Promise<string> {
  s.slack.workspace(team).homes.clear();
  await s.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' }, { team });
  return wordsOf(await s.slack.until(() => s.slack.workspace(team).homes.get('U1')));
}

it('neither sees what is of the other', async () => {
  await using s = await both();
  await furnish(s);
  const seen = [await homeOf(s, 'T2')];
  for (const line of ['topics', 'settings', 'settings for me', 'status', 'saved', 'today'])
    seen.push((await s.ask(line, OTHER)).words);
  for (const words of seen)
    expect(words).not.toMatch(/secret|my own matter|Muted|06:00|07:00|Tokyo|Lima|2608\.10021, /);
  expect(seen.at(-1)).toContain('Part 20');
  expect(seen[5]).toContain('saved no papers');
  const mine = await homeOf(s, 'T1');
  for (const part of ['my own matter', '<#C1> on weekdays at 06:00 Asia/Tokyo', '07:00 America/Lima'])
    expect(mine).toContain(part);
});

it('neither changes what is of the other, nor takes it along when it leaves', async () => {
  await using s = await both();
  await furnish(s);
  const kept = async () => ({
    channels: await s.app().state.subscriptions.channels('slack'),
    subscription: await s.app().appApi.subscription(CHANNEL),
    topics: (await s.ask('topics', MINE)).words,
    saved: (await s.ask('saved', MINE)).words,
  });
  const before = await kept();
  for (const line of [
    'unfollow secret project',
    'unfollow my own matter for me',
    'unmute robots',
    'unmute 2608.10020',
    'unsave 2608.10021',
    'unsubscribe',
    'unsubscribe for me',
    'subscribe 23:00',
    'forget channel yes',
    'forget me yes',
  ])
    await s.ask(line, OTHER);
  // A channel of the one, named in a form of the other.
  addChannel(s.slack.workspace('T1'), 'C7', ['U1', 'UBOTT1']);
  await s.press({ ...OTHER, view: 'home', action: { action_id: 'open_setup' } });
  const views = s.slack.workspace('T2').views;
  const [form] = await s.slack.until(() =>
    [...views].find(([, view]) => view.callback_id === 'set_up_channel'),
  );
  const channel = { value: { selected_conversation: 'C7' } };
  await s.submit(form, { channel, zone: { value: { value: 'Oslo' } } }, OTHER);
  await s.slack.until(() => wordsOf(views.get(form) ?? {}).includes('Paperboy is not in this channel'));
  expect(await kept()).toEqual(before);

  await s.ask('follow theirs', OTHER);
  await s.event({ type: 'app_uninstalled' }, OTHER);
  await expect.poll(() => s.app().state.remember('slack-installs').get('T2')).toBeUndefined();
  expect(await kept()).toEqual(before);
});

it('each gets its digests by its own token, and one that left gets none until it is back', async () => {
  await using s = await both();
  const since = Date.parse('2026-08-21T00:00Z');
  for (const workspace of ['T1', 'T2']) {
    const channel = { ...CHANNEL, workspace };
    await s.app().state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since, size: 3 }, since);
  }
  await s.ask('follow secret project', OTHER);
  await s.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT2'] } }, OTHER);
  await expect.poll(() => s.app().state.removals.of('slack')).toEqual(['T2']);
  await s.deliver(() => s.messagesIn('C1').length === 1);
  expect(s.messagesIn('C1', 'T2')).toEqual([]);

  expect(await s.install('T2')).toBe(200);
  expect((await s.ask('topics', OTHER)).words).toContain('secret project');
  await s.deliver(() => s.messagesIn('C1', 'T2').length === 1);
});
