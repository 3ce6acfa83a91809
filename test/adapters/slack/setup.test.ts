import { describe, expect, it } from 'vitest';
import { addChannel } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

/** What is filled in, as Slack sends it. */
const values = (more: Record<string, object> = {}) => ({
  channel: { value: { type: 'conversations_select', selected_conversation: 'C1' } },
  time: { value: { type: 'timepicker', selected_time: '08:30' } },
  zone: { value: { type: 'plain_text_input', value: 'tokyo' } },
  kind: { value: { type: 'static_select', selected_option: { value: 'daily' } } },
  days: { value: { type: 'static_select', selected_option: { value: 'mon,thu' } } },
  size: { value: { type: 'static_select', selected_option: { value: '10' } } },
  order: { value: { type: 'static_select', selected_option: { value: 'newest' } } },
  'quiet-days': { value: { type: 'static_select', selected_option: { value: 'note' } } },
  topics: { value: { type: 'plain_text_input', value: 'LLM quantization, , "R&amp;D" -games' } },
  ...more,
});
const text = (value: string) => ({ value: { type: 'plain_text_input', value } });

async function opened(app: App, value?: string) {
  await app.press({ action: { action_id: 'open_setup', ...(value ? { value } : {}) }, view: 'home' });
  const { views } = app.slack.workspace('T1');
  return app.slack.until(() =>
    [...views.entries()].find(([, view]) => view.callback_id === 'set_up_channel'),
  );
}

const shown = (app: App, id: string, said: string) =>
  app.slack.until(() => wordsOf(app.slack.workspace('T1').views.get(id) ?? {}).includes(said));

describe.each(MODES)('the form that sets a channel up by %s', (mode) => {
  it('begins with the zone of whoever opens it, and orders what was filled in', async () => {
    await using app = await adapterOnSlack(mode);
    const [id, view] = await opened(app);
    expect(JSON.stringify(view)).toContain('"initial_value":"Europe/Berlin"');
    await app.submit(id, values());
    await shown(app, id, 'This channel now follows "R&D" -games');
    expect(wordsOf(app.slack.workspace('T1').views.get(id) ?? {})).toContain('<#C1>');
    expect(app.appApi.ran.filter(({ name }) => name === 'subscribe')[0]?.options).toEqual({
      name: 'daily',
      mention: 'off',
      time: '08:30',
      zone: 'tokyo',
      kind: 'daily',
      days: 'mon,thu',
      for: 'channel',
      size: 10,
      order: 'newest',
      top: 'on',
      'catch-up': 'merge',
      'quiet-days': 'note',
    });
    const followed = await app.appApi.state.follows.of({ kind: 'channel', channel: HERE });
    expect(followed.map(({ topic }) => topic.text)).toEqual(['LLM quantization', '"R&D" -games']);
    const home = await app.slack.until(() => app.slack.workspace('T1').homes.get('U1'));
    expect(wordsOf(home)).toContain('<#C1> every Monday and Thursday at 08:30 Asia/Tokyo, 10 papers');
  });

  it.each([
    ['zone', text('Mars'), 'There is no time zone "Mars"'],
    ['zone', text('CST'), 'CST'],
    ['topics', text('a, b, c, d, e, f'), 'At most 5 topics'],
  ])('tells a wrong %s at its field, and nothing typed is lost', async (field, value, said) => {
    await using app = await adapterOnSlack(mode);
    const [id] = await opened(app);
    const taken = await app.submit(id, values({ [field]: value }));
    expect(taken.body).toEqual({
      response_action: 'errors',
      errors: { [field]: expect.stringContaining(said) },
    });
    expect(app.appApi.ran.filter(({ name }) => name === 'subscribe')).toEqual([]);
    await app.submit(id, values());
    await shown(app, id, 'A digest comes here every Monday and Thursday at 08:30 Asia/Tokyo');
  });

  it('stands there as it was filled in where the channel is not theirs to set up', async () => {
    await using app = await adapterOnSlack(mode);
    addChannel(app.slack.workspace('T1'), 'C2', []);
    const [id] = await opened(app);
    const elsewhere = { value: { type: 'conversations_select', selected_conversation: 'C2' } };
    await app.submit(id, values({ channel: elsewhere }));
    await shown(app, id, 'Only those who may manage this channel');
    const view = JSON.stringify(app.slack.workspace('T1').views.get(id));
    for (const kept of ['"initial_conversation":"C2"', '"initial_value":"tokyo"', '"initial_time":"08:30"'])
      expect(view).toContain(kept);
    expect(view).toContain('"value":"mon,thu"}');
    expect(view, 'a field of long digests alone').toContain('Outside the topics');
  });

  it('opens before anybody is asked who opens it', async () => {
    await using app = await adapterOnSlack(mode);
    await opened(app);
    await app.press({ action: { action_id: 'open_digest' }, view: 'home', user: 'U1' });
    await app.slack.until(() =>
      [...app.slack.workspace('T1').views.values()].some(
        (view) => wordsOf(view).includes('Time zone') && view.callback_id === 'change_settings',
      ),
    );
    const methods = app.slack.calls.map(({ method }) => method);
    expect(methods.indexOf('views.open')).toBeLessThan(methods.indexOf('users.info'));
  });

  it('does not overwrite what a channel has ordered already without showing it', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('subscribe 18:00 New_York mon,thu size:15');
    await app.answered();
    const before = await app.appApi.subscription(HERE);
    const [id] = await opened(app);
    await app.submit(id, values());
    await shown(app, id, 'This channel has a digest already');
    expect(await app.appApi.subscription(HERE)).toEqual(before);
    const view = app.slack.workspace('T1').views.get(id) ?? {};
    expect(wordsOf(view)).toContain('<#C1>');
    for (const kept of ['"initial_value":"America/New_York"', '"initial_time":"18:00"', 'LLM quantization'])
      expect(JSON.stringify(view)).toContain(kept);
    await app.submit(id, { time: { value: { type: 'timepicker', selected_time: '17:00' } } });
    await shown(app, id, 'The digest now comes here every Monday and Thursday at 17:00');
    expect(await app.appApi.subscription(HERE)).toMatchObject({ ...before, time: '17:00' });
  });

  it('orders another digest of a channel under another name, and changes each by its own', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('subscribe 18:00 New_York mon,thu size:15');
    await app.answered();
    const before = await app.appApi.subscription(HERE);
    const [id] = await opened(app);
    await app.submit(id, values({ name: text('Robots'), topics: text('') }));
    await shown(app, id, 'A digest “robots” comes here every Monday and Thursday at 08:30 Asia/Tokyo');
    expect(await app.appApi.subscription(HERE)).toEqual(before);
    expect(await app.appApi.subscriptions(HERE)).toMatchObject([
      { name: 'daily', size: 15 },
      { name: 'robots', size: 10, time: '08:30' },
    ]);
    const home = await app.slack.until(() => app.slack.workspace('T1').homes.get('U1'));
    expect(wordsOf(home)).toContain('<#C1> robots: every Monday and Thursday at 08:30 Asia/Tokyo, 10 papers');
    expect(JSON.stringify(home)).toContain('"value":"C1 robots"');
    const [, view] = await opened(app, 'C1 robots');
    expect(JSON.stringify(view)).toContain('"initial_value":"robots"');
    expect(JSON.stringify(view)).toContain('"private_metadata":"C1 robots"');
  });

  it('shows nobody what a channel has ordered that is not theirs', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('subscribe 18:00 New_York');
    await app.answered();
    app.slack.workspace('T1').channels.get('C1')?.members.delete('U1');
    const [id] = await opened(app);
    await app.submit(id, values());
    await shown(app, id, 'Only those who may manage this channel');
    await app.press({ action: { action_id: 'open_setup', value: 'C1' }, view: 'home' });
    await app.slack.until(() =>
      [...app.slack.workspace('T1').views].some(
        ([other, view]) => other !== id && wordsOf(view).includes('Only those'),
      ),
    );
    expect(JSON.stringify([...app.slack.workspace('T1').views.values()])).not.toContain('New_York');
  });

  it('begins with what a channel has ordered', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('subscribe 07:15 Oslo size:15');
    await app.answered();
    const [, view] = await opened(app, 'C1');
    const text = JSON.stringify(view);
    expect(text).toContain('"initial_conversation":"C1"');
    expect(text).toContain('"initial_time":"07:15"');
    expect(text).toContain('"initial_value":"Europe/Oslo"');
  });
});

describe('ordering a digest', () => {
  it('joins a public channel', async () => {
    await using app = await adapterOnSlack('socket');
    const workspace = app.slack.workspace('T1');
    const channel = addChannel(workspace, 'C2', ['U1']);
    await app.command('subscribe Europe/Berlin', { channel: 'C2' });
    expect(wordsOf(await app.answered())).not.toContain('/invite');
    expect(channel.members.has(workspace.botUser)).toBe(true);
  });

  it('for oneself joins no channel', async () => {
    await using app = await adapterOnSlack('socket');
    const workspace = app.slack.workspace('T1');
    const channel = addChannel(workspace, 'C2', ['U1']);
    await app.command('subscribe Berlin for me', { channel: 'C2' });
    await app.answered();
    expect(channel.members.has(workspace.botUser)).toBe(false);
  });

  it('says that nothing comes to one that is archived', async () => {
    await using app = await adapterOnSlack('socket');
    addChannel(app.slack.workspace('T1'), 'C2', ['U1', 'UBOTT1']).archived = true;
    await app.command('subscribe 09:00 Berlin', { channel: 'C2' });
    expect(wordsOf(await app.answered())).toContain('This channel is archived');
  });

  it('asks to be invited to a private one, unless it is there', async () => {
    await using app = await adapterOnSlack('socket');
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
    await using app = await adapterOnSlack('socket');
    await app.command('subscribe Europe/Berlin', { channel: 'DU1' });
    expect(wordsOf(await app.answered())).not.toContain('/invite');
  });
});
