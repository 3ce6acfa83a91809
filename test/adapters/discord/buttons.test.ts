import { describe, expect, it } from 'vitest';
import { discordAdapter } from '#adapters/discord/adapter.ts';
import { TOKEN } from '#test/fakes/discord/index.ts';
import { componentOf } from '#test/fakes/discord/interaction.ts';
import { flat } from '#test/fakes/discord/readable.ts';
import type { FakeMessage, FakeUser } from '#test/fakes/discord/state.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { answered, first, textOf } from './talk.ts';

const VERBS = ['Save', 'More like this', 'Not for us', 'Less like this', 'Similar'] as const;

/** Posts a digest of so many papers as the ledger would. */
async function digest(s: OpenDiscordAdapter, papers: number): Promise<FakeMessage> {
  const blocks = Array.from({ length: papers }, (_, at) =>
    paperBlock({ id: `2608.${10_000 + at}`, title: `Paper ${at + 1}` }, { number: at + 1 }),
  );
  const forMe = { kind: 'actions' as const, actions: [{ label: 'For me', command: 'topics' }] };
  const [payload = ''] = s.bot.render(documentOf(...blocks, forMe));
  const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
  await s.bot.send({ channel, payload, marker: 'm'.repeat(22), signal: new AbortController().signal });
  const message = s.discord.messagesIn(s.channel).at(-1);
  if (!message) throw new Error('the digest is there');
  return message;
}

async function savedBy({ id }: FakeUser, { state }: TestAppApi): Promise<readonly string[]> {
  const all = await state.saved.of({ platform: 'discord', id });
  return all.map(({ paper }) => paper.id);
}

const buttonsOf = ({ body }: FakeMessage) =>
  flat(body.components as unknown[]).flatMap(({ type, label }) => (type === 2 ? [label] : []));

describe('the buttons under papers', () => {
  it('stand before what else there is to press, as many as there is room for', async () => {
    await using s = await adapterOnDiscord();
    expect(buttonsOf(await digest(s, 1))).toEqual([...VERBS, 'For me']);
    expect(buttonsOf(await digest(s, 8))).toEqual([...VERBS, 'For me']);
    expect(s.discord.problems).toEqual([]);
  });

  it('are those of the commands that there are', async () => {
    const appApi = await testAppApi();
    const commands = appApi.commands.filter(({ name }) => name === 'similar' || name === 'paper');
    await using s = await adapterOnDiscord({ appApi: { ...appApi, commands } });
    expect(buttonsOf(await digest(s, 1))).toEqual(['Similar', 'For me']);
    expect(buttonsOf(await digest(s, 8))).toEqual(['Similar', 'For me']);
  });

  it.each([
    ['Save', 'Saved: The Paper 2608.10000'],
    ['Similar', 'Like The Paper 2608.10000'],
    ['Not for us', 'No longer shown to you: The Paper 2608.10000'],
  ])('act at once on a paper that is alone: %s', async (label, said) => {
    await using s = await adapterOnDiscord();
    const pressed = s.discord.press({ user: s.reader, channel: s.channel }, await digest(s, 1), label);
    expect(await answered(pressed)).toContain(said);
    expect(first(pressed).onlyFor).toBe(s.reader);
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['Save', 'Which paper do you want to save?', 'Saved: The Paper 2608.10002'],
    ['Similar', 'Similar to which paper?', 'Like The Paper 2608.10002'],
    ['Not for us', 'Which paper is not for us?', 'No longer shown to you: The Paper 2608.10002'],
  ])('ask which of several papers is meant, the reader alone: %s', async (label, question, said) => {
    await using s = await adapterOnDiscord();
    const message = await digest(s, 3);
    const doing = { user: s.reader, channel: s.channel };
    const pressed = s.discord.press(doing, message, label);
    await pressed.until(({ callback }) => callback !== undefined);
    expect(first(pressed).onlyFor).toBe(s.reader);
    const { options } = componentOf(first(pressed), question) as { options: { label: string }[] };
    expect(options.map((option) => option.label)).toEqual(['1. Paper 1', '2. Paper 2', '3. Paper 3']);
    expect(s.appApi.ran).toEqual([]);
    const chosen = s.discord.press(doing, first(pressed), question, 'paper{"paper":"2608.10002"}');
    expect(await answered(chosen)).toContain(said);
    // The question makes room for the answer, and the digest stays as it was.
    expect(first(chosen)).toBe(first(pressed));
    expect(buttonsOf(message)).toEqual([...VERBS, 'For me']);
    expect(s.discord.problems).toEqual([]);
  });

  it('ask without a store, so that they work years later, after a restart that has forgotten everything', async () => {
    await using s = await adapterOnDiscord();
    const message = await digest(s, 8);
    await s.bot.stop();
    s.discord.state.advance(3 * 365 * 86_400_000);
    const appApi = await testAppApi();
    const bot = discordAdapter({ reach: reachWith(), token: TOKEN, apiUrl: s.discord.url, appApi });
    await bot.start();
    const doing = { user: s.reader, channel: s.channel };
    const pressed = s.discord.press(doing, message, 'Save');
    await pressed.until(({ callback }) => callback !== undefined);
    const question = 'Which paper do you want to save?';
    const chosen = s.discord.press(doing, first(pressed), question, 'paper{"paper":"2608.10007"}');
    expect(await answered(chosen)).toContain('Saved: The Paper 2608.10007');
    expect(await savedBy(s.reader, appApi)).toEqual(['2608.10007']);
    await bot.stop();
  });

  it('in direct messages answer where everything else is', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    const asked = s.discord.command(doing, ['papers', 'search'], { query: 'llm', limit: 2 });
    await answered(asked);
    const pressed = s.discord.press(doing, first(asked), 'Similar');
    await pressed.until(({ callback }) => callback !== undefined);
    expect(first(pressed).onlyFor).toBeUndefined();
    const chosen = s.discord.press(
      doing,
      first(pressed),
      'Similar to which paper?',
      'paper{"paper":"2608.00002"}',
    );
    expect(await answered(chosen)).toContain('Like LLM Result 2');
  });

  it('work for everyone once an answer is shared', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, ['papers', 'search'], { query: 'llm', limit: 2 });
    await answered(asked);
    const shared = s.discord.press(doing, first(asked), 'Share');
    expect(await answered(shared)).toContain('Save');
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(shared), 'Save');
    await pressed.until(({ callback }) => callback !== undefined);
    expect(first(pressed).onlyFor).toBe(s.owner);
    expect(s.discord.problems).toEqual([]);
  });

  it('are those of the one paper in the answer that shows it, none of them twice', async () => {
    await using s = await adapterOnDiscord();
    const similar = { label: 'Similar papers', command: 'similar', options: { paper: '2608.01234' } };
    s.appApi.answers.paper = () =>
      documentOf(paperBlock({ id: '2608.01234' }), { kind: 'actions', actions: [similar] });
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, ['papers', 'paper'], { paper: '2608.01234' });
    await answered(asked);
    expect(buttonsOf(first(asked))).toEqual([
      'Save',
      'More like this',
      'Not for us',
      'Less like this',
      'Similar papers',
      'Share',
    ]);
    const saved = s.discord.press(doing, first(asked), 'Save');
    expect(await answered(saved)).toContain('Saved: The Paper 2608.01234');
    expect(await savedBy(s.reader, s.appApi)).toEqual(['2608.01234']);
  });

  it('say what to type where a message does not tell its papers any more', async () => {
    await using s = await adapterOnDiscord();
    const message = await digest(s, 3);
    const nodes = flat(message.body.components as unknown[]);
    const bare = { ...message, body: { components: nodes.filter(({ label }) => label === 'Save') } };
    const pressed = s.discord.press({ user: s.reader, channel: s.channel }, bare, 'Save');
    await pressed.until(({ callback }) => callback !== undefined);
    expect(textOf(first(pressed))).toContain('type /papers save');
    expect(s.discord.problems).toEqual([]);
  });

  it('that Discord tells of twice ask once', async () => {
    await using s = await adapterOnDiscord();
    const pressed = s.discord.press({ user: s.reader, channel: s.channel }, await digest(s, 3), 'Save');
    await pressed.until(({ callback }) => callback !== undefined);
    s.discord.again(pressed);
    await pressed.until(({ repeated }) => repeated === 1);
    expect(pressed.messages).toHaveLength(1);
    expect(s.appApi.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  });
});
