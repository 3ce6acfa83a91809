import { describe, expect, it } from 'vitest';
import { type Channel, directMessages } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { HERE, MODES, wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// What the whole program delivers to Slack by itself.

const DIRECT = directMessages({ platform: 'slack', id: 'T1/U1' });
const SINCE = Date.parse('2026-08-21T00:00Z');

/** A channel is owed the digest of Friday 21 August. */
async function owe(s: SlackProgram, channel: Channel, more: Partial<Subscription> = {}): Promise<void> {
  await s.app().state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: SINCE, ...more }, SINCE);
}

describe.concurrent.each(MODES)('a digest of the program by %s', (mode) => {
  it('comes to a channel and to a person, and can be seen as it is for oneself', async () => {
    await using s = await programOnSlack(mode);
    await s.ask('follow robots for me');
    await owe(s, HERE, { size: 8 });
    await owe(s, DIRECT, { size: 8 });
    await s.deliver(() => s.messagesIn('C1').length === 1 && s.messagesIn('DU1').length === 1);
    const [digest] = s.messagesIn('C1');
    const words = wordsOf(digest ?? {});
    expect(words).toMatch(/8 of 10.*list as of <!date\^\d+\^\{time\}\|.*For me/s);
    expect(wordsOf(s.messagesIn('DU1')[0] ?? {})).toMatch(/1\. World Models for Robots.*You follow robots/s);
    expect((await s.ask('status')).words).toMatch(
      /8 papers · <https:\/\/t1\.slack\.com\/archives\/C1\/p\d+\|open it>/,
    );
    const [, value = ''] = /"value":"(today\{\\"date(?:[^"\\]|\\.)*)"/.exec(JSON.stringify(digest)) ?? [];
    const action = { action_id: 'command:0', value: JSON.parse(`"${value}"`) };
    await s.press({ action, ephemeral: false, user: 'U1' });
    const mine = await s.slack.until(() => s.slack.responses[2]);
    expect(mine).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsOf(mine)).toMatch(/for you.*1\. World Models for Robots/s);
  });

  it('of 25 papers goes on in the thread of its first message, or in the channel', async () => {
    await using s = await programOnSlack(mode, { papers: 30 });
    await owe(s, HERE, { size: 25 });
    addChannel(s.slack.workspace('T1'), 'C2', ['U1', 'UBOTT1']);
    await owe(s, { ...HERE, id: 'C2' }, { size: 25, thread: 'none' });
    const whole = (channel: string) => /25\. /.test(s.messagesIn(channel).map(wordsOf).join('\n'));
    await s.deliver(() => whole('C1') && whole('C2'));
    const [first, ...later] = s.messagesIn('C1');
    expect(later.length).toBeGreaterThan(0);
    // What is said below its papers would be hidden in the thread.
    expect(wordsOf(first ?? {})).toMatch(/1\. .*5 more that day.*For me/s);
    expect(later.map(wordsOf).join()).not.toContain('For me');
    expect(new Set(later.map(({ thread_ts }) => thread_ts))).toEqual(new Set([first?.ts]));
    expect(s.messagesIn('C2').map(({ thread_ts }) => thread_ts)).toEqual(
      s.messagesIn('C2').map(() => undefined),
    );
  });

  it('of a channel with thread:day is a headline there, with the papers in its thread', async () => {
    await using s = await programOnSlack(mode);
    await owe(s, HERE, { size: 5, thread: 'day' });
    await s.deliver(() => s.messagesIn('C1').length === 2);
    const [headline, papers] = s.messagesIn('C1');
    expect(wordsOf(headline ?? {})).toMatch(
      /Daily papers · .*2026.*1\. .*2\. .*3\. .*2 more, and what each says, in the thread.*5 more that day.*For me/s,
    );
    expect(wordsOf(headline ?? {})).not.toMatch(/4\. /);
    expect(wordsOf(papers ?? {})).toMatch(/1\. .*5\. /s);
    expect(papers?.thread_ts).toBe(headline?.ts);
  });

  it('of a day without papers is one line, where the channel wants that', async () => {
    // Of a Saturday nobody has to wait and see whether its list stays empty.
    await using s = await programOnSlack(mode, { papers: 0, now: '2026-08-22T17:02:00Z' });
    await owe(s, HERE, { quietDays: 'note', weekdays: [6] });
    await s.deliver(() => s.messagesIn('C1').length > 0);
    expect(s.messagesIn('C1')).toHaveLength(1);
    expect(JSON.stringify(s.messagesIn('C1'))).not.toContain('"overflow"');
  });

  it('is not sent again after a restart, and its buttons go on working', async () => {
    await using s = await programOnSlack(mode);
    await owe(s, HERE, { size: 3 });
    await s.deliver(() => s.messagesIn('C1').length === 1);
    await s.restart();
    await owe(s, { ...DIRECT });
    await s.deliver(() => s.messagesIn('DU1').length === 1);
    expect(s.messagesIn('C1')).toHaveLength(1);
    const menu = /"action_id":"(paper:[^"]+)"/.exec(JSON.stringify(s.messagesIn('C1')))?.[1] ?? '';
    await s.press({ action: { action_id: menu, option: 'save' }, ephemeral: false });
    await s.slack.until(() => s.slack.responses.some((each) => wordsOf(each).includes('Saved: ')));
  });
});

describe.concurrent('a digest that cannot be posted', () => {
  it('to an archived channel is told to whoever set it up, once, and comes after a resume', async () => {
    await using s = await programOnSlack('socket');
    await s.ask('subscribe 09:00 UTC', { user: 'U2' });
    const channel = s.slack.workspace('T1').channels.get('C1');
    if (!channel) throw new Error('the channel is there');
    channel.members.add('U2');
    await s.ask('subscribe 09:00 UTC', { user: 'U2' });
    await owe(s, HERE);
    channel.archived = true;
    await s.deliver(() => s.messagesIn('DU2').length > 0);
    expect(s.messagesIn('DU2')).toHaveLength(1);
    expect(wordsOf(s.messagesIn('DU2')[0] ?? {})).toContain('is archived (is_archived)');
    expect(await s.app().appApi.subscription(HERE)).toMatchObject({ time: '09:00' });
    channel.archived = false;
    await s.app().state.ledger.resume(HERE);
    await s.deliver(() => s.messagesIn('C1').length > 0);
    expect(s.messagesIn('C1')).toHaveLength(1);
  });

  it('with a revoked token is kept, and comes with the new one', async () => {
    await using s = await programOnSlack('socket');
    await owe(s, HERE);
    s.slack.workspace('T1').revoked = true;
    await s.deliver(() => s.slack.calls.some(({ method }) => method === 'chat.postMessage'));
    s.slack.workspace('T1').revoked = false;
    await s.app().state.ledger.resume(HERE);
    await s.deliver(() => s.messagesIn('C1').length > 0);
    expect(s.messagesIn('C1')).toHaveLength(1);
  });

  it('since somebody takes no direct messages is told at their next command, once', async () => {
    await using s = await programOnSlack('socket');
    await owe(s, DIRECT);
    s.slack.fail('conversations.open', { kind: 'error', error: 'user_disabled' });
    await s.deliver(() => s.slack.calls.some(({ method }) => method === 'conversations.open'));
    expect((await s.ask('today size:1')).words).toMatch(/your direct messages with Paperboy are closed/);
    expect((await s.ask('today size:1')).words).not.toMatch(/direct messages/);
    await s.ask('resume for me');
    await s.deliver(() => s.messagesIn('DU1').length > 0);
    expect(s.messagesIn('DU1')).toHaveLength(1);
  });
});
