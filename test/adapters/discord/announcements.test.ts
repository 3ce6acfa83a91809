import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#core/delivery/chat-adapter.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';
import { textOf } from './talk.ts';

const CROSSPOST = /\/crosspost$/;

/** An announcement channel, and the adapter that posts a digest to it. */
async function announcing() {
  const s = await adapterOnDiscord();
  const { state } = s.discord;
  const channel = state.addChannel({ kind: 'announcement', guild: s.guild });
  s.discord.gateway.dispatch('CHANNEL_CREATE', { ...channelOf(channel.id, s.guild.id) }, s.guild);
  const place = { platform: 'discord', workspace: s.guild.id, id: channel.id };
  const [payload = ''] = s.bot.render(documentOf(...paperBlocks('Robots that walk far', 2)));
  const [note = ''] = s.bot.render(documentOf({ kind: 'text', text: 'Nothing new was listed.' }));
  let sends = 0;
  const send = (more: Partial<Outgoing> = {}) => {
    const marker = `marker${String(++sends).padStart(16, '0')}`;
    return s.bot.send({ channel: place, payload, marker, signal: new AbortController().signal, ...more });
  };
  const tries = () => s.discord.asked.filter(({ path }) => CROSSPOST.test(path)).length;
  const posted = () => s.discord.messagesIn(channel);
  const told = () => textOf(...s.discord.messagesIn(state.directChannel(s.owner)));
  return { ...s, channel, place, payload, note, send, tries, posted, told };
}

const channelOf = (id: string, guild_id: string) => ({ id, guild_id, type: 5, name: 'news', position: 0 });

describe('an announcement channel (discord.md 8)', () => {
  it('has each digest published, once it is posted, and a note or another channel not', async () => {
    await using s = await announcing();
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posted().map(({ published }) => published)).toEqual([true]);
    expect(await s.send({ payload: s.note })).toMatchObject({ kind: 'sent' });
    expect(await s.send({ channel: { ...s.place, id: s.guild.channels[0]?.id ?? '' } })).toMatchObject({
      kind: 'sent',
    });
    expect(s.tries()).toBe(1);
    expect(s.discord.problems).toEqual([]);
  });

  it('has its digest published where the gateway has not told of it yet, as in the first seconds', async () => {
    await using s = await announcing();
    const { id } = s.discord.state.addChannel({ kind: 'announcement', guild: s.guild });
    expect(await s.send({ channel: { ...s.place, id } })).toMatchObject({ kind: 'sent' });
    const [message] = s.discord.state.messages.filter(({ channel }) => channel.id === id);
    expect(message?.published).toBe(true);
    // A channel of another kind is asked about, and left alone.
    const other = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    expect(await s.send({ channel: { ...s.place, id: other.id } })).toMatchObject({ kind: 'sent' });
    expect(s.tries()).toBe(1);
  });

  it.each([
    ['a process ends before it is published', { kind: 'reset', stored: false }],
    ['the answer to the publishing is lost', { kind: 'reset', stored: true }],
    ['Discord stumbles over it', { kind: 'status', status: 502, stored: true }],
  ] as const)('gets it posted once and published where %s', async (_, fault) => {
    await using s = await announcing();
    const marker = 'abcdefghijklmnopqrstuv';
    s.discord.fail(CROSSPOST, fault, fault);
    expect(await s.send({ marker })).toMatchObject({ kind: 'unknown' });
    // Within the minute it is sent again by the same marker; after that, it is looked for.
    expect((await s.send({ marker })).kind).toMatch(/unknown|sent/);
    const since = Temporal.Instant.fromEpochMilliseconds(s.discord.state.now() - 3_600_000);
    const look = {
      channel: s.place,
      marker,
      payload: s.payload,
      since,
      signal: new AbortController().signal,
    };
    expect(await s.bot.findByMarker(look)).toMatchObject({ kind: 'found' });
    expect(s.posted().map(({ published }) => published)).toEqual([true]);
    expect(s.told()).toBe('');
  });

  it('has ten an hour published: after that what is posted stays so, and its admin is told, once', async () => {
    await using s = await announcing();
    for (let at = 0; at < 13; at++) expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posted().filter(({ published }) => published)).toHaveLength(10);
    expect(s.told().match(/publishes ten messages an hour/g)).toHaveLength(1);
    // The library waits out the limit by itself, and asks for nothing meanwhile.
    expect(s.tries()).toBeLessThanOrEqual(13);
    expect(s.discord.problems).toEqual([]);
  });

  it('where it may not be published says once what to switch on, and again only after it went well', async () => {
    await using s = await announcing();
    const forbidden = { kind: 'status', status: 403, stored: false, code: 50_013 } as const;
    s.discord.fail(CROSSPOST, forbidden, forbidden);
    for (let at = 0; at < 3; at++) expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posted().map(({ published }) => published)).toEqual([undefined, undefined, true]);
    expect(s.told().match(/“Send Messages” and “Manage Messages”/g)).toHaveLength(1);
    s.discord.fail(CROSSPOST, forbidden);
    await s.send();
    expect(s.told().match(/“Send Messages” and “Manage Messages”/g)).toHaveLength(2);
    s.discord.deny(s.channel, PermissionFlagsBits.SendMessages);
    expect(await s.send()).toMatchObject({ kind: 'never' });
  });
});
