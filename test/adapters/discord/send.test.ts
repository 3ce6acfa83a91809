import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import { directMessages } from '#core/channel.ts';
import type { Outgoing } from '#core/delivery/chat-adapter.ts';
import type { Block } from '#core/document.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { texts } from '#test/fakes/discord/readable.ts';
import type { FakeChannel, FakeMessage } from '#test/fakes/discord/state.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import {
  adapterOnDiscord,
  type DiscordAdapterOptions,
  type OpenDiscordAdapter,
} from './adapter-on-discord.ts';
import { answered } from './talk.ts';

const MARKER = 'abcdefghijklmnopqrstuv';
const POSTS = /^POST \/channels\/\d+\/messages$/;
const HOUR_AGO = 3_600_000;

const placeOf = ({ id, guild }: FakeChannel): Channel => ({
  platform: 'discord',
  workspace: guild?.id ?? '',
  id,
});

function digest(papers: number): readonly Block[] {
  const blocks = Array.from({ length: papers }, (_, at) =>
    paperBlock({ id: `2608.${10_000 + at}`, title: `Paper number ${at + 1}` }, { number: at + 1 }),
  );
  return [{ kind: 'heading', text: 'Daily papers' }, ...blocks, { kind: 'note', text: 'The end' }];
}

/** A stage with one message to send as often as a test likes. */
async function postage(options: DiscordAdapterOptions = {}) {
  const s = await adapterOnDiscord(options);
  const [payload = ''] = s.bot.render(documentOf(...digest(1)));
  const send = (
    channel: Channel = placeOf(s.channel),
    { marker = MARKER, signal = new AbortController().signal, ...more }: Partial<Outgoing> = {},
  ) => s.bot.send({ channel, payload, marker, signal, ...more });
  const look = (channel: Channel = placeOf(s.channel), marker = MARKER) =>
    s.bot.findByMarker({
      channel,
      marker,
      payload,
      since: Temporal.Instant.fromEpochMilliseconds(s.discord.state.now() - HOUR_AGO),
      signal: new AbortController().signal,
    });
  return {
    ...s,
    send,
    look,
    posted: () => s.discord.messagesIn(s.channel),
    [Symbol.asyncDispose]: () => closed(s),
  };
}
const closed = (s: OpenDiscordAdapter) => s[Symbol.asyncDispose]();

describe('a digest on Discord', () => {
  it('tells where it was posted', async () => {
    await using s = await postage();
    const sent = await s.send();
    const [message] = s.posted();
    const link = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/${message?.id}`;
    expect(sent).toEqual({ kind: 'sent', ref: { id: message?.id, link } });
  });

  it('goes to a thread as to any channel', async () => {
    await using s = await postage();
    const thread = s.discord.state.addChannel({ kind: 'thread', guild: s.guild, parent: s.channel });
    expect(await s.send(placeOf(thread))).toMatchObject({ kind: 'sent' });
    expect(s.discord.messagesIn(thread)).toHaveLength(1);
  });
});

/** A stage whose channel has chosen where a long digest goes on. */
async function inThreads(thread: Subscription['thread'] = 'day') {
  const s = await postage();
  const ordered = { ...SUBSCRIPTION_DEFAULTS, channel: placeOf(s.channel), since: 0, thread };
  await s.appApi.state.subscriptions.put(ordered, 0);
  return s;
}

describe('a digest whose channel wants a thread', () => {
  it('has all but its first message there, also where answers were lost, and is found there', async () => {
    await using s = await inThreads();
    const [payload = ''] = s.bot.render(documentOf(...digest(1)));
    const first = await s.send();
    if (first.kind !== 'sent') throw new Error('the first message is there');
    const outgoing = {
      channel: placeOf(s.channel),
      payload,
      first: first.ref,
      signal: new AbortController().signal,
    };
    s.discord.fail(/threads$/, { kind: 'reset', stored: true });
    expect(await s.bot.send({ ...outgoing, marker: 'second' })).toMatchObject({ kind: 'retry' });
    s.discord.fail(POSTS, { kind: 'status', status: 500, stored: true });
    expect(await s.bot.send({ ...outgoing, marker: 'second' })).toMatchObject({ kind: 'unknown' });
    const second = await s.bot.send({ ...outgoing, marker: 'second' });
    expect(await s.bot.send({ ...outgoing, marker: 'third' })).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(1);
    const thread = s.discord.state.channels.get(first.ref.id);
    expect(thread && s.discord.messagesIn(thread)).toHaveLength(2);
    expect(await s.look(undefined, 'second')).toEqual({ ...second, kind: 'found' });
    expect(await s.look(undefined, 'fourth')).toEqual({ kind: 'absent' });
    expect(s.discord.problems).toEqual([]);
  });

  it('names the thread as the digest, with its date', async () => {
    await using s = await inThreads();
    const title = 'Daily papers · Thu 20 Aug 2026';
    const payloads = s.bot.render(documentOf({ kind: 'heading', text: title }, ...digest(12)));
    const first = await s.send(undefined, { payload: payloads[0] ?? '' });
    if (first.kind !== 'sent') throw new Error('the first message is there');
    await s.send(undefined, { payload: payloads[1] ?? '', marker: 'second', first: first.ref });
    const opened = s.discord.asked.filter(({ path }) => path.endsWith('/threads'));
    expect(opened.map(({ body }) => body.name)).toEqual([title]);
    const thread = s.discord.state.channels.get(first.ref.id);
    expect(thread && s.discord.messagesIn(thread)).toHaveLength(1);
  });

  it.each(['nothing', 'none'] as const)(
    'has them in the channel where nobody chose a thread: %s is ordered',
    async (thread) => {
      await using s = await (thread === 'nothing' ? postage() : inThreads(thread));
      const first = await s.send();
      const [payload = ''] = s.bot.render(documentOf(...digest(1)));
      const ref = first.kind === 'sent' ? first.ref : { id: '' };
      const signal = new AbortController().signal;
      await s.bot.send({ channel: placeOf(s.channel), payload, first: ref, marker: 'second', signal });
      expect(s.posted()).toHaveLength(2);
    },
  );

  it.each([
    ['none may be opened', PermissionFlagsBits.CreatePublicThreads],
    ['nothing may be said in it', PermissionFlagsBits.SendMessagesInThreads],
  ])('has them in the channel where %s, and is held back by nothing', async (_why, permission) => {
    await using s = await inThreads();
    s.discord.deny(s.channel, permission);
    const first = await s.send();
    if (first.kind !== 'sent') throw new Error('the first message is there');
    expect(await s.send(undefined, { marker: 'second', first: first.ref })).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(2);
    expect(s.discord.problems).toEqual([]);
  });

  it.each([10008, 50008, 50024, 160006])('has them in the channel where Discord says %i', async (code) => {
    await using s = await inThreads();
    s.discord.fail(/threads$/, { kind: 'status', status: 400, code, stored: false });
    expect(await s.send(undefined, { first: { id: '1' } })).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(1);
  });

  it.each([10003, 50001, 50083, 160005])('has them there where the thread says %i', async (code) => {
    await using s = await inThreads();
    const first = await s.send();
    const ref = first.kind === 'sent' ? first.ref : { id: '' };
    const inThread = new RegExp(`^POST /channels/${ref.id}/messages$`);
    s.discord.fail(inThread, { kind: 'status', status: 400, code, stored: false });
    expect(await s.send(undefined, { marker: 'second', first: ref })).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(2);
  });

  it('has them where the thread was opened, though no other may be', async () => {
    await using s = await inThreads();
    const first = await s.send();
    const ref = first.kind === 'sent' ? first.ref : { id: '' };
    await s.send(undefined, { marker: 'second', first: ref });
    s.discord.deny(s.channel, PermissionFlagsBits.CreatePublicThreads);
    await s.send(undefined, { marker: 'third', first: ref });
    const thread = s.discord.state.channels.get(ref.id);
    expect(thread && s.discord.messagesIn(thread)).toHaveLength(2);
    expect(s.posted()).toHaveLength(1);
  });

  it('is held back where the channel itself takes nothing', async () => {
    await using s = await inThreads();
    const gone = PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessages;
    s.discord.deny(s.channel, gone);
    expect(await s.send(undefined, { first: { id: '1' } })).toMatchObject({
      kind: 'never',
      scope: 'channel',
    });
  });
});

describe('a limit', () => {
  it('of the bot is waited for everywhere, and no request is made until it is over', async () => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'limit', afterMs: 60_000, global: true });
    expect(await s.send()).toMatchObject({ kind: 'retry', scope: 'platform' });
    const before = s.discord.asked.length;
    const again = await s.send(placeOf(s.discord.state.addChannel({ kind: 'text', guild: s.guild })));
    expect(again).toMatchObject({ kind: 'retry', scope: 'platform' });
    expect(again.kind === 'retry' && again.afterMs).toBeGreaterThan(50_000);
    expect(s.discord.asked).toHaveLength(before);
  });
});

describe('a refusal', () => {
  it.each([
    ['ViewChannel', 'may not see'],
    ['SendMessages', 'may not write'],
  ] as const)('for want of %s is for good, and is the channel’s', async (permission, reason) => {
    await using s = await postage();
    s.discord.deny(s.channel, PermissionFlagsBits[permission]);
    expect(await s.send()).toMatchObject({
      kind: 'never',
      scope: 'channel',
      reason: expect.stringContaining(reason),
    });
    s.discord.deny(s.channel, 0n);
    expect(await s.send()).toMatchObject({ kind: 'sent' });
  });

  it.each([
    [403, 50001, 'never', 'channel'],
    [403, 50007, 'never', 'channel'],
    [404, 10003, 'never', 'channel'],
    [400, 50083, 'never', 'channel'],
    [400, 160005, 'never', 'channel'],
    [400, 160006, 'never', 'channel'],
    [403, 0, 'never', 'channel'],
    [400, 50035, 'never', 'message'],
    [413, 40005, 'never', 'message'],
    [400, 20016, 'retry', 'channel'],
    [400, 40004, 'retry', 'platform'],
    [503, 130000, 'unknown', undefined],
  ])('with status %i and code %i means %s (%s)', async (status, code, kind, scope) => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'status', status, code, stored: false });
    expect(await s.send()).toMatchObject(scope ? { kind, scope } : { kind });
  });

  it('of a message that Discord does not take is the message’s alone', async () => {
    await using s = await adapterOnDiscord();
    const payload = JSON.stringify({ components: [{ type: 99 }], kept: {} });
    const sent = await s.bot.send({
      channel: placeOf(s.channel),
      payload,
      marker: MARKER,
      signal: new AbortController().signal,
    });
    expect(sent).toMatchObject({ kind: 'never', scope: 'message' });
  });

  it('of the token is said and stops everything', async () => {
    await using s = await postage();
    expect(s.bot.trouble()).toBeUndefined();
    s.discord.fail(POSTS, { kind: 'status', status: 401, stored: false });
    expect(await s.send()).toMatchObject({ kind: 'retry', scope: 'platform' });
    expect(s.bot.trouble()).toContain('DISCORD_TOKEN');
    const before = s.discord.asked.length;
    expect(await s.send()).toMatchObject({ kind: 'retry', scope: 'platform' });
    expect(s.discord.asked).toHaveLength(before);
  });
});

describe('a personal digest', () => {
  it('opens the conversation once', async () => {
    await using s = await postage();
    const direct = directMessages({ platform: 'discord', id: s.reader.id });
    expect(await s.send(direct)).toMatchObject({
      kind: 'sent',
      ref: { link: expect.stringContaining('/@me/') },
    });
    await s.send(direct, { marker: 'another-marker-of-22-c' });
    expect(s.discord.messagesIn(s.discord.state.directChannel(s.reader))).toHaveLength(2);
    expect(s.discord.asked.filter(({ path }) => path === '/users/@me/channels')).toHaveLength(1);
  });

  const EDITS = /^PATCH \/channels\/\d+\/messages\/\d+$/;
  const directTo = (s: OpenDiscordAdapter) => directMessages({ platform: 'discord', id: s.reader.id });
  /** What stands in the direct messages, and what was asked for to bring it there. */
  const received = ({ discord, reader }: OpenDiscordAdapter) => ({
    messages: discord.messagesIn(discord.state.directChannel(reader)),
    posted: discord.asked.filter(({ method, path }) => POSTS.test(`${method} ${path}`)),
    edits: discord.asked.filter(({ method, path }) => EDITS.test(`${method} ${path}`)).length,
  });
  const isFinal = ({ body }: FakeMessage) =>
    body.flags === MessageFlags.IsComponentsV2 && body.content === null;

  it('says its first papers in the notification, then becomes what it is', async () => {
    await using s = await postage();
    await s.send(directTo(s));
    const { messages, posted } = received(s);
    expect(posted[0]?.body).toMatchObject({
      content: 'Daily papers. Paper number 1',
      components: [{ type: 1, components: [{ type: 3 }] }, { type: 1 }],
    });
    expect(messages.map(isFinal)).toEqual([true]);
    expect(texts(messages.map(({ body }) => body)).join()).toContain('Paper number 1');
    await s.send();
    expect(received(s).posted[1]?.body).not.toHaveProperty('content');
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['by the same nonce', 60_000],
    ['by looking for it', 0],
  ])('is brought to its end %s where the edit went wrong, and is there once', async (how, _ms) => {
    await using s = await postage();
    for (const wrong of [
      { kind: 'status', status: 500, stored: false },
      { kind: 'reset', stored: false },
      { kind: 'limit', afterMs: 10 },
      { kind: 'reset', stored: true },
    ] as const) {
      const marker = `${wrong.kind}${wrong.kind === 'reset' && wrong.stored}`.padEnd(22, '-');
      s.discord.fail(EDITS, wrong);
      expect(await s.send(directTo(s), { marker })).toMatchObject({ kind: 'unknown' });
      if (how === 'by the same nonce')
        expect(await s.send(directTo(s), { marker })).toMatchObject({ kind: 'sent' });
      else expect(await s.look(directTo(s), marker)).toMatchObject({ kind: 'found' });
    }
    expect(received(s).messages.map(isFinal)).toEqual([true, true, true, true]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is not edited again where it is what it should be, and is looked for again where it could not be edited', async () => {
    await using s = await postage();
    const sent = await s.send(directTo(s));
    expect(await s.look(directTo(s))).toEqual({ ...sent, kind: 'found' });
    expect(await s.send(directTo(s))).toEqual(sent);
    expect(received(s).edits).toBe(1);
    const marker = 'another-marker-of-22-c';
    s.discord.fail(EDITS, { kind: 'reset', stored: false }, { kind: 'status', status: 502, stored: false });
    expect(await s.send(directTo(s), { marker })).toMatchObject({ kind: 'unknown' });
    expect(await s.look(directTo(s), marker)).toMatchObject({ kind: 'unknown' });
    expect(await s.look(directTo(s), marker)).toMatchObject({ kind: 'found' });
  });

  it('stays as it was posted where Discord takes no edit, and what can be pressed there works', async () => {
    await using s = await postage();
    s.discord.fail(EDITS, { kind: 'status', status: 400, code: 50035, stored: false });
    expect(await s.send(directTo(s))).toMatchObject({ kind: 'sent' });
    const [message] = received(s).messages;
    if (!message) throw new Error('it is there');
    const channel = s.discord.state.directChannel(s.reader);
    const chosen = s.discord.press(
      { user: s.reader, channel },
      message,
      'Look closer at a paper',
      'paper{"paper":"2608.10000"}',
    );
    expect(await answered(chosen)).toContain('2608.10000');
    expect(s.discord.problems).toEqual([]);
  });

  it.each([50007, 50278])('is closed to code %i, which on a server would be the channel’s', async (code) => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'status', status: 403, code, stored: false });
    expect(await s.send(directMessages({ platform: 'discord', id: s.reader.id }))).toMatchObject({
      kind: 'closed',
    });
    s.discord.fail(POSTS, { kind: 'status', status: 403, code, stored: false });
    expect(await s.send()).toMatchObject({ kind: 'never', scope: 'channel' });
  });
});

describe('looking for a message', () => {
  it('finds it also when its nonce is long forgotten', async () => {
    await using s = await postage();
    const sent = await s.send();
    s.discord.state.advance(30 * 60_000);
    expect(await s.look()).toEqual({ ...sent, kind: 'found' });
  });

  it('finds it in a busy channel too, whose 2,500 messages since then are more than one look reads', async () => {
    await using s = await postage();
    const { state } = s.discord;
    const talk = () =>
      state.messages.push({ id: state.newId(), channel: s.channel, at: state.now(), body: {} });
    for (let many = 0; many < 2_500; many++) talk();
    const sent = await s.send();
    const goesOn = { kind: 'unknown', reason: expect.stringContaining('the next goes on') };
    expect(await s.look()).toMatchObject(goesOn);
    expect(await s.look()).toEqual({ ...sent, kind: 'found' });
  });

  it('does not take the empty list of a channel for its word, though nobody told that it may not be read', async () => {
    await using s = await postage();
    await s.send();
    s.discord.deny(s.channel, PermissionFlagsBits.ReadMessageHistory, 'silently');
    expect(await s.look()).toEqual({ kind: 'forbidden' });
  });

  it('is forbidden where the channel may not be seen', async () => {
    await using s = await postage();
    s.discord.deny(s.channel, PermissionFlagsBits.ViewChannel);
    expect(await s.look()).toEqual({ kind: 'forbidden' });
  });

  it('is forbidden where the conversation cannot be opened', async () => {
    await using s = await postage();
    s.discord.fail(/users/, { kind: 'status', status: 403, code: 50278, stored: false });
    const direct = directMessages({ platform: 'discord', id: s.reader.id });
    expect(await s.look(direct)).toEqual({ kind: 'forbidden' });
  });
});

describe('telling an admin', () => {
  const news = documentOf({ kind: 'heading', text: 'Digests are held back' });
  const told = (s: OpenDiscordAdapter, user: OpenDiscordAdapter['reader']) =>
    s.discord.messagesIn(s.discord.state.directChannel(user)).length;

  it('reaches whoever configured the channel last, else the owner of the server', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    expect(told(s, s.owner)).toBe(1);
    s.guild.managers.add(s.reader.id);
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'follow'], {
      topic: 'agents',
    });
    await asked.until(({ edited }) => edited);
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    expect(told(s, s.reader)).toBe(1);
    s.reader.closed = true;
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    expect(told(s, s.owner)).toBe(2);
    expect(s.discord.problems).toEqual([]);
  });

  it('passes over whoever may not configure the channel any more', async () => {
    await using s = await adapterOnDiscord();
    s.guild.managers.add(s.reader.id);
    await answered(
      s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'follow'], { topic: 'agents' }),
    );
    s.guild.managers.delete(s.reader.id);
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    expect([told(s, s.reader), told(s, s.owner)]).toEqual([0, 1]);
    expect(s.discord.problems).toEqual([]);
  });

  it('names the channel where the news do not, and leaves an address in them as it is', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    const message = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/1`;
    const link = { kind: 'text' as const, text: [{ message, text: 'this one' }] };
    await s.bot.notifyAdmin(placeOf(s.channel), documentOf(link));
    const seen = s.discord.messagesIn(s.discord.state.directChannel(s.owner)).map(({ body }) => body);
    expect(seen.map((body) => texts([body]))).toEqual([
      ['### Digests are held back', `<#${s.channel.id}>`],
      [`**[this one](${message})**`, `<#${s.channel.id}>`],
    ]);
  });

  it('tells somebody of their own digest in their direct messages, and says in the log where nobody could be told', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.notifyAdmin(directMessages({ platform: 'discord', id: s.reader.id }), news);
    expect(told(s, s.reader)).toBe(1);
    s.owner.closed = true;
    await s.bot.notifyAdmin(placeOf(s.channel), news);
    expect(s.appApi.logged.map(({ message }) => message)).toContain('nobody could be told of a channel');
  });
});
