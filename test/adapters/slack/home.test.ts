import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Channel, directMessages } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { type Level, topicOf } from '#core/topics/topic.ts';
import { documentOf, HOSTILE, paperBlocks } from '#test/fakes/documents.ts';
import { paper } from '#test/fakes/papers.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

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

const READER = { kind: 'person' as const, person: { platform: 'slack', id: 'T1/U1' } };

const upTo = (many: number, word: string, between = ' ') =>
  Array.from({ length: many }, (_, at) => `${word}${between}${at}`);

/** What the reader follows. */
async function follows({ appApi }: App, topics: readonly string[], level: Level = 'normal'): Promise<void> {
  for (const topic of topics) await appApi.state.follows.put({ owner: READER, topic: topicOf(topic), level });
}

/** So many papers that the reader has saved. */
async function saves({ appApi }: App, many: number): Promise<void> {
  for (let at = 1; at <= many; at += 1) {
    const saved = paper({ id: `2608.${20_000 + at}`, title: `Saved Paper ${at}` });
    await appApi.state.saved.put(READER.person, { paper: saved, at: 0 });
  }
}

async function orders({ appApi }: App, channel: Channel): Promise<void> {
  await appApi.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, 0);
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
    await follows(app, ['LLM quantization'], 'normal');
    await saves(app, 1);
    for (const [workspace, id] of [
      ['T1', 'C1'],
      ['T2', 'C9'],
      ['@T1/U2', 'direct'],
    ] as const) {
      await orders(app, { platform: 'slack', workspace, id });
    }
    const words = wordsOf(await open(app));
    expect(words).toContain('LLM quantization · 60 papers this week');
    expect(words).toContain('None comes to you yet');
    expect(words).toContain('1. Saved Paper 1');
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
      await orders(app, { ...HERE, id });
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

  it('shows the other channels where what one has ordered cannot be read', async () => {
    await using app = await adapterOnSlack(mode);
    const workspace = app.slack.workspace('T1');
    for (const id of ['C1', 'C2']) {
      addChannel(workspace, id, ['U1', workspace.botUser]);
      await orders(app, { ...HERE, id });
    }
    const { subscriptions } = app.appApi;
    app.appApi.subscriptions = (channel) =>
      channel.id === 'C1' ? Promise.reject(new RangeError('no such zone')) : subscriptions(channel);
    const words = wordsOf(await open(app));
    expect(words).toContain('<#C2> on weekdays');
    expect(words).not.toContain('<#C1>');
  });

  it('answers a form that nobody knows any more', async () => {
    await using app = await adapterOnSlack(mode);
    await open(app);
    const unknown = JSON.stringify({ change: 'from another version', fields: [] });
    await app.press(inHome('fill_in', { label: 'Change', value: unknown }));
    await home(app, 'This button is too old');
  });

  it('is left alone while messages are looked at', async () => {
    await using app = await adapterOnSlack(mode);
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' });
    await app.command('today');
    await app.answered();
    expect(app.slack.workspace('T1').homes.size).toBe(0);
  });

  it.each([
    ['Wide', 'language models · broad · 60 papers', 'broad'],
    ['Strict', 'language models · strict · ', 'strict'],
    ['Unfollow', 'You no longer follow language models.', undefined],
  ])('changes a topic by %s, and shows that', async (label, said, level) => {
    await using app = await adapterOnSlack(mode);
    await follows(app, ['language models']);
    const option = optionOf(await open(app), 'language models', label);
    await app.press(inHome('do:topic', { option }));
    await home(app, said);
    const [follow] = await app.appApi.state.follows.of(READER);
    expect(follow?.level).toBe(level);
  });

  it('changes a topic that is too long for a menu, and with quotes in it', async () => {
    await using app = await adapterOnSlack(mode);
    const topic = `"exact for me" ${'word '.repeat(13)}-not level:strict`;
    await follows(app, [topic]);
    const option = optionOf(await open(app), '"exact', 'Unfollow');
    expect(option).toMatch(/^unfollow#/);
    await app.press(inHome('do:topic', { option }));
    await home(app, 'You no longer follow');
    expect(await app.appApi.state.follows.of(READER)).toEqual([]);
  });

  it('says why a change was not made', async () => {
    await using app = await adapterOnSlack(mode);
    await follows(app, ['agents']);
    const option = optionOf(await open(app), 'agents', 'Unfollow');
    await app.appApi.state.follows.remove(READER, topicOf('agents').key, READER.person);
    await app.press(inHome('do:topic', { option }));
    await home(app, '“agents” is not followed here');
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
    await home(app, '"world models" -games · strict · 0 papers this week');
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
    expect(await app.appApi.channels('slack')).toEqual([directMessages(READER.person)]);
    for (const [command, said] of [
      ['pause', '(paused)'],
      ['resume', 'Digests come to your direct messages again'],
      ['unsubscribe', 'None comes to you yet'],
    ] as const) {
      await app.press(inHome(`do:${command}`, { value: command }));
      await home(app, said);
    }
  });

  it('shows what was set last, though what was read before that comes late', async () => {
    await using app = await adapterOnSlack(mode);
    await open(app);
    const { subscriptions } = app.appApi;
    const held = Promise.withResolvers<void>();
    const reading = Promise.withResolvers<void>();
    app.appApi.subscriptions = async (channel) => {
      app.appApi.subscriptions = subscriptions;
      const before = await subscriptions(channel);
      reading.resolve();
      await held.promise;
      return before;
    };
    const published = () => app.slack.calls.filter(({ method }) => method === 'views.publish').length;
    await app.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
    await reading.promise;
    await app.press(inHome('command:0', { value: 'subscribe for:me time:07:30' }));
    await app.slack.until(() => app.appApi.ran.some(({ name }) => name === 'subscribe'));
    // Where nothing keeps it from it, the newer one is shown first.
    await Promise.race([app.slack.until(() => published() === 2), after(300)]);
    held.resolve();
    await app.slack.until(() => published() === 3);
    expect(wordsOf(homeOf(app) ?? {})).toContain('at 07:30');
  });

  it('answers a button in a modal, and is shown anew', async () => {
    await using app = await adapterOnSlack(mode);
    await saves(app, 1);
    await open(app);
    await app.press(inHome('paper:2608.20001', { option: 'unsave' }));
    const [id] = await modalOf(app, 'results');
    await app.slack.until(() =>
      wordsOf(app.slack.workspace('T1').views.get(id) ?? {}).includes('No longer saved'),
    );
    await app.slack.until(() => !wordsOf(homeOf(app) ?? {}).includes('Saved Paper 1'));
    await app.press(inHome('command:0', { value: 'today size:2' }));
    await app.slack.until(() =>
      [...app.slack.workspace('T1').views.values()].some((view) => wordsOf(view).includes('2. LLM Result 2')),
    );
    expect(app.slack.responses).toEqual([]);
  });

  it('has room for each part, and says what it leaves out', async () => {
    await using app = await adapterOnSlack(mode);
    await follows(app, upTo(50, 'topic'));
    for (const text of ['games', ...upTo(99, 'muted')]) {
      await app.appApi.state.follows.mute({ kind: 'topic', owner: READER, topic: topicOf(text) }, 0);
    }
    app.appApi.answers.saved = () => documentOf(...paperBlocks('Saved Paper', 40));
    for (const id of upTo(40, 'C', '')) {
      addChannel(app.slack.workspace('T1'), id, ['U1']);
      await orders(app, { ...HERE, id });
    }
    const view = await open(app);
    const words = wordsOf(view);
    for (const topic of upTo(50, 'topic')) expect(words).toContain(`${topic} · 0 papers this week`);
    expect(JSON.stringify(view).match(/"action_id":"do:topic"/g)?.length).toBeGreaterThan(30);
    expect(words).toContain('Muted: games');
    expect(words).toContain('and 90 more: /papers topics');
    expect(words).toContain('<#C0>');
    expect(words).toContain('and 25 more channels');
    expect(words).toContain('1. Saved Paper ');
    expect(words).toMatch(/and \d+ more: \/papers saved/);
    expect(words).toContain('Follow another topic');
    expect((view as { blocks: unknown[] }).blocks.length).toBeLessThanOrEqual(100);
  });

  it('takes no more than a view does, and nothing in it is markup but ours', async () => {
    await using app = await adapterOnSlack(mode);
    await follows(
      app,
      upTo(40, '<!channel> *topic*').map((topic) => `${topic} ${HOSTILE}`),
    );
    await saves(app, 40);
    for (const id of upTo(40, 'C', '')) {
      addChannel(app.slack.workspace('T1'), id, ['U1']);
      await orders(app, { ...HERE, id });
    }
    const { subscriptions } = app.appApi;
    app.appApi.subscriptions = async (channel) =>
      (await subscriptions(channel)).map((ordered) => ({ ...ordered, zone: '<!here>' }));
    const { blocks } = (await open(app)) as { blocks: { type: string }[] };
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(blocks.at(-1)?.type).not.toBe('divider');
    const marked = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? [];
    expect(marked.filter((each) => /<!|<(?!#C\d+>|https:)/.test(each))).toEqual([]);
    expect(marked.join()).toContain('&lt;!here&gt;');
  });
});
