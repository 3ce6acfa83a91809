import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { HOSTILE } from '#test/contracts/renderer.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const homeOf = (app: App, user = 'U1') => app.slack.workspace('T1').homes.get(user);

/** The Home tab once it says something. */
function home(app: App, said = ''): Promise<Record<string, unknown>> {
  return app.slack.until(() => {
    const shown = homeOf(app);
    return shown && wordsOf(shown).includes(said) && shown;
  });
}

async function open(app: App) {
  await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
  return home(app);
}

/** The value of the option of a topic's menu. */
function optionOf(view: Record<string, unknown>, topic: string, label: string): string {
  const { blocks } = view as { blocks: { text?: { text: string }; accessory?: { options: Option[] } }[] };
  const line = blocks.find(({ text, accessory }) => accessory?.options && text?.text.startsWith(topic));
  return line?.accessory?.options.find(({ text }) => text.text.startsWith(label))?.value ?? '';
}

interface Option {
  text: { text: string };
  value: string;
}

interface Line {
  text?: { text: string };
  accessory?: { value?: string };
}

const inHome = (action_id: string, more: object) => ({ view: 'home', action: { action_id, ...more } });

const modalOf = (app: App, callback: string) =>
  app.slack.until(() =>
    [...app.slack.workspace('T1').views.entries()].find(([, view]) => view.callback_id === callback),
  );

describe.each(MODES)('the Home tab by %s', (mode) => {
  it('shows what is mine, what this workspace gets, and what can be done', async () => {
    await using app = await adapterOnSlack(mode);
    const { followed, saved, subscriptions } = app.appApi.handler;
    followed.set('LLM quantization', 'strict');
    saved.add('2608.1');
    for (const [workspace, id] of [
      ['T1', 'C1'],
      ['T2', 'C9'],
      ['@T1/U2', 'direct'],
    ] as const) {
      const channel = { platform: 'slack', workspace, id };
      subscriptions.set(`${workspace} ${id}`, { ...SUBSCRIPTION_DEFAULTS, id: 'a', channel, since: 0 });
    }
    const words = wordsOf(await open(app));
    expect(words).toContain('LLM quantization · strict · 3 papers this week');
    expect(words).toContain('None comes to you yet');
    expect(words).toContain('Saved 2608.1');
    expect(words).toContain('Set up a channel');
    expect(words).toContain('<#C1> on weekdays at 09:00 UTC, 5 papers at most');
    expect(words).not.toMatch(/C9|U2/);
    expect(words).toContain('/papers search llm quantization');
  });

  it('shows private channels to those who are in them, and Change to those who may', async () => {
    await using app = await adapterOnSlack(mode);
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U2');
    for (const [id, members] of [
      ['C1', ['U1']],
      ['C2', ['U1', 'U2']],
      ['C3', ['U1']],
      ['C4', ['U1', 'U2']],
    ] as const) {
      addChannel(workspace, id, [...members, workspace.botUser]).private = id >= 'C3';
      const channel = { platform: 'slack', workspace: 'T1', id };
      app.appApi.handler.subscriptions.set(`T1 ${id}`, {
        ...SUBSCRIPTION_DEFAULTS,
        id: 'a',
        channel,
        since: 0,
      });
    }
    await app.event({ type: 'app_home_opened', user: 'U2', channel: 'DU2', tab: 'home' });
    const { blocks } = await app.slack.until(() => homeOf(app, 'U2') as { blocks: Line[] } | undefined);
    const lines = blocks.filter(({ text }) => text?.text.startsWith('<#'));
    expect(lines.map(({ text, accessory }) => [text?.text.slice(0, 5), accessory?.value])).toEqual([
      ['<#C1>', undefined],
      ['<#C2>', 'C2'],
      ['<#C4>', 'C4'],
    ]);
  });

  it('is left alone while messages are looked at', async () => {
    await using app = await adapterOnSlack(mode);
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' });
    await app.command('today');
    await app.answered();
    expect(app.slack.workspace('T1').homes.size).toBe(0);
  });

  it.each([
    ['Wide', 'world models · broad · 3 papers', 'broad'],
    ['Strict', 'world models · strict · 3 papers', 'strict'],
    ['Unfollow', 'You no longer follow world models.', undefined],
  ])('changes a topic by %s, and shows that', async (label, said, level) => {
    await using app = await adapterOnSlack(mode);
    app.appApi.handler.followed.set('world models', 'normal');
    const option = optionOf(await open(app), 'world models', label);
    await app.press(inHome('do:topic', { option }));
    await home(app, said);
    expect(app.appApi.handler.followed.get('world models')).toBe(level);
  });

  it('changes a topic that is too long for a menu, and with quotes in it', async () => {
    await using app = await adapterOnSlack(mode);
    const topic = `"exact for me" ${'word '.repeat(30)}-not level:strict`;
    app.appApi.handler.followed.set(topic, 'normal');
    const option = optionOf(await open(app), '"exact', 'Unfollow');
    expect(option).toMatch(/^unfollow#/);
    await app.press(inHome('do:topic', { option }));
    await home(app, 'You no longer follow');
    expect(app.appApi.handler.followed.size).toBe(0);
  });

  it('says why a change was not made', async () => {
    await using app = await adapterOnSlack(mode);
    app.appApi.handler.followed.set('agents', 'normal');
    const option = optionOf(await open(app), 'agents', 'Unfollow');
    app.appApi.handler.followed.clear();
    await app.press(inHome('do:topic', { option }));
    await home(app, 'You do not follow agents.');
    await app.press(inHome('do:topic', { option: '#gone' }));
    await home(app, 'This button is too old');
  });

  it('follows another topic through a small form', async () => {
    await using app = await adapterOnSlack(mode);
    const view = JSON.stringify(await open(app));
    const [, value = ''] = /"action_id":"fill_in",[^}]*\},"value":"((?:[^"\\]|\\.)*)"/.exec(view) ?? [];
    const label = 'Follow another topic';
    await app.press(inHome('fill_in', { label, value: JSON.parse(`"${value}"`) }));
    const [id, form] = await modalOf(app, 'change_settings');
    expect(form.title).toMatchObject({ text: label });
    const typed = (topic: string) => ({
      topic: { value: { type: 'plain_text_input', value: topic } },
      level: { value: { type: 'static_select', selected_option: { value: 'strict' } } },
    });
    await expect(app.submit(id, typed(''))).rejects.toThrow('without its topic');
    const { body } = await app.submit(id, typed('"world models" -games'));
    expect(body).not.toMatchObject({ response_action: 'errors' });
    await home(app, '"world models" -games · strict · 3 papers this week');
  });

  it('orders and changes my own digest', async () => {
    await using app = await adapterOnSlack(mode);
    await open(app);
    await app.press(inHome('open_digest', {}));
    const [id, view] = await modalOf(app, 'change_settings');
    expect(JSON.stringify(view)).toContain('"initial_value":"Europe/Berlin"');
    const zone = (value: string) => ({ zone: { value: { type: 'plain_text_input', value } } });
    expect((await app.submit(id, zone('Mars'))).body).toMatchObject({ response_action: 'errors' });
    await app.submit(id, zone('Oslo'));
    await home(app, 'By direct message on weekdays at 09:00 Europe/Oslo, 5 papers at most.');
    expect([...app.appApi.handler.subscriptions.keys()]).toEqual(['@T1/U1 direct']);
    for (const [command, said] of [
      ['pause', '(paused)'],
      ['resume', 'Done: resume'],
      ['unsubscribe', 'None comes to you yet'],
    ] as const) {
      await app.press(inHome(`do:${command}`, { value: command }));
      await home(app, said);
    }
  });

  it('answers a button in a modal, and is shown anew', async () => {
    await using app = await adapterOnSlack(mode);
    app.appApi.handler.saved.add('2608.1');
    await open(app);
    await app.press(inHome('paper:2608.1', { option: 'unsave' }));
    const [id] = await modalOf(app, 'results');
    await app.slack.until(() => wordsOf(app.slack.workspace('T1').views.get(id) ?? {}).includes('unsave of'));
    await app.slack.until(() => !wordsOf(homeOf(app) ?? {}).includes('Saved 2608.1'));
    await app.press(inHome('command:0', { value: 'today size:2' }));
    await app.slack.until(() =>
      [...app.slack.workspace('T1').views.values()].some((view) => wordsOf(view).includes('2. Paper 2')),
    );
    expect(app.slack.responses).toEqual([]);
  });

  it('has room for each part, and says what it leaves out', async () => {
    await using app = await adapterOnSlack(mode);
    const { followed, muted, saved, subscriptions } = app.appApi.handler;
    for (let at = 0; at < 50; at += 1) followed.set(`topic ${at}`, 'normal');
    for (let at = 0; at < 99; at += 1) muted.add(`muted ${at}`);
    for (let at = 0; at < 40; at += 1) saved.add(`2608.${at}`);
    for (let at = 0; at < 40; at += 1) {
      const channel = { platform: 'slack', workspace: 'T1', id: `C${at}` };
      addChannel(app.slack.workspace('T1'), channel.id, ['U1']);
      subscriptions.set(`T1 C${at}`, { ...SUBSCRIPTION_DEFAULTS, id: 'a', channel, since: 0 });
    }
    const view = await open(app);
    const words = wordsOf(view);
    for (let at = 0; at < 50; at += 1) expect(words).toContain(`topic ${at} · 3 papers this week`);
    expect(JSON.stringify(view).match(/"action_id":"do:topic"/g)?.length).toBeGreaterThan(30);
    expect(words).toContain('Muted: games');
    expect(words).toContain('and 90 more: /papers topics');
    expect(words).toContain('<#C0>');
    expect(words).toContain('and 25 more channels');
    expect(words).toContain('Saved 2608.0');
    expect(words).toMatch(/and \d+ more: \/papers saved/);
    expect(words).toContain('Follow another topic');
    expect((view as { blocks: unknown[] }).blocks.length).toBeLessThanOrEqual(100);
  });

  it('takes no more than a view does, and nothing in it is markup but ours', async () => {
    await using app = await adapterOnSlack(mode);
    const { followed, saved, subscriptions } = app.appApi.handler;
    for (let at = 0; at < 40; at += 1) followed.set(`<!channel> *topic* ${at} ${HOSTILE}`, 'normal');
    for (let at = 0; at < 40; at += 1) saved.add(`2608.${at}`);
    for (let at = 0; at < 40; at += 1) {
      const channel = { platform: 'slack', workspace: 'T1', id: `C${at}` };
      addChannel(app.slack.workspace('T1'), channel.id, ['U1']);
      const zone = '<!here>';
      subscriptions.set(`T1 C${at}`, { ...SUBSCRIPTION_DEFAULTS, id: 'a', zone, channel, since: 0 });
    }
    const { blocks } = (await open(app)) as { blocks: { type: string }[] };
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(blocks.at(-1)?.type).not.toBe('divider');
    const marked = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? [];
    expect(marked.filter((each) => /<!|<(?!#C\d+>|https:)/.test(each))).toEqual([]);
    expect(marked.join()).toContain('&lt;!here&gt;');
  });
});
