import { describe, expect, it } from 'vitest';
import { encodeIntent } from '#core/commands/intent.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { documentOf, paperBlock, paperBlocks } from '#test/fakes/documents.ts';
import { paper } from '#test/fakes/papers.ts';
import { addUser } from '#test/fakes/slack/state.ts';
import { testAppApi } from '../app-api.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

const NEXT = { action_id: 'command:0', value: 'search{"page":2,"query":"agents"}' };

/** What the button that shares an answer carries; empty where there is none. */
function shareOf(answer: { blocks: unknown }): string {
  const [, value = ''] =
    /"action_id":"share"[^}]*\}[^}]*"value":"([^"]+)"/.exec(JSON.stringify(answer.blocks)) ?? [];
  return value;
}

/** The button that deletes what was shared. */
function backOf(answer: { blocks: unknown }) {
  const [, value = ''] =
    /"action_id":"take_back"[^}]*\}[^}]*"value":"([^"]+)"/.exec(JSON.stringify(answer.blocks)) ?? [];
  return { action_id: 'take_back', value };
}

describe.each(MODES)('a button by %s', (mode) => {
  it('of a private answer puts the next page in its place', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('search agents');
    const first = await app.answered();
    expect(JSON.stringify(first.blocks)).toContain(JSON.stringify(NEXT.value));
    await app.press({ action: NEXT });
    const second = await app.answered(2);
    expect(second).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
    expect(wordsOf(second)).toContain('6. LLM Result 6');
  });

  it('of a message that everybody sees leaves it as it is, and answers in its thread', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: NEXT, ephemeral: false, thread: '1.0' });
    expect(await app.answered()).toMatchObject({
      replace_original: false,
      response_type: 'ephemeral',
      thread_ts: '1.0',
    });
  });

  it('in direct messages answers there', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: NEXT, ephemeral: false, channel: 'DU1' });
    expect(await app.answered()).toMatchObject({ replace_original: false, response_type: 'in_channel' });
  });

  it.each([
    ['my own talk with the bot', 'in_channel', 'DU1'],
    ['the talk of two people', 'ephemeral', 'D7ALICEBOB'],
  ])('of a private answer in %s answers %s', async (_, response_type, channel) => {
    await using app = await adapterOnSlack(mode);
    const ephemeral = true;
    await app.press({ action: NEXT, ephemeral, channel });
    await app.press({ action: { action_id: 'paper:2608.12345', option: 'save' }, ephemeral, channel });
    for (const nth of [1, 2]) expect(await app.answered(nth)).toMatchObject({ response_type });
    const direct = { platform: 'slack', workspace: '@T1/U1', id: 'direct' };
    await app.appApi.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: direct, since: 0 }, 0);
    const field = 'field:["subscribe for:me","settings for:me","size"]';
    await app.press({ action: { action_id: field, select: '8' }, ephemeral, channel });
    expect(await app.answered(3)).toMatchObject({ response_type: 'ephemeral', replace_original: true });
  });

  it('shares what is alike for everybody, and nothing else', async () => {
    await using app = await adapterOnSlack(mode);
    const lines = ['search agents', 'today size:1', 'today size:1 for me', 'follow agents', 'saved'];
    await app.appApi.state.saved.put({ platform: 'slack', id: 'T1/U1' }, { paper: paper(), at: 0 });
    for (const [at, line] of lines.entries()) {
      await app.command(line);
      const shared = JSON.stringify((await app.answered(at + 1)).blocks).includes('"action_id":"share"');
      expect([line, shared]).toEqual([line, at < 2]);
    }
    await app.press({ action: { action_id: 'share', value: 'follow agents for me' } });
    expect(wordsOf(await app.answered(lines.length + 1))).toContain('This button is too old');
    await app.press({ action: { action_id: 'share', value: 'today size:1' } });
    await app.answered(lines.length + 2);
    expect(app.appApi.ran.map(({ caller }) => caller.open)).toEqual([...lines.map(() => false), true]);
  });

  it('shares nothing in the talk of two people', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: { action_id: 'share', value: 'search agents' }, channel: 'D7ALICEBOB' });
    expect(await app.answered()).toMatchObject({ response_type: 'ephemeral' });
  });

  it('shares with the channel the very answer that was seen, by name and without its small print', async () => {
    await using app = await adapterOnSlack(mode);
    let drawn = 0;
    app.appApi.answers.today = () =>
      documentOf(paperBlock({ title: `Draw ${++drawn}` }), { kind: 'note', text: 'Your mutes left out 3.' });
    await app.command('today');
    const own = await app.answered();
    expect(wordsOf(own)).toContain('Your mutes left out 3.');
    await app.press({ action: { action_id: 'share', value: shareOf(own) } });
    const shared = await app.answered(2);
    expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(wordsOf(shared)).toContain('Draw 1');
    expect(wordsOf(shared)).toContain('Shared by <@U1>, as they see it');
    expect(wordsOf(shared)).not.toContain('mutes');
    expect(shareOf(shared)).toBe('');
    expect(drawn).toBe(1);
  });

  it('shares an answer once, and says where it can be taken back', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('search agents');
    const action = { action_id: 'share', value: shareOf(await app.answered()) };
    await app.press({ action, message: '1.2' });
    expect(await app.answered(2)).toMatchObject({ response_type: 'in_channel' });
    await app.press({ action, message: '1.2' });
    const again = await app.answered(3);
    expect(again).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsOf(again)).toContain('You have shared this already: “Take back” stands below it.');
    // The same answer, given a second time.
    await app.press({ action, message: '1.3' });
    expect(await app.answered(4)).toMatchObject({ response_type: 'in_channel' });
  });

  it('shares an answer once, also where two processes are told of two presses', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('search agents');
    const action = { action_id: 'share', value: shareOf(await app.answered()) };
    await using other = await adapterOnSlack(mode, { before: app.appApi });
    await Promise.all([app.press({ action, message: '1.2' }), other.press({ action, message: '1.2' })]);
    await Promise.all([app.answered(2), other.answered()]);
    const types = [...app.slack.responses.slice(1), ...other.slack.responses].map(
      (each) => each.response_type,
    );
    expect(types.toSorted()).toEqual(['ephemeral', 'in_channel']);
  });

  it('deletes what was shared for whoever shared it, once', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: { action_id: 'share', value: 'search agents' } });
    const back = backOf(await app.answered());
    const pressed = { action: back, message: '1.4', ephemeral: false };
    await app.press({ ...pressed, trigger: 'T.1' });
    expect(await app.answered(2)).toMatchObject({ delete_original: true });
    await app.press({ ...pressed, trigger: 'T.1' }, { retry: 1 });
    expect([...app.slack.deleted]).toEqual(['1.4']);
    expect(app.slack.responses).toHaveLength(2);
  });

  it('says so where it is unknown whether what was shared is gone', async () => {
    await using app = await adapterOnSlack(mode);
    app.slack.deleted.add('1.4');
    await app.press({ action: { action_id: 'take_back', value: 'U1' }, message: '1.4', ephemeral: false });
    const whisper = await app.slack.until(() => app.slack.workspace('T1').channels.get('C1')?.whispers[0]);
    expect(wordsOf(whisper)).toContain('if it still stands here, please press once more');
  });

  it('deletes it also for those who may set the channel up, and for nobody else', async () => {
    await using app = await adapterOnSlack(mode, {
      settings: { configure: 'admins' },
    });
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U2');
    addUser(workspace, 'U3', { admin: true });
    const pressed = { action: { action_id: 'take_back', value: 'U1' }, message: '1.4', ephemeral: false };
    await app.press({ ...pressed, user: 'U2' });
    const refused = await app.answered();
    expect(refused).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsOf(refused)).toContain('Only whoever shared this can take it back');
    expect([...app.slack.deleted]).toEqual([]);
    await app.press({ ...pressed, user: 'U3' });
    expect(await app.answered(2)).toMatchObject({ delete_original: true });
  });

  it('shares nobody else’s answer, and none that is no longer kept, and says what to type', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('search agents');
    const action = { action_id: 'share', value: shareOf(await app.answered()) };
    addUser(app.slack.workspace('T1'), 'U2');
    await app.press({ action, user: 'U2' });
    await app.appApi.state.forget({ kind: 'person', person: { platform: 'slack', id: 'T1/U1' } });
    await app.press({ action });
    await app.answered(3);
    for (const answer of app.slack.responses.slice(1)) {
      expect(answer.response_type).toBe('ephemeral');
      expect(wordsOf(answer)).toContain('no longer kept: type /papers search');
    }
  });

  it('shares what an older version has offered by asking again', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: { action_id: 'share', value: 'search agents' } });
    const shared = await app.answered();
    expect(shared).toMatchObject({ response_type: 'in_channel' });
    expect(wordsOf(shared)).toContain('Shared by <@U1>');
  });

  it('is answered once, however often Slack delivers it', async () => {
    await using app = await adapterOnSlack(mode);
    const pressed = { action: NEXT };
    const once = app.slack.ts;
    const trigger = once();
    app.slack.ts = () => trigger;
    await app.press(pressed);
    await app.press(pressed, { retry: 1 });
    app.slack.ts = once;
    await app.press(pressed);
    await app.slack.until(() => app.slack.responses.length === 2);
    expect(app.appApi.ran).toHaveLength(2);
  });

  it('of a paper does what its menu says', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: { action_id: 'paper:2608.12345', option: 'similar' }, ephemeral: false });
    expect(wordsOf(await app.answered())).toContain('Like The Paper 2608.12345');
  });

  it('with a long command works after a restart', async () => {
    const more = { command: 'today', options: { size: `${'0'.repeat(2500)}7` } };
    const before = await testAppApi();
    let value = '';
    {
      await using app = await adapterOnSlack(mode, { before });
      app.appApi.answers.topics = () =>
        documentOf({ kind: 'actions', actions: [{ label: 'More', ...more }] });
      await app.command('topics');
      value = /"value":"(today#[^"]+)"/.exec(JSON.stringify((await app.answered()).blocks))?.[1] ?? '';
      const owner = { channel: HERE, person: { platform: 'slack', id: 'T1/U1' } };
      expect([...app.appApi.kept.values()]).toEqual([{ command: encodeIntent(more), owners: [owner] }]);
    }
    await using app = await adapterOnSlack(mode, { before });
    await app.press({ action: { action_id: 'command:0', value } });
    expect(wordsOf(await app.answered())).toContain('7 of 60');
    await app.press({ action: { action_id: 'command:0', value: '#gone' } });
    expect(wordsOf(await app.answered(2))).toContain('This button is too old');
  });
});

describe.each(MODES)('the search by %s', (mode) => {
  const viewOf = (app: Awaited<ReturnType<typeof adapterOnSlack>>) =>
    [...app.slack.workspace('T1').views.entries()][0];
  const query = { query: { query: { type: 'plain_text_input', value: 'LLM &amp; agents' } } };

  it('opens from anywhere, and its answer stands in it', async () => {
    await using app = await adapterOnSlack(mode);
    await app.shortcut('search_papers');
    const [id] = await app.slack.until(() => viewOf(app));
    await app.submit(id, query);
    const view = await app.slack.until(() => {
      const [, shown] = viewOf(app) ?? [];
      return JSON.stringify(shown).includes('5. LLM Result 5') && shown;
    });
    expect(view.callback_id).toBe('results');
    expect(app.appApi.ran[0]).toMatchObject({
      name: 'search',
      options: { query: 'LLM & agents' },
      caller: { channel: { workspace: '@T1/U1', id: 'direct' } },
    });

    await app.press({ action: NEXT, view: id });
    await app.slack.until(() => JSON.stringify(viewOf(app)).includes('10. LLM Result 10'));
    expect(app.slack.responses).toEqual([]);
  });

  it('shows the whole of a long answer, or says that there is more', async () => {
    await using app = await adapterOnSlack(mode);
    app.appApi.answers.today = ({ size }) =>
      documentOf(
        { kind: 'heading', text: 'Daily papers', aside: `of ${size} papers` },
        ...paperBlocks('Paper', Number(size)),
        { kind: 'actions', actions: [{ label: 'The day before', command: 'today' }] },
      );
    const shows = async (line: string) => {
      await app.press({ action: { action_id: 'command:0', value: line }, view: 'home' });
      return await app.slack.until(() =>
        [...app.slack.workspace('T1').views.values()].find((view) =>
          wordsOf(view).includes(`of ${line.split(':')[1]} papers`),
        ),
      );
    };
    const whole = await shows('today size:20');
    expect(wordsOf(whole)).toContain('20. Paper 20');
    expect(wordsOf(whole)).not.toContain('There is more');
    const part = await shows('today size:60');
    expect(wordsOf(part)).toContain('20. Paper 20');
    expect(wordsOf(part)).not.toContain('60. Paper 60');
    expect(wordsOf(part)).toMatch(/There is more than fits here.*\nThe day before$/s);
  });

  it('opens from the menu', async () => {
    await using app = await adapterOnSlack(mode);
    await app.press({ action: { action_id: 'open_search' } });
    const [, view] = await app.slack.until(() => viewOf(app));
    expect(view.callback_id).toBe('search_papers');
  });
});

describe.each(MODES)('a shortcut on a message by %s', (mode) => {
  it.each([
    [
      'similar_papers',
      { text: 'See <https://arxiv.org/abs/2401.01234v2|this>' },
      'Like The Paper 2401.01234',
    ],
    ['save_paper', { text: 'https://huggingface.co/papers/2608.12345' }, 'Saved: The Paper 2608.12345'],
    [
      'save_paper',
      { blocks: [{ text: { text: '<https://arxiv.org/pdf/2401.01234>' } }] },
      'Saved: The Paper 2401.01234',
    ],
    ['save_paper', { text: 'nothing here' }, 'links to no paper'],
    [
      'save_paper',
      {
        text: '*<https://arxiv.org/abs/2401.01234|1. Bits &amp; Pieces>* · <https://arxiv.org/abs/2401.05678|arXiv>',
      },
      'Which paper do you want to save?\nWhich paper do you want to save?\n1. Bits & Pieces\n2401.05678',
    ],
  ])('%s on %j says %s', async (callback, message, said) => {
    await using app = await adapterOnSlack(mode);
    await app.messageShortcut(callback, message);
    const answer = await app.answered();
    expect(answer.response_type).toBe('ephemeral');
    expect(wordsOf(answer)).toContain(said);
  });
});

describe.each(MODES)('a message by %s', (mode) => {
  const channelOf = (app: Awaited<ReturnType<typeof adapterOnSlack>>, id: string) =>
    app.slack.workspace('T1').channels.get(id)?.messages ?? [];

  it('that mentions the bot is answered in its thread', async () => {
    await using app = await adapterOnSlack(mode);
    const event = {
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: '5.5',
      text: '<@UBOTT1> search agents',
    };
    await app.event(event, { id: 'Ev1' });
    await app.event(event, { id: 'Ev1' }, { retry: 1 });
    await app.event({ ...event, text: '<@UBOTT1>: follow x', thread_ts: '4.4', ts: '6.6' });
    await app.slack.until(() => channelOf(app, 'C1').length === 2);
    expect(
      channelOf(app, 'C1')
        .map(({ thread_ts }) => thread_ts)
        .sort(),
    ).toEqual(['4.4', '5.5']);
    expect(app.appApi.ran).toHaveLength(2);
  });

  it.each(['saved', 'save 2608.12345', 'topics', 'follow x for me', 'today for me', 'settings'])(
    'that asks it for %s is answered to its writer alone',
    async (line) => {
      await using app = await adapterOnSlack(mode);
      const event = { type: 'app_mention', user: 'U1', channel: 'C1', text: `<@UBOTT1> ${line}` };
      await app.event({ ...event, ts: '5.5' });
      await app.event({ ...event, ts: '6.6', thread_ts: '4.4' });
      const channel = app.slack.workspace('T1').channels.get('C1');
      const said = await app.slack.until(() => channel?.whispers.length === 2 && channel.whispers);
      expect(said.map(({ to }) => to)).toEqual(['U1', 'U1']);
      expect(said.map(({ thread_ts }) => thread_ts).toSorted()).toEqual(['4.4', undefined]);
      expect(channel?.messages).toEqual([]);
    },
  );

  it('that is mistyped is refused once, to its writer alone', async () => {
    await using app = await adapterOnSlack(mode);
    const { explain } = app.appApi;
    const explained: unknown[] = [];
    app.appApi.explain = (error) => {
      explained.push(error);
      return explain(error);
    };
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5' };
    await app.event({ ...event, text: '<@UBOTT1> serach agents' });
    const channel = app.slack.workspace('T1').channels.get('C1');
    const [said] = await app.slack.until(() => channel?.whispers.length === 1 && channel.whispers);
    expect(wordsOf(said ?? {})).toContain('did you mean /papers search?');
    expect(channel?.messages).toEqual([]);
    expect(explained).toMatchObject([{ code: 'command-unknown' }]);
  });

  it('from another workspace in a shared channel is answered by the one that has the app', async () => {
    await using app = await adapterOnSlack(mode);
    const event = {
      type: 'app_mention',
      user: 'U9',
      channel: 'C1',
      ts: '5.5',
      text: '<@UBOTT1> today size:1',
    };
    await app.event(event, { home: 'T9' });
    await app.slack.until(() => channelOf(app, 'C1').length);
    expect(app.appApi.ran[0]?.caller).toMatchObject({
      person: { id: 'T1/U9' },
      channel: { workspace: 'T1' },
    });
  });

  it('that asks for what everybody sees says so', async () => {
    await using app = await adapterOnSlack(mode);
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5' };
    await app.event({ ...event, text: '<@UBOTT1> today size:1' });
    await app.slack.until(() => channelOf(app, 'C1').length);
    expect(app.appApi.ran[0]?.caller.open).toBe(true);
  });

  it('to the bot is answered there', async () => {
    await using app = await adapterOnSlack(mode);
    await app.slack.workspace('T1');
    await app.adapter.notifyAdmin(
      { platform: 'slack', workspace: '@T1/U1', id: 'direct' },
      { summary: 'Opened', blocks: [] },
    );
    const event = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '5.5' };
    await app.event({ ...event, text: 'follow &lt;agents&gt;' });
    await app.slack.until(() => channelOf(app, 'DU1').length === 2);
    expect(wordsOf(channelOf(app, 'DU1')[1] ?? {})).toContain('You now follow &lt;agents&gt;');
    expect(channelOf(app, 'DU1')[1]?.thread_ts).toBeUndefined();
    expect(app.appApi.ran[0]?.caller.channel).toEqual({
      platform: 'slack',
      workspace: '@T1/U1',
      id: 'direct',
    });
  });

  it('to the bot is answered where a file lies beside its words, and where it is a link alone', async () => {
    await using app = await adapterOnSlack(mode);
    const event = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '5.5' };
    await app.event({ ...event, subtype: 'file_share', files: [{ id: 'F1' }], text: 'follow agents' });
    await app.slack.until(() => app.appApi.ran.length === 1);
    await app.event({ ...event, text: '<https://arxiv.org/abs/2608.00001v2>' });
    await app.slack.until(() => app.appApi.ran.length === 2);
    expect(app.appApi.ran).toMatchObject([
      { name: 'follow', options: { topic: 'agents' } },
      { name: 'paper', options: { paper: '2608.00001' } },
    ]);
  });

  it('that is an edit, of a bot, or between others is not answered', async () => {
    await using app = await adapterOnSlack(mode);
    const event = {
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      channel: 'DU1',
      ts: '5.5',
      text: 'today',
    };
    await app.event({ ...event, subtype: 'message_changed' });
    await app.event({ ...event, bot_id: 'B9' });
    await app.event({ ...event, bot_id: 'B9', subtype: 'file_share' });
    await app.event({ ...event, channel_type: 'channel', channel: 'C1' });
    await app.event({ ...event, user: 'UBOTT1' });
    await app.command('follow agents');
    await app.answered();
    expect(app.appApi.ran.map(({ name }) => name)).toEqual(['follow']);
  });
});
