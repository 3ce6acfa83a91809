import { PermissionFlagsBits } from 'discord.js';
import { expect } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Asking, ChatUnderTest, OpenChat } from '#test/contracts/chat/chat.ts';
import { describeChatAdapter } from '#test/contracts/chat-adapter.ts';
import { readable } from '#test/fakes/discord/readable.ts';
import type { FakeChannel } from '#test/fakes/discord/state.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';

const ROUTES: Readonly<Record<Asking, RegExp>> = {
  post: /^POST \/channels\/\d+\/messages$/,
  open: /^POST \/users\/@me\/channels$/,
  look: /^GET \/channels\/\d+\/messages$/,
};

const placeOf = ({ id, guild }: FakeChannel) => ({ platform: 'discord', workspace: guild?.id ?? '', id });

const discord: ChatUnderTest<OpenChat & { readonly s: OpenDiscordAdapter }> = {
  open: async () => {
    const s = await adapterOnDiscord();
    const { state } = s.discord;
    const here = placeOf(s.channel);
    const direct = directMessages({ platform: 'discord', id: s.reader.id });
    return {
      s,
      adapter: s.bot,
      appApi: s.appApi,
      here,
      elsewhere: placeOf(state.addChannel({ kind: 'text', guild: s.guild })),
      direct,
      read: (place) => {
        const id = place === direct ? state.directChannel(s.reader).id : place.id;
        const there = state.messages.filter(({ channel }) => channel.id === id || channel.parent?.id === id);
        return there.map(({ body }) => readable([body]));
      },
      arrived: (asking) =>
        s.discord.asked.filter(({ method, path }) => ROUTES[asking].test(`${method} ${path}`)).length,
      stumble: (asking, ...ways) => s.discord.fail(ROUTES[asking], ...ways),
      [Symbol.asyncDispose]: async () => {
        await s[Symbol.asyncDispose]();
        expect(s.discord.problems).toEqual([]);
      },
    };
  },
  takesMarkersOnce: true,
  opensDirect: true,
  shut: ({ s }) => s.discord.deny(s.channel, PermissionFlagsBits.SendMessages),
  gone: ({ s }) => {
    s.channel.gone = true;
  },
  goneInError: ({ s }, asking) => refuse(s, ROUTES[asking], 404, 10003),
  closed: ({ s }) => {
    s.reader.closed = true;
  },
  tooMuch: ({ s }) => refuse(s, ROUTES.post, 400, 50035),
  unfit: ({ s }, isUnfit) => {
    s.discord.state.refuses = (body) => isUnfit(JSON.stringify(body));
  },
  barred: ({ s }) => refuse(s, ROUTES.post, 403, 40333),
  away: ({ s }) => s[Symbol.asyncDispose](),
  reading: {
    unreadable: ({ s }) => s.discord.deny(s.channel, PermissionFlagsBits.ReadMessageHistory),
    crowd: ({ s: { discord, channel } }, many) => {
      const { messages, newId, now } = discord.state;
      const author = { id: discord.state.user('talker').id };
      for (let at = 0; at < many; at++) messages.push({ id: newId(), channel, at: now(), body: {}, author });
    },
    notOurs: ({ s: { discord } }) => {
      for (const message of discord.state.messages) message.author = { id: '900000000000000009', bot: true };
    },
  },
  told: ({ s: { discord, owner } }) =>
    discord.messagesIn(discord.state.directChannel(owner)).map(({ body }) => readable([body])),
};

function refuse({ discord }: OpenDiscordAdapter, route: RegExp, status: number, code: number): void {
  discord.fail(route, { kind: 'status', status, code, stored: false });
}

describeChatAdapter('Discord', discord);
