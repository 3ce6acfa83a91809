import { ComponentType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { FakeDiscord } from '#test/fakes/discord/index.ts';
import { componentOf, type FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { flat } from '#test/fakes/discord/readable.ts';
import { BOT, channelJson, messageJson } from '#test/fakes/discord/state.ts';
import { documentOf } from '#test/fakes/documents.ts';
import { paper } from '#test/fakes/papers.ts';
import { testAppApi } from '../app-api.ts';
import { commands as everyKind } from '../commands.ts';
import { adapterOnDiscord, channelOf } from './adapter-on-discord.ts';
import { answered, first, textOf } from './talk.ts';

const SEARCH = ['papers', 'search'] as const;
const EPHEMERAL = 64;
/** Finds as much as `llm`, in more words than a button holds. */
const LONG = `llm ${Array.from({ length: 20 }, (_, at) => `-zanzibar${at}`).join(' ')}`;

const edited = ({ edited: done }: FakeInteraction) => done;

/** Waits until the bot has said or done as much on a second delivery as it ever will. */
async function handledTwice(discord: FakeDiscord, interaction: FakeInteraction): Promise<void> {
  discord.again(interaction);
  await interaction.until(({ repeated }) => repeated === 1);
}

describe('a slash command on Discord', () => {
  it('is answered to its asker alone, with the options as they were typed', async () => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, {
      query: 'llm "language models"',
      limit: 3,
    });
    expect(await answered(asked)).toContain('3. LLM Result 3');
    expect(first(asked).onlyFor).toBe(s.reader);
    expect(asked.callback).toMatchObject({ type: 5, data: { flags: EPHEMERAL } });
    expect(s.appApi.ran).toMatchObject([
      {
        name: 'search',
        options: { query: 'llm "language models"', limit: 3, page: 1, sort: 'relevance' },
        caller: {
          channel: { platform: 'discord', workspace: s.guild.id, id: s.channel.id },
          person: { platform: 'discord', id: s.reader.id },
        },
      },
    ]);
    expect(s.discord.problems).toEqual([]);
  });

  it('takes options that were typed among its words', async () => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, {
      query: 'llm limit:2 sort:date',
    });
    expect(await answered(asked)).toContain('1 to 2 of 60');
    expect(s.appApi.ran).toMatchObject([
      { name: 'search', options: { query: 'llm', limit: 2, sort: 'date' } },
    ]);
    const wrong = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, {
      query: 'llm page:999',
    });
    expect(await answered(wrong)).toContain('from 1 to 100, not "999"');
  });

  it('takes options of every kind', async () => {
    const appApi = await testAppApi();
    appApi.answers.search = () => documentOf({ kind: 'text', text: 'Understood' });
    await using s = await adapterOnDiscord({ appApi: { ...appApi, commands: everyKind } });
    const options = { query: 'llm', limit: 3, code: true, sort: 'date', since: '2026-08-20' };
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, options);
    expect(await answered(asked)).toContain('Understood');
    expect(appApi.ran).toMatchObject([{ name: 'search', options }]);
  });

  it('between people is answered to its asker alone, as on a server', async () => {
    await using s = await adapterOnDiscord();
    const channel = s.discord.state.directChannel(s.reader);
    const asked = s.discord.command({ user: s.reader, channel, context: 2 }, SEARCH, { query: 'llm' });
    expect(await answered(asked)).toContain('1. LLM Result 1');
    expect(first(asked).onlyFor).toBe(s.reader);
    const follow = { user: s.reader, channel, context: 2 };
    expect(await answered(s.discord.command(follow, ['papers', 'follow'], { topic: 'agents' }))).toMatch(
      /^In a conversation between people.*\/papers follow topic:world models for:me.$/s,
    );
  });

  it('says what is wrong with an option, and offers no sharing of that', async () => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, {
      query: 'llm',
      since: 'lately',
    });
    const text = await answered(asked);
    expect(text).toMatch(/"since" takes .*, not "lately"/);
    expect(text).not.toContain('Share');
    expect(s.appApi.ran).toEqual([]);
  });

  it('takes several messages where one is not enough', async () => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, {
      query: 'llm',
      limit: 40,
    });
    await asked.until(({ messages }) => messages.length === 5);
    expect(textOf(...asked.messages)).toContain('40. LLM Result 40');
    expect(asked.messages.every(({ onlyFor }) => onlyFor === s.reader)).toBe(true);
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    { kind: 'reset', stored: true },
    { kind: 'status', status: 500, stored: true },
    { kind: 'status', status: 503, stored: false },
  ] as const)('is answered where the acknowledgement goes wrong once: %j', async (fault) => {
    await using s = await adapterOnDiscord();
    s.discord.fail(/callback$/, fault);
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, { query: 'llm' });
    expect(await answered(asked)).toContain('1. LLM Result 1');
    expect(s.appApi.ran).toHaveLength(1);
  });

  it('is left alone where three seconds are over', async () => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, { query: 'llm' });
    s.discord.state.advance(4000);
    await s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'topics']).until(edited);
    await s.bot.stop();
    expect(asked.messages).toEqual([]);
    expect(s.appApi.ran.map(({ name }) => name)).toEqual(['topics']);
  });

  it('says so where the quarter of an hour for its answer is nearly over', async () => {
    const appApi = await testAppApi();
    const { promise, resolve } = Promise.withResolvers<void>();
    appApi.hold = promise;
    await using s = await adapterOnDiscord({ appApi, passes: (ms) => ms === 14.5 * 60_000 });
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, { query: 'llm' });
    expect(await answered(asked)).toContain('longer than Discord waits');
    resolve();
  });

  it('has something to say where Discord refuses its answer', async () => {
    await using s = await adapterOnDiscord();
    s.discord.fail(/^PATCH/, { kind: 'status', status: 400, code: 50035, stored: false });
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, { query: 'llm' });
    expect(await answered(asked)).toContain('Sorry');
  });
});

describe('typing an option', () => {
  it('is completed by what is followed here', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    for (const topic of ['LLM quantization', 'world models'])
      await answered(s.discord.command(doing, ['papers', 'follow'], { topic }));
    const topics = (typed: string) => s.discord.type(doing, ['papers', 'unfollow'], ['topic', typed]);
    expect(await topics('ll')).toEqual([{ name: 'LLM quantization', value: 'LLM quantization' }]);
    expect((await topics('')).map(({ value }) => value)).toEqual(['LLM quantization', 'world models']);
    expect(s.discord.problems).toEqual([]);
  });

  it('shows the titles of papers, and gives their ids', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    await answered(s.discord.command(doing, SEARCH, { query: 'llm' }));
    const [paper] = await s.discord.type(doing, ['papers', 'paper'], ['paper', 'result']);
    expect(paper).toEqual({ name: 'LLM Result 1', value: '2608.00001' });
    expect(s.discord.problems).toEqual([]);
  });

  it('is completed by nothing that Discord would not take', async () => {
    const long = { value: '2608.00001', label: `A title\nof ${'many words '.repeat(20)}` };
    const untitled = { value: '2608.00002', label: '' };
    const [value, label] = ['x'.repeat(101), 'Too long a value'];
    const suggest = async () => [long, untitled, { value, label }];
    await using s = await adapterOnDiscord({ appApi: { ...(await testAppApi()), suggest } });
    const doing = { user: s.reader, channel: s.channel };
    const shown = await s.discord.type(doing, ['papers', 'paper'], ['paper', '']);
    expect(shown).toEqual([
      { name: expect.stringMatching(/^A title of many words .*…$/), value: long.value },
      { name: untitled.value, value: untitled.value },
    ]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is not waited for where completing takes too long', async () => {
    const appApi = { ...(await testAppApi()), suggest: () => new Promise<never>(() => {}) };
    await using s = await adapterOnDiscord({ appApi, passes: (ms) => ms === 2000 });
    expect(
      await s.discord.type({ user: s.reader, channel: s.channel }, ['papers', 'follow'], ['topic', 'll']),
    ).toEqual([]);
  });
});

describe('a press', () => {
  it('of the next page turns the page where it is', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    const turned = s.discord.press(doing, first(asked), 'Next page');
    expect(await answered(turned)).toContain('6. LLM Result 6');
    expect(turned.callback?.type).toBe(6);
    expect(textOf(first(asked))).toContain('6. LLM Result 6');
    expect(textOf(first(asked))).toContain('Share');
  });

  it('of a choice looks closer at a paper, apart from the list', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    const chosen = s.discord.press(
      doing,
      first(asked),
      'Look closer at a paper',
      'paper{"paper":"2608.00002"}',
    );
    expect(await answered(chosen)).toMatch(/LLM Result 2\n.*On the list of/s);
    expect(textOf(first(asked))).toContain('1. LLM Result 1');
    const similar = s.discord.press(doing, first(chosen), 'Similar');
    expect(await answered(similar)).toContain('Like LLM Result 2');
  });

  it('of a button whose command is too long works after a restart as well, until it is forgotten', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: LONG });
    await answered(asked);
    const turned = s.discord.press(doing, first(asked), 'Next page');
    expect(await answered(turned)).toContain('6. LLM Result 6');
    await s.appApi.state.forget({ kind: 'person', person: { platform: 'discord', id: s.reader.id } });
    const late = s.discord.press(doing, first(asked), 'Next page');
    await late.until(({ messages }) => messages.length === 2);
    expect(textOf(...late.messages)).toContain('too old');
    // What could not be turned stays as it was.
    expect(textOf(first(asked))).toContain('6. LLM Result 6');
  });

  it.each([
    { installed: true, what: 'belongs to its asker and the channel' },
    { installed: false, what: 'belongs to its asker alone where the app is not on the server' },
  ])('of a button whose command is too long $what', async ({ installed }) => {
    await using s = await adapterOnDiscord();
    const guild = s.discord.state.guild({ installed });
    if (installed) s.discord.recover(guild);
    const doing = { user: s.reader, channel: channelOf(guild) };
    await answered(s.discord.command(doing, SEARCH, { query: LONG }));
    const person = { platform: 'discord', id: s.reader.id };
    const here = { platform: 'discord', workspace: guild.id, id: doing.channel.id };
    const channel = installed ? here : directMessages(person);
    const [{ owners } = { owners: [] }] = s.appApi.kept.values();
    expect(owners).toEqual([{ person, channel }]);
  });

  it('of Share shows the answer to everyone, without the button and with buttons that turn nothing', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    const shared = s.discord.press(doing, first(asked), 'Share');
    expect(await answered(shared)).toContain('1. LLM Result 1');
    expect(s.discord.messagesIn(s.channel)).toEqual([first(shared)]);
    expect(textOf(first(shared))).not.toContain('Share\n');
    expect(textOf(first(shared))).toContain(`Shared by <@${s.reader.id}>, as they see it`);
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(shared), 'Next page');
    expect(await answered(pressed)).toContain('6. LLM Result 6');
    expect(first(pressed).onlyFor).toBe(s.owner);
    expect(textOf(first(shared))).toContain('1. LLM Result 1');
    expect(s.discord.problems).toEqual([]);
  });

  it('that Discord tells of twice does its work once', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    const shared = s.discord.press(doing, first(asked), 'Share');
    await answered(shared);
    await handledTwice(s.discord, shared);
    await s.bot.stop();
    expect(s.discord.messagesIn(s.channel)).toHaveLength(1);
  });

  it('of something that another version has made is told so', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    for (const custom_id of ['from before', 'z0|save 1', 'm0|no form', 'f0|no form']) {
      const components = [{ type: 2, style: 2, label: 'Old', custom_id }];
      const pressed = s.discord.press(doing, { ...first(asked), body: { components } }, 'Old');
      expect(await answered(pressed)).toContain('This button is too old to be known');
      expect(first(pressed).onlyFor).toBe(s.reader);
    }
    expect(s.appApi.ran).toHaveLength(1);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('a command in the menu of a message', () => {
  it.each([
    ['read https://arxiv.org/abs/2608.01234v2!', '2608.01234'],
    ['<https://huggingface.co/papers/2608.01235>', '2608.01235'],
    ['[this](https://arxiv.org/pdf/2608.01236.pdf) and that', '2608.01236'],
  ])('finds the paper in %s', async (content, id) => {
    await using s = await adapterOnDiscord();
    const asked = s.discord.menu({ user: s.reader, channel: s.channel }, 'Similar papers', content);
    expect(await answered(asked)).toContain(`Like The Paper ${id}`);
  });

  it.each(['no link', 'https://evil.example/abs/2608.01234', '2608.01234'])(
    'says that there is none in %s',
    async (content) => {
      await using s = await adapterOnDiscord();
      const asked = s.discord.menu({ user: s.reader, channel: s.channel }, 'Similar papers', content);
      expect(await answered(asked)).toContain('no link to a paper');
    },
  );
});

describe('the menu of a message with several papers', () => {
  const TWO =
    'https://arxiv.org/abs/2608.01234v2, https://huggingface.co/papers/2608.01234 and https://arxiv.org/abs/2608.01235';

  it('asks which is meant, each offered once', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.menu(doing, 'Save paper', TWO);
    await asked.until(({ callback }) => callback !== undefined);
    expect(first(asked).onlyFor).toBe(s.reader);
    const question = 'Which paper do you want to save?';
    const { options } = componentOf(first(asked), question) as { options: { label: string }[] };
    expect(options.map(({ label }) => label)).toEqual(['2608.01234', '2608.01235']);
    const chosen = s.discord.press(doing, first(asked), question, 'paper{"paper":"2608.01235"}');
    expect(await answered(chosen)).toContain('Saved: The Paper 2608.01235');
    expect(first(chosen)).toBe(first(asked));
    expect(s.discord.problems).toEqual([]);
  });

  it('offers at most 25', async () => {
    await using s = await adapterOnDiscord();
    const links = Array.from({ length: 30 }, (_, at) => `https://arxiv.org/abs/2608.${10_000 + at}`);
    const asked = s.discord.menu({ user: s.reader, channel: s.channel }, 'Similar papers', links.join(' '));
    await asked.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(first(asked).body)).toContain('2608.10024');
    expect(s.discord.problems).toEqual([]);
  });

  it('offers those of a message of ours by their titles', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const search = s.discord.command(doing, SEARCH, { query: 'llm', limit: 2 });
    await answered(search);
    const asked = s.discord.menu(doing, 'Save paper', '', messageJson(first(search)));
    await asked.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(first(asked).body)).toContain('2. LLM Result 2');
  });

  it('looks into what is forwarded', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const forwarding = (content: string) => ({
      message_reference: { type: 1, channel_id: s.channel.id, message_id: '1', guild_id: s.guild.id },
      message_snapshots: [{ message: { content, embeds: [], timestamp: new Date(0).toISOString() } }],
    });
    const one = s.discord.menu(doing, 'Save paper', '', forwarding('https://arxiv.org/abs/2608.01234'));
    expect(await answered(one)).toContain('Saved: The Paper 2608.01234');
    const asked = s.discord.menu(doing, 'Save paper', '', forwarding(TWO));
    await asked.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(first(asked).body)).toContain('2608.01235');
  });
});

describe('an answer of many messages', () => {
  const FOLLOW_UPS = /^POST \/webhooks/;
  const asking = { query: 'llm', limit: 40 };

  it('goes on where one of them is refused everywhere, and says what is missing and how to ask for less', async () => {
    await using s = await adapterOnDiscord();
    const refused = { kind: 'status', status: 400, code: 50035, stored: false } as const;
    s.discord.fail(FOLLOW_UPS, refused, refused);
    s.discord.fail(/^POST \/channels/, refused);
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, asking);
    await asked.until(({ messages }) => messages.length === 5);
    const text = textOf(...asked.messages);
    expect(text).not.toContain('LLM Result 16\n');
    expect(text).toContain('LLM Result 17\n');
    expect(text).toMatch(
      /Not all of this could be shown: 8 papers left out. For fewer: \/papers search llm limit:32$/,
    );
    expect(asked.messages.every(({ onlyFor }) => onlyFor === s.reader)).toBe(true);
    expect(s.discord.problems).toEqual([]);
  });

  it('is five messages at the most, of which the last says what is left out, also where the app is only its asker’s', async () => {
    await using s = await adapterOnDiscord();
    const elsewhere = s.discord.state.guild({ installed: false });
    const between = s.discord.state.directChannel(s.reader);
    for (const doing of [
      { user: s.reader, channel: s.channel },
      { user: s.reader, channel: channelOf(elsewhere) },
      { user: s.reader, channel: between, context: 2 },
    ]) {
      const asked = s.discord.command(doing, SEARCH, { query: 'llm', limit: 50 });
      await asked.until(({ messages }) => textOf(...messages).includes('left out'));
      expect(asked.messages).toHaveLength(5);
      expect(textOf(...asked.messages)).toMatch(
        /could be shown: 18 papers left out. For fewer: \/papers search llm limit:32$/,
      );
      const whole = s.discord.command(doing, SEARCH, { query: 'llm', limit: 40 });
      await whole.until(({ messages }) => messages.length === 5);
      expect(textOf(...whole.messages)).toContain('LLM Result 40\n');
    }
    expect(s.discord.problems).toEqual([]);
  });
});

describe('who may configure', () => {
  const FOLLOW = ['papers', 'follow'] as const;

  it('is whoever may manage the server, and nobody else', async () => {
    await using s = await adapterOnDiscord();
    const mine = s.discord.command({ user: s.reader, channel: s.channel }, FOLLOW, { topic: 'agents' });
    expect(await answered(mine)).toMatch(
      /^Only those who may manage this channel.*follow topic:world models for:me\.$/,
    );
    const owners = s.discord.command({ user: s.owner, channel: s.channel }, FOLLOW, { topic: 'agents' });
    expect(await answered(owners)).toContain('now follows agents');
    const place = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    expect(await s.bot.mayConfigure({ platform: 'discord', id: s.reader.id }, place)).toBe(false);
    expect(await s.bot.mayConfigure({ platform: 'discord', id: s.owner.id }, place)).toBe(true);
  });

  it('is whoever may manage that channel, also for the threads in it, and no other channel', async () => {
    await using s = await adapterOnDiscord();
    const other = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: s.channel });
    s.channel.managers.add(s.reader.id);
    s.discord.deny(s.channel, 0n);
    s.discord.gateway.dispatch('CHANNEL_CREATE', channelJson(other), s.guild);
    s.discord.gateway.dispatch('THREAD_CREATE', channelJson(thread), s.guild);
    const follow = async (channel: typeof other) =>
      answered(s.discord.command({ user: s.reader, channel }, FOLLOW, { topic: 'agents' }));
    expect(await follow(s.channel)).toContain('now follows agents');
    expect(await follow(thread)).toContain('now follows agents');
    expect(await follow(other)).toContain('Only those who may manage this channel');
    const reader = { platform: 'discord', id: s.reader.id };
    const may = ({ id }: typeof other) =>
      s.bot.mayConfigure(reader, { platform: 'discord', workspace: s.guild.id, id });
    expect([await may(s.channel), await may(thread), await may(other)]).toEqual([true, true, false]);
  });

  it('is oneself in direct messages, where answers stay', async () => {
    await using s = await adapterOnDiscord();
    const channel = s.discord.state.directChannel(s.reader);
    const asked = s.discord.command({ user: s.reader, channel }, FOLLOW, { topic: 'agents' });
    expect(await answered(asked)).toContain('You now follow agents');
    expect(first(asked).onlyFor).toBeUndefined();
    expect(textOf(first(asked))).not.toContain('Share');
    const place = { platform: 'discord', workspace: `@${s.reader.id}`, id: 'direct' };
    expect(s.appApi.ran[0]?.caller.channel).toEqual(place);
    expect(await s.bot.mayConfigure({ platform: 'discord', id: s.reader.id }, place)).toBe(true);
    expect(await s.bot.mayConfigure({ platform: 'discord', id: s.owner.id }, place)).toBe(false);
  });

  it('is nobody on a server where the app is only used by people who have installed it for themselves', async () => {
    await using s = await adapterOnDiscord();
    const elsewhere = s.discord.state.guild({ installed: false });
    const asked = s.discord.command({ user: elsewhere.owner, channel: channelOf(elsewhere) }, FOLLOW, {
      topic: 'agents',
    });
    const told = await answered(asked);
    expect(told).toContain('Paperboy is not on this server: you alone use it here');
    expect(told).toMatch(/say it for yourself alone, such as \/papers follow topic:world models for:me.$/);
    const search = s.discord.command({ user: s.reader, channel: channelOf(elsewhere) }, SEARCH, {
      query: 'llm',
    });
    expect(await answered(search)).toContain('1. LLM Result 1');
    // Nobody else is there that a paper could be for.
    expect(textOf(first(search))).toContain('Not for me');
  });
});

describe('what is asked inside a thread', () => {
  it('is about the channel where the bot has opened the thread for the rest of a digest', async () => {
    await using s = await adapterOnDiscord();
    const own = { kind: 'thread', guild: s.guild, parent: s.channel, openedBy: BOT } as const;
    const thread = s.discord.state.addChannel(own);
    const inside = { user: s.owner, channel: thread };
    const followed = s.discord.command(inside, ['papers', 'follow'], { topic: 'llm' });
    await answered(followed);
    expect(first(followed).channel).toBe(thread);
    const outside = s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'topics']);
    expect(await answered(outside)).toContain('llm · 60 papers');
    const pressed = s.discord.press(inside, first(followed), 'Stricter');
    expect(await answered(pressed)).toMatch(/strict \d+ \(this one\)/);
    expect(new Set(s.appApi.ran.map(({ caller }) => caller.channel.id))).toEqual(new Set([s.channel.id]));
    const place = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    expect(await s.appApi.admins.of(place)).toEqual({ platform: 'discord', id: s.owner.id });
  });

  it('is about the thread where people have opened it, and tells nobody outside of it', async () => {
    await using s = await adapterOnDiscord();
    const people = { kind: 'thread', guild: s.guild, parent: s.channel, invitedOnly: true } as const;
    const inside = { user: s.owner, channel: s.discord.state.addChannel(people) };
    const outside = { user: s.reader, channel: s.channel };
    await answered(s.discord.command(inside, ['papers', 'follow'], { topic: 'a secret project' }));
    expect(await answered(s.discord.command(outside, ['papers', 'topics']))).not.toContain('secret');
    await answered(s.discord.command(inside, ['papers', 'subscribe'], { time: '06:00' }));
    expect(s.appApi.ran.at(-1)?.caller.channel.id).toBe(inside.channel.id);
    expect(s.discord.problems).toEqual([]);
  });

  it('is about the thread itself in a forum, which takes no messages but in threads', async () => {
    await using s = await adapterOnDiscord();
    const forum = s.discord.state.addChannel({ kind: 'forum', guild: s.guild });
    s.discord.gateway.dispatch('CHANNEL_CREATE', channelJson(forum), s.guild);
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: forum });
    await answered(s.discord.command({ user: s.owner, channel: thread }, ['papers', 'topics']));
    expect(s.appApi.ran[0]?.caller.channel.id).toBe(thread.id);
  });
});

describe('two servers', () => {
  it('neither see nor change what is of the other', async () => {
    await using s = await adapterOnDiscord();
    const other = s.discord.state.guild();
    s.discord.recover(other);
    const follow = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'follow'], {
      topic: 'secrets',
    });
    await answered(follow);
    const there = s.discord.command({ user: other.owner, channel: channelOf(other) }, ['papers', 'topics']);
    expect(await answered(there)).toMatch(/^Nothing is followed here yet/);
    // Who may manage one server may not manage the other.
    const intruder = s.discord.command({ user: s.owner, channel: channelOf(other) }, ['papers', 'follow'], {
      topic: 'mine',
    });
    expect(await answered(intruder)).toContain('Only those who may manage this channel');
    const place = { platform: 'discord', workspace: other.id, id: channelOf(other).id };
    expect(await s.bot.mayConfigure({ platform: 'discord', id: s.owner.id }, place)).toBe(false);
  });
});

describe('news for somebody', () => {
  const news = { kind: 'note' as const, text: 'Your own digest could not be delivered' };

  it('end an answer that only they see, and neither a file nor what is shared', async () => {
    const appApi = await testAppApi();
    const asked: unknown[] = [];
    appApi.news = async (person) => {
      asked.push(person);
      return news;
    };
    await using s = await adapterOnDiscord({ appApi });
    const doing = { user: s.reader, channel: s.channel };
    await appApi.state.saved.put({ platform: 'discord', id: s.reader.id }, { paper: paper(), at: 0 });
    const search = s.discord.command(doing, SEARCH, { query: 'llm' });
    expect(await answered(search)).toContain(news.text);
    expect(asked).toEqual([{ platform: 'discord', id: s.reader.id }]);
    const exported = s.discord.command(doing, ['papers', 'saved'], { export: 'json' });
    expect(await answered(exported)).not.toContain(news.text);
    const shared = s.discord.press(doing, first(search), 'Share');
    expect(await answered(shared)).not.toContain(news.text);
    expect(asked).toHaveLength(1);
    expect(s.discord.problems).toEqual([]);
  });

  it('do not part the row of buttons: those of the papers and those of the answer stand together below it', async () => {
    const appApi = await testAppApi();
    appApi.news = async () => news;
    await using s = await adapterOnDiscord({ appApi });
    const search = s.discord.command({ user: s.reader, channel: s.channel }, SEARCH, { query: 'llm' });
    await answered(search);
    const shown = flat((first(search).body.components ?? []) as unknown[]);
    const at = shown.findIndex(({ content }) => String(content).includes(news.text));
    const buttons = shown.flatMap(({ type, label }, place) =>
      type === ComponentType.Button ? [{ label, place }] : [],
    );
    expect(at).toBeGreaterThan(0);
    expect(buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Save', 'Similar', 'Next page', 'Share']),
    );
    expect(buttons.every(({ place }) => place > at)).toBe(true);
    expect(shown.slice(at + 1).filter(({ content }) => content !== undefined)).toEqual([]);
  });
});

describe('sharing', () => {
  async function sharedOn(s: Awaited<ReturnType<typeof adapterOnDiscord>>) {
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    const shared = s.discord.press(doing, first(asked), 'Share');
    await answered(shared);
    return { doing, asked, shared };
  }
  const goneFrom = (pressed: FakeInteraction) => pressed.until(({ takenBack }) => takenBack);

  it('is done once for an answer, and says to whoever presses again where it can be taken back', async () => {
    await using s = await adapterOnDiscord();
    const { doing, asked, shared } = await sharedOn(s);
    const again = s.discord.press(doing, first(asked), 'Share');
    await again.until(({ takenBack, messages }) => takenBack && messages.length > 0);
    expect(textOf(first(again))).toContain('You have shared this already: “Take back” stands below it.');
    expect(first(again).onlyFor).toBe(s.reader);
    expect(s.discord.messagesIn(s.channel)).toEqual([first(shared)]);
    // Another page is another answer.
    await answered(s.discord.press(doing, first(asked), 'Next page'));
    await answered(s.discord.press(doing, first(asked), 'Share'));
    expect(s.discord.messagesIn(s.channel)).toHaveLength(2);
  });

  it('can be taken back by whoever shared it, also where it is gone already', async () => {
    await using s = await adapterOnDiscord();
    const { doing, shared } = await sharedOn(s);
    const message = first(shared);
    for (let presses = 0; presses < 2; presses++) {
      await goneFrom(s.discord.press(doing, message, 'Take back'));
      expect(s.discord.messagesIn(s.channel)).toEqual([]);
    }
    await s.bot.stop();
    expect(s.appApi.outcomes).not.toContain('lost');
    expect(s.discord.problems).toEqual([]);
  });

  it('can be taken back by those who may manage the channel, and by nobody else', async () => {
    await using s = await adapterOnDiscord();
    const { shared } = await sharedOn(s);
    const message = first(shared);
    const stranger = s.discord.state.user('stranger');
    const refused = s.discord.press({ user: stranger, channel: s.channel }, message, 'Take back');
    const { messages } = await refused.until(({ messages }) => messages.length > 1);
    expect(textOf(...messages.slice(1))).toContain('Only whoever shared this can take it back');
    expect(messages.at(-1)?.onlyFor).toBe(stranger);
    expect(s.discord.messagesIn(s.channel)).toEqual([message]);
    await goneFrom(s.discord.press({ user: s.owner, channel: s.channel }, message, 'Take back'));
    expect(s.discord.messagesIn(s.channel)).toEqual([]);
  });

  it('is for those who may write in the channel', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, SEARCH, { query: 'llm' });
    await answered(asked);
    s.discord.state.forbid(s.reader, PermissionFlagsBits.SendMessages);
    const shared = s.discord.press(doing, first(asked), 'Share');
    expect(await answered(shared)).toContain('You may not write in this channel');
    expect(s.discord.messagesIn(s.channel)).toEqual([]);
  });
});
