import { channelJson, type FakeChannel } from '#test/fakes/discord/state.ts';
import type { OpenDiscordAdapter } from './adapter-on-discord.ts';

/** Adds a channel to the server, of which the bot is told. */
export function addTo(
  { discord, guild }: OpenDiscordAdapter,
  facts: Partial<Pick<FakeChannel, 'name' | 'kind' | 'parent' | 'invitedOnly'>>,
): FakeChannel {
  const made = discord.state.addChannel({ kind: 'text', guild, ...facts });
  const event = made.kind === 'thread' ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
  discord.gateway.dispatch(event, channelJson(made), guild);
  return made;
}

/** A channel of the server as the program knows it. */
export const placeOf = ({ guild }: OpenDiscordAdapter, { id }: FakeChannel) => ({
  platform: 'discord',
  workspace: guild.id,
  id,
});
