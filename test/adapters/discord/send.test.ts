import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import { directMessages } from '#core/channel.ts';
import type { Outgoing } from '#core/delivery/chat-adapter.ts';
import type { Block } from '#core/document.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { documentOf, paperBlock } from '#test/contracts/renderer.ts';
import { readable, texts } from '#test/fakes/discord/readable.ts';
import type { FakeChannel } from '#test/fakes/discord/world.ts';
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
  it.each([0, 1, 8, 9, 40])('with %i papers is posted whole, and as Discord wants it', async (papers) => {
    await using s = await adapterOnDiscord();
    const payloads = s.bot.render(documentOf(...digest(papers)));
    for (const [part, payload] of payloads.entries()) {
      const outgoing = {
        channel: placeOf(s.channel),
        payload,
        marker: `${MARKER.slice(1)}${part}`,
        signal: new AbortController().signal,
      };
      expect(await s.bot.send(outgoing)).toMatchObject({ kind: 'sent' });
    }
    const text = readable(s.discord.messagesIn(s.channel).map(({ body }) => body));
    expect(text.match(/Paper number \d+$/gm) ?? []).toHaveLength(papers);
    expect(text).toContain('The end');
    expect(s.discord.problems).toEqual([]);
  });

  it('tells where it was posted', async () => {
    await using s = await postage();
    const sent = await s.send();
    const [message] = s.posted();
    const link = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/${message?.id}`;
    expect(sent).toEqual({ kind: 'sent', ref: { id: message?.id, link } });
  });

  it('remembers the long commands of its buttons before it is there', async () => {
    await using s = await adapterOnDiscord();
    const command = `search ${'word '.repeat(40).trim()}`;
    const [payload = ''] = s.bot.render(
      documentOf({ kind: 'actions', actions: [{ label: 'Again', command }] }),
    );
    await s.bot.send({
      channel: placeOf(s.channel),
      payload,
      marker: MARKER,
      signal: new AbortController().signal,
    });
    expect([...s.appApi.kept.values()]).toEqual([{ command, owners: [{ channel: placeOf(s.channel) }] }]);
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

describe('a lost answer', () => {
  it.each([
    { kind: 'reset', stored: true },
    { kind: 'status', status: 500, stored: true },
    { kind: 'status', status: 502, stored: false },
  ] as const)('is an unknown outcome, and the same marker is posted once: %j', async (fault) => {
    await using s = await postage();
    s.discord.fail(POSTS, fault, fault);
    expect(await s.send()).toMatchObject({ kind: 'unknown' });
    expect(await s.send()).toMatchObject({ kind: 'unknown' });
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(1);
    // The library repeats nothing by itself.
    expect(s.discord.asked.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(3);
  });

  it('is given up when the time for it is over', async () => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'hang', stored: true });
    expect(await s.send(undefined, { signal: AbortSignal.timeout(50) })).toMatchObject({ kind: 'unknown' });
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posted()).toHaveLength(1);
  });

  it('does not come about where the program stood still on the way, and somebody else may have sent it', async () => {
    await using s = await postage();
    let asked = 0;
    const isOverdue = () => ++asked > 0;
    expect(await s.send(undefined, { isOverdue })).toMatchObject({ kind: 'unknown' });
    expect([s.posted(), asked]).toEqual([[], 1]);
  });

  it('does not come about where the time is over before', async () => {
    await using s = await postage();
    expect(await s.send(undefined, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'retry' });
    expect(s.posted()).toEqual([]);
  });
});

describe('a limit', () => {
  it('of a channel is waited for by nobody but that channel', async () => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'limit', afterMs: 2500 });
    const sent = await s.send();
    expect(sent).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(sent.kind === 'retry' && sent.afterMs).toBeGreaterThanOrEqual(2500);
    expect(await s.send(placeOf(s.discord.state.addChannel({ kind: 'text', guild: s.guild })))).toMatchObject(
      { kind: 'sent' },
    );
  });

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

  it('by a channel that is gone ends what it had, once Discord has said so twice', async () => {
    await using s = await postage();
    s.channel.gone = true;
    expect(await s.send()).toEqual({ kind: 'gone', reason: 'the channel is gone' });
    s.channel.gone = false;
    s.discord.fail(/messages$/, { kind: 'status', status: 404, code: 10003, stored: false });
    expect(await s.send()).toMatchObject({ kind: 'never', scope: 'channel', reason: 'the channel is gone' });
  });

  it.each([
    [403, 50001, 'never', 'channel'],
    [403, 50007, 'never', 'channel'],
    [404, 10003, 'never', 'channel'],
    [400, 50083, 'never', 'channel'],
    [400, 160005, 'never', 'channel'],
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

  it('to listen at all is tried again later', async () => {
    await using s = await postage();
    await s.bot.stop();
    await s.discord[Symbol.asyncDispose]();
    expect(await s.send()).toMatchObject({
      kind: 'retry',
      scope: 'platform',
      reason: 'Discord cannot be reached',
    });
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

  it('by something that stands before Discord is nobody’s fault', async () => {
    await using s = await postage();
    s.discord.fail(POSTS, { kind: 'status', status: 403, code: 40333, stored: false });
    expect(await s.send()).toMatchObject({ kind: 'retry', scope: 'platform' });
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

  it('is closed where its reader takes none', async () => {
    await using s = await postage();
    s.reader.closed = true;
    const sent = await s.send(directMessages({ platform: 'discord', id: s.reader.id }));
    expect(sent).toEqual({ kind: 'closed', reason: 'direct messages from Paperboy are closed' });
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

  it('is tried again where the conversation could not be opened', async () => {
    await using s = await postage();
    s.discord.fail(/users/, { kind: 'status', status: 500, stored: false });
    const direct = directMessages({ platform: 'discord', id: s.reader.id });
    expect(await s.send(direct)).toMatchObject({ kind: 'retry', scope: 'channel' });
    expect(await s.send(direct)).toMatchObject({ kind: 'sent' });
  });
});

describe('looking for a message', () => {
  it('finds it by its marker among others, also when its nonce is long forgotten', async () => {
    await using s = await postage();
    const sent = await s.send();
    for (let at = 0; at < 120; at++) {
      s.discord.state.messages.push({
        id: s.discord.state.newId(),
        channel: s.channel,
        at: s.discord.state.now(),
        body: {},
      });
    }
    s.discord.state.advance(30 * 60_000);
    expect(await s.look()).toEqual({ ...sent, kind: 'found' });
    expect(await s.look(undefined, 'another-marker-of-22-c')).toEqual({ kind: 'absent' });
  });

  it('says that it is absent from a channel that may be read', async () => {
    await using s = await postage();
    expect(await s.look()).toEqual({ kind: 'absent' });
    expect(await s.look(directMessages({ platform: 'discord', id: s.reader.id }))).toEqual({
      kind: 'absent',
    });
  });

  it.each([undefined, 'silently'] as const)(
    'does not take the empty list of a channel that may not be read for its word (%s)',
    async (silently) => {
      await using s = await postage();
      await s.send();
      s.discord.deny(s.channel, PermissionFlagsBits.ReadMessageHistory, silently);
      expect(await s.look()).toEqual({ kind: 'forbidden' });
    },
  );

  it('is forbidden where the channel may not be seen, and ends where it is gone', async () => {
    await using s = await postage();
    s.discord.deny(s.channel, PermissionFlagsBits.ViewChannel);
    expect(await s.look()).toEqual({ kind: 'forbidden' });
    s.channel.gone = true;
    expect(await s.look()).toEqual({ kind: 'gone' });
  });

  it('says that it does not know during an outage', async () => {
    await using s = await postage();
    s.discord.fail(/^GET/, { kind: 'status', status: 503, stored: false });
    expect(await s.look()).toMatchObject({ kind: 'unknown' });
  });
});

describe('telling an admin', () => {
  const news = documentOf({ kind: 'heading', text: 'Digests are held back' });
  const told = (s: OpenDiscordAdapter, user: OpenDiscordAdapter['reader']) =>
    s.discord.messagesIn(s.discord.state.directChannel(user)).length;

  it('reaches whoever configured the channel last, else the owner of the server', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.tellAdmin(placeOf(s.channel), news);
    expect(told(s, s.owner)).toBe(1);
    s.guild.managers.add(s.reader.id);
    const asked = s.discord.command({ user: s.reader, channel: s.channel }, ['papers', 'follow'], {
      topic: 'agents',
    });
    await asked.until(({ edited }) => edited);
    await s.bot.tellAdmin(placeOf(s.channel), news);
    expect(told(s, s.reader)).toBe(1);
    s.reader.closed = true;
    await s.bot.tellAdmin(placeOf(s.channel), news);
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
    await s.bot.tellAdmin(placeOf(s.channel), news);
    expect([told(s, s.reader), told(s, s.owner)]).toEqual([0, 1]);
    expect(s.discord.problems).toEqual([]);
  });

  it('names the channel where the news do not, and leaves an address in them as it is', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.tellAdmin(placeOf(s.channel), news);
    const message = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/1`;
    const link = { kind: 'text' as const, text: [{ message, text: 'this one' }] };
    await s.bot.tellAdmin(placeOf(s.channel), documentOf(link));
    const seen = s.discord.messagesIn(s.discord.state.directChannel(s.owner)).map(({ body }) => body);
    expect(seen.map((body) => texts([body]))).toEqual([
      ['### Digests are held back', `<#${s.channel.id}>`],
      [`**[this one](${message})**`, `<#${s.channel.id}>`],
    ]);
  });

  it('does not knock at a closed door, and says in the log where nobody could be told', async () => {
    await using s = await adapterOnDiscord();
    await s.bot.tellAdmin(directMessages({ platform: 'discord', id: s.reader.id }), news);
    expect(told(s, s.reader)).toBe(0);
    s.owner.closed = true;
    await s.bot.tellAdmin(placeOf(s.channel), news);
    expect(s.appApi.logged.map(({ message }) => message)).toContain('nobody could be told of a channel');
  });
});
