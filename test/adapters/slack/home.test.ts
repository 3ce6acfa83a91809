import { describe, expect, it } from 'vitest';
import { addChannel } from '#test/fakes/slack/state.ts';
import { MODES, start, wordsOf } from './start.ts';

describe.each(MODES)('the Home tab by %s', (mode) => {
  it('shows what is mine, and what can be done', async () => {
    await using app = await start(mode);
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    const home = await app.slack.until(() => app.slack.workspace('T1').homes.get('U1'));
    const words = wordsOf(home);
    expect(words).toContain('Topics of T1/U1: 3 papers this week');
    expect(words).toContain('Set up a channel');
    expect(words).toContain('<#C1> weekdays at 09:00 &lt;!channel&gt;');
    expect(words).not.toContain('private');
    expect(words).toContain('/papers search llm quantization');
  });

  it('is left alone while messages are looked at', async () => {
    await using app = await start(mode);
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' });
    await app.command('today');
    await app.answered();
    expect(app.slack.workspace('T1').homes.size).toBe(0);
  });
});

describe.each(MODES)('the form that orders a digest by %s', (mode) => {
  const values = (more: Record<string, object> = {}) => ({
    channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
    time: { value: { type: 'timepicker', selected_time: '08:30' } },
    zone: { value: { type: 'plain_text_input', value: 'Asia/Tokyo' } },
    days: { value: { type: 'static_select', selected_option: { value: 'mon,thu' } } },
    size: { value: { type: 'static_select', selected_option: { value: '10' } } },
    order: { value: { type: 'static_select', selected_option: { value: 'newest' } } },
    topics: { value: { type: 'plain_text_input', value: 'LLM quantization, , R&amp;D' } },
    ...more,
  });
  const opened = async (app: Awaited<ReturnType<typeof start>>) => {
    await app.press({ action: { action_id: 'open_setup' }, view: 'H1' });
    const { views } = app.slack.workspace('T1');
    return app.slack.until(() =>
      [...views.entries()].find(([, view]) => view.callback_id === 'set_up_channel'),
    );
  };
  const shown = (app: Awaited<ReturnType<typeof start>>, id: string, said: string) =>
    app.slack.until(() => wordsOf(app.slack.workspace('T1').views.get(id) ?? {}).includes(said));

  it('begins with the zone of whoever opens it, and orders what was filled in', async () => {
    await using app = await start(mode);
    const [id, view] = await opened(app);
    expect(JSON.stringify(view)).toContain('"initial_value":"Europe/Berlin"');
    await app.submit(id, values());
    await shown(app, id, 'Followed R&D for channel in T1 C1');
    expect(app.front.asked.map(({ name, options }) => [name, options])).toEqual([
      ['subscribe', { time: '08:30', zone: 'Asia/Tokyo', days: 'mon,thu', size: 10, order: 'newest' }],
      ['follow', { topic: 'LLM quantization', for: 'channel' }],
      ['follow', { topic: 'R&D', for: 'channel' }],
    ]);
  });

  it('says what is wrong, and orders nothing then', async () => {
    await using app = await start(mode);
    const [id] = await opened(app);
    await app.submit(id, values({ zone: { value: { type: 'plain_text_input', value: 'Mars' } } }));
    await shown(app, id, 'zone');
    expect(app.front.asked).toEqual([]);
  });
});

describe('ordering a digest', () => {
  it('joins a public channel', async () => {
    await using app = await start('socket');
    const workspace = app.slack.workspace('T1');
    const channel = addChannel(workspace, 'C2', ['U1']);
    await app.command('subscribe Europe/Berlin', { channel: 'C2' });
    expect(wordsOf(await app.answered())).not.toContain('/invite');
    expect(channel.members.has(workspace.botUser)).toBe(true);
  });

  it('asks to be invited to a private one, unless it is there', async () => {
    await using app = await start('socket');
    const workspace = app.slack.workspace('T1');
    const channel = addChannel(workspace, 'G2', ['U1']);
    channel.private = true;
    await app.command('subscribe Europe/Berlin', { channel: 'G2' });
    expect(wordsOf(await app.answered())).toContain('/invite @Paperboy');
    channel.members.add(workspace.botUser);
    await app.command('subscribe Europe/Berlin', { channel: 'G2' });
    expect(wordsOf(await app.answered(2))).not.toContain('/invite');
  });

  it('in direct messages asks for nothing', async () => {
    await using app = await start('socket');
    await app.command('subscribe Europe/Berlin', { channel: 'DU1' });
    expect(wordsOf(await app.answered())).not.toContain('/invite');
  });
});

it('with one token, another workspace is not answered', async () => {
  await using app = await start('http');
  await app.command('follow x', { team: 'T2' });
  await app.command('follow y');
  await app.answered();
  expect(app.front.asked.map(({ options }) => options.topic)).toEqual(['y']);
});

it('an answer that came too early is posted again when Slack says so', async () => {
  await using app = await start('socket');
  app.slack.fail('chat.postMessage', { kind: 'limit', seconds: 1 });
  await app.event({
    type: 'app_mention',
    user: 'U1',
    channel: 'C1',
    ts: '5.5',
    text: '<@UBOTT1> follow x for me',
  });
  await app.slack.until(() => app.slack.workspace('T1').channels.get('C1')?.messages.length);
  const calls = app.slack.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(calls).toHaveLength(2);
});
