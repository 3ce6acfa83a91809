import { describe, expect, it } from 'vitest';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';
import { ENCRYPTION } from '#test/fakes/engine.ts';
import { addChannel, addUser } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, MODES, wordsOf } from './adapter-on-slack.ts';

describe.each(MODES)('a command by %s', (mode) => {
  it('is acknowledged at once and answered privately, with what Slack escaped put right', async () => {
    await using app = await adapterOnSlack(mode);
    const { promise, resolve } = Promise.withResolvers<void>();
    app.appApi.hold = promise;
    const taken = await app.command('follow &lt;world models&gt; &amp; more');
    expect(taken.status).toBe(200);
    expect(app.slack.responses).toEqual([]);
    resolve();
    const answer = await app.answered();
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(app.appApi.ran[0]?.options).toMatchObject({ topic: '<world models> & more' });
    expect(wordsOf(answer)).toContain('follows &lt;world models&gt; &amp; more');
  });

  it('knows whose it is, and where', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('follow agents for me');
    expect(wordsOf(await app.answered())).toContain('You now follow agents');
    expect(app.appApi.ran).toMatchObject([
      {
        options: { topic: 'agents', for: 'me' },
        caller: {
          channel: HERE,
          person: { platform: 'slack', id: 'T1/U1' },
        },
      },
    ]);
  });

  it('of somebody of another workspace is not run, and they are told so', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('subscribe 09:00 Berlin', { team: 'T9' });
    expect(await app.answered()).toMatchObject({ response_type: 'ephemeral' });
    expect(app.slack.responses[0]?.text).toContain('cannot answer people of yours');
    expect(app.appApi.ran).toEqual([]);
  });

  it('waits for nothing that Slack knows of its asker where it needs none of it', async () => {
    await using app = await adapterOnSlack(mode);
    app.slack.fail('users.info', { kind: 'hang' });
    await app.command('search llm');
    expect(wordsOf(await app.answered())).toContain('LLM Result 1');
    // Sooner than a request for it would be given up.
  }, 8_000);

  it.each([
    ['the name that they chose', {}, 'Ann <b>, on slack (Example Lab) as T1/U1'],
    ['their own, where they chose none', { shown: '' }, 'Ann Example, on slack (Example Lab) as T1/U1'],
    ['none, where Slack does not say', { hides: true }, 'somebody, on slack as T1/U1'],
  ])(
    'that has a mailbox asked names the workspace and the person: %s',
    async (_, { shown = 'Ann <b>', hides = false }: { shown?: string; hides?: boolean }, name) => {
      await using app = await adapterOnSlack(mode);
      const workspace = app.slack.workspace('T1');
      workspace.name = 'Example\nLab';
      Object.assign(workspace.users.get('U1') ?? {}, { name: 'Ann Example', shown });
      if (hides) {
        workspace.scopes.delete('users:read');
        app.slack.fail('auth.test', { kind: 'status', status: 500 });
      }
      await app.command('mail ann@example.org');
      expect(wordsOf(await app.answered())).toContain('a mail is on its way');
      const mailboxes = app.appApi.state.contacts(ENCRYPTION);
      expect((await mailboxes.find('ann@example.org'))?.pending).toEqual({
        person: { platform: 'slack', id: 'T1/U1' },
        name,
      });
    },
  );

  it('in direct messages belongs to the person', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('follow agents', { channel: 'DU1' });
    expect(wordsOf(await app.answered())).toContain('You now follow agents');
    expect(app.appApi.ran[0]?.caller).toMatchObject({
      channel: { platform: 'slack', workspace: '@T1/U1', id: 'direct' },
      person: { platform: 'slack', id: 'T1/U1' },
    });
  });

  it('in direct messages is about what is mine', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('today size:1', { channel: 'DU1' });
    expect(wordsOf(await app.answered())).toContain('Not for me');
    await app.command('today size:1');
    expect(wordsOf(await app.answered(2))).toContain('Not for us');
  });

  it.each([
    ['serch agents', 'did you mean /papers search?', '\nsearch agents'],
    ['folow agents', 'did you mean /papers follow?', '\nfollow agents\nSearch for folow agents'],
    ['llm quantization', 'Search · llm quantization', undefined],
    ['today size:x', 'must be a whole number', undefined],
    ['today --sise 5', 'did you mean size?', undefined],
    ['follow', 'try /papers follow LLM quantization', undefined],
  ])('%s is told what to type', async (line, hint, button) => {
    await using app = await adapterOnSlack(mode);
    await app.command(line);
    const words = wordsOf(await app.answered());
    expect(words).toContain(hint);
    if (button) expect(words).toContain(button);
    else expect(words).not.toMatch(/Search for|^search /m);
  });

  it('without a word is a menu', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command(' ');
    const answer = await app.answered();
    expect(wordsOf(answer)).toContain('/papers search llm quantization');
    const actions = answer.blocks.filter(({ type }) => type === 'actions');
    expect(JSON.stringify(actions)).toMatch(/"value":"today".*"open_search"/);
  });

  it('that has too much to say says so in its last message', async () => {
    await using app = await adapterOnSlack(mode);
    app.appApi.answers.today = () => documentOf(...paperBlocks('Paper', 100));
    await app.command('today size:100');
    await app.slack.until(() => app.slack.responses.length === 4);
    expect(wordsOf(app.slack.responses[3] ?? {})).toContain('ask for fewer papers');
    expect(app.slack.responses.every(({ url }) => url === app.slack.responses[0]?.url)).toBe(true);
  });
});

describe('who may set a channel up', () => {
  const configures = async (
    configure: 'members' | 'admins',
    facts: { admin?: boolean; member?: boolean },
  ) => {
    await using app = await adapterOnSlack('socket', { settings: { configure } });
    const workspace = app.slack.workspace('T1');
    const user = workspace.users.get('U1');
    if (user) user.admin = facts.admin ?? false;
    if (!facts.member) workspace.channels.get('C1')?.members.delete('U1');
    await app.command('follow agents');
    return wordsOf(await app.answered()).includes('This channel now follows');
  };

  it.each([
    ['members', { member: true }, true],
    ['members', {}, false],
    ['members', { admin: true }, true],
    ['admins', { member: true }, false],
    ['admins', { admin: true }, true],
  ] as const)('%s: %j %s', async (configure, facts, may) => {
    expect(await configures(configure, facts)).toBe(may);
  });

  it('is told how where the bot is not in a private channel', async () => {
    await using app = await adapterOnSlack('socket');
    addChannel(app.slack.workspace('T1'), 'C2', ['U1']).private = true;
    await app.command('subscribe 09:00 Berlin', { channel: 'C2' });
    expect(wordsOf(await app.answered())).toContain(
      'Paperboy is not in this channel: type /invite @Paperboy there, and try again.',
    );
  });

  it.each([
    { kind: 'limit', seconds: 30 },
    { kind: 'status', status: 503 },
    { kind: 'error', error: 'internal_error' },
    { kind: 'reset' },
  ] as const)('is not denied after %j', async (fault) => {
    await using app = await adapterOnSlack('socket');
    app.slack.fail('conversations.members', fault);
    await app.command('subscribe 09:00 Berlin');
    expect(wordsOf(await app.answered())).toContain(
      'Slack did not say who may set this channel up: try again in a minute.',
    );
  });

  it.each([
    ['a guest', { guest: true }, 'Guests cannot change what a channel gets'],
    ['of another workspace', { home: 'T9' }, 'Only people of the workspace that'],
  ])('is nobody who is %s, though in the channel, and that is said', async (_, facts, why) => {
    await using app = await adapterOnSlack('socket');
    addUser(app.slack.workspace('T1'), 'U2', facts);
    app.slack.workspace('T1').channels.get('C1')?.members.add('U2');
    await app.command('follow agents', { user: 'U2' });
    const said = wordsOf(await app.answered());
    expect(said).toContain(why);
    expect(said).toContain('say it for yourself alone, such as /papers follow world models for:me');
    await app.command('search llm', { user: 'U2' });
    expect(wordsOf(await app.answered(2))).toContain('LLM Result 1');
  });

  it.each(['member', 'admin'])('is nobody in a group message, and a %s is told so', async (kind) => {
    await using app = await adapterOnSlack('socket');
    const workspace = app.slack.workspace('T1');
    addUser(workspace, 'U2', { admin: kind === 'admin' });
    const group = addChannel(workspace, 'G7', ['U1', 'U2', workspace.botUser]);
    Object.assign(group, { group: true, private: true });
    await app.command('subscribe 09:00 Berlin', { user: 'U2', channel: 'G7' });
    expect(wordsOf(await app.answered())).toContain('In a group message nothing can be set for all of you');
    expect(await app.appApi.channels('slack')).toEqual([]);
  });

  it('is nobody of another workspace, and nobody where Slack does not say', async () => {
    await using app = await adapterOnSlack('socket');
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    const person = (id: string) => ({ platform: 'slack', id });
    expect(await app.adapter.mayConfigure(person('T2/U1'), channel)).toBe(false);
    expect(await app.adapter.mayConfigure(person('T1/U1'), { ...channel, workspace: '@T1/U2' })).toBe(false);
    expect(await app.adapter.mayConfigure(person('T1/U1'), { ...channel, workspace: '@T1/U1' })).toBe(true);
    app.slack.fail('users.info', { kind: 'status', status: 500 });
    expect(await app.adapter.mayConfigure(person('T1/U1'), channel)).toBe(false);
  });
});
