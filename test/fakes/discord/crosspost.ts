import { PermissionFlagsBits } from 'discord.js';
import { type DiscordState, type FakeChannel, may } from './state.ts';

const MOST = 10;
const HOUR_MS = 3_600_000;
/** What Discord says in a header of this limit, which is far too little; its body is right. */
const HEADER_SECONDS = '1';

const no = (status: number, code: number, message: string) => ({ status, body: { code, message } });
const published = new WeakMap<FakeChannel, number[]>();

/** Publishes a message to those who follow its channel: ten an hour, whoever publishes them. Of the bot's own messages it takes the right to send. */
export function crosspost(state: DiscordState, channelId: string, messageId: string) {
  const channel = state.channels.get(channelId);
  if (!channel || channel.gone) return no(404, 10003, 'Unknown Channel');
  if (!may(channel, PermissionFlagsBits.ViewChannel)) return no(403, 50001, 'Missing Access');
  const message = state.messages.find((each) => each.id === messageId && each.channel === channel);
  if (!message) return no(404, 10008, 'Unknown Message');
  if (channel.kind !== 'announcement') return no(400, 50024, 'Cannot execute action on this channel type');
  const right = PermissionFlagsBits.SendMessages | (message.author ? PermissionFlagsBits.ManageMessages : 0n);
  if (!may(channel, right)) return no(403, 50013, 'Missing Permissions');
  if (message.published) return no(400, 40033, 'This message has already been crossposted');
  const lately = (published.get(channel) ?? []).filter((at) => at > state.now() - HOUR_MS);
  const [oldest] = lately;
  if (oldest !== undefined && lately.length >= MOST) {
    return {
      status: 429,
      headers: {
        'retry-after': HEADER_SECONDS,
        'x-ratelimit-scope': 'shared',
        'x-ratelimit-bucket': 'crossposts',
      },
      body: {
        message: 'The write action you are performing on the channel has hit the write rate limit.',
        retry_after: (oldest + HOUR_MS - state.now()) / 1000,
        global: false,
        code: 20028,
      },
    };
  }
  published.set(channel, [...lately, state.now()]);
  message.published = true;
  return { status: 200, message };
}
