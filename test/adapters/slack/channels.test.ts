import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { HERE, MODES, wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// What becomes of channels while somebody has ordered something for them, in the whole program.

const SINCE = Date.parse('2026-08-21T00:00Z');

async function owe(s: SlackProgram): Promise<void> {
  await s.app().state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: HERE, since: SINCE }, SINCE);
}

describe.concurrent.each(MODES)('a channel, by %s,', (mode) => {
  it('that is converted takes its digest, its topics and what was posted to its new id', async () => {
    await using s = await programOnSlack(mode);
    await s.ask('follow robots');
    await s.ask('subscribe 09:00 UTC', { user: 'U1' });
    await owe(s);
    const { channels, botUser } = s.slack.workspace('T1');
    channels.delete('C1');
    addChannel(s.slack.workspace('T1'), 'C9', ['U1', botUser]);
    await s.event({
      type: 'channel_id_changed',
      old_channel_id: 'C1',
      new_channel_id: 'C9',
      event_ts: '1.2',
    });
    const moved = { ...HERE, id: 'C9' };
    await expect.poll(() => s.app().appApi.subscription(moved)).toBeDefined();
    expect(await s.app().appApi.subscription(HERE)).toBeUndefined();
    await s.deliver(() => s.messagesIn('C9').length > 0);
    expect(s.messagesIn('C9')).toHaveLength(1);
    expect((await s.ask('topics', { channel: 'C9' })).words).toContain('robots');
    expect((await s.ask('status', { channel: 'C9' })).words).toMatch(/\d+ papers/);
  });

  it.each(['channel_deleted', 'group_deleted'])(
    'of which Slack says %s ends, and whoever ordered is told',
    async (type) => {
      await using s = await programOnSlack(mode);
      await s.ask('follow robots');
      await s.ask('subscribe 09:00 UTC', { user: 'U1' });
      s.slack.workspace('T1').channels.delete('C1');
      await s.event({ type, channel: 'C1', event_ts: '1.2' });
      const told = await s.slack.until(() => s.messagesIn('DU1')[0]);
      expect(wordsOf(told)).toMatch(/A digest has ended.*is gone/s);
      await expect.poll(() => s.app().appApi.subscription(HERE)).toBeUndefined();
      expect(await s.app().state.follows.all()).toEqual([]);
    },
  );

  it('that had ordered nothing is deleted without a word', async () => {
    await using s = await programOnSlack(mode);
    await s.ask('follow robots');
    await s.event({ type: 'channel_deleted', channel: 'C1', event_ts: '1.2' });
    await expect.poll(() => s.app().state.follows.all()).toEqual([]);
    expect(s.messagesIn('DU1')).toEqual([]);
  });
});

describe.concurrent('a digest that Slack refuses for good', () => {
  it.each([
    ['restricted_action', /a setting of the workspace keeps the app from posting there/],
    ['message_limit_exceeded', /as many messages as its plan lets it/],
    ['is_inactive', /is not active any more/],
    ['team_access_not_granted', /an admin of the organization has to grant it/],
  ])('with %s is told in words to whoever ordered it', async (error, words) => {
    await using s = await programOnSlack('socket');
    await s.ask('subscribe 09:00 UTC', { user: 'U1' });
    await owe(s);
    s.slack.fail('chat.postMessage', { kind: 'error', error });
    await s.deliver(() => s.messagesIn('DU1').length > 0);
    expect(wordsOf(s.messagesIn('DU1')[0] ?? {})).toMatch(words);
    expect((await s.ask('status')).words).not.toMatch(/being sent/);
  });
});
