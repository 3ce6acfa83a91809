import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayThreadDeleteDispatchData,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
import { noteRemovals } from '../../shared/note-removals.ts';
import { hasCode } from '../api-errors.ts';
import { DISCORD } from '../ids.ts';

/** Hears what is taken away and given back while the bot runs: a server that takes the bot off or adds it again, a channel or thread that is deleted. */
export function listenToRemoval(
  client: Client,
  { forget, removals, logger }: Pick<AppApi, 'forget' | 'removals' | 'logger'>,
): void {
  const written = (work: Promise<unknown>): void => {
    work.catch((error) =>
      logger.error('what is gone could not be written down', { reason: messageOf(error) }),
    );
  };
  // A server that is merely unavailable comes back, and discord.js tells the two apart.
  client.on(Events.GuildDelete, ({ id }) => written(removals.add(DISCORD, id)));
  client.on(Events.GuildCreate, ({ id }) => written(removals.end(DISCORD, id)));
  const forgetChannel = (guild: string, id: string) =>
    written(forget({ kind: 'channel', channel: { platform: DISCORD, workspace: guild, id } }));
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    forgetChannel(channel.guildId, channel.id);
    // Its threads go with it, and Discord does not name them.
    if ('threads' in channel)
      for (const id of channel.threads.cache.keys()) forgetChannel(channel.guildId, id);
  });
  // Of a thread that was archived before it was deleted, the library knows nothing, and says nothing.
  client.ws.on(
    GatewayDispatchEvents.ThreadDelete,
    ({ guild_id, id }: GatewayThreadDeleteDispatchData) => void forgetChannel(guild_id, id),
  );
}

export interface Starting {
  readonly client: Client<true>;
  readonly rest: Pick<REST, 'get'>;
  readonly appApi: Pick<AppApi, 'workspaces' | 'removals' | 'adapterState' | 'logger'>;
  readonly signal: AbortSignal;
}

const APPLICATION = 'discord:application';
const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;

/** Finds out which servers took the bot off or added it again while it did not run; never rejects. */
export async function lookForLeftServers({ client, rest, appApi, signal }: Starting): Promise<void> {
  const { removals, logger } = appApi;
  try {
    const away = await removals.of(DISCORD);
    for (const id of away) if (client.guilds.cache.has(id)) await removals.end(DISCORD, id);
    const kept = await appApi.workspaces(DISCORD);
    // A server that is merely unavailable is named at login, too.
    const missing = kept.filter((id) => !client.guilds.cache.has(id) && !away.includes(id));
    if (!(await isSameBot(client.application.id, missing.length, appApi))) return;
    await noteRemovals({
      platform: DISCORD,
      workspaces: missing,
      hasLeft: (guild) => isGone(rest, guild, signal),
      removed: (guild) => removals.add(DISCORD, guild),
      logger,
      signal,
    });
  } catch (error) {
    logger.warn('servers that took the bot off could not be looked for', { reason: messageOf(error) });
  }
}

/** Whether this is known to be the bot of last time: to another one, whose token may be set by mistake, every server looks left. */
async function isSameBot(
  application: string,
  servers: number,
  { adapterState, logger }: Starting['appApi'],
): Promise<boolean> {
  const known = await adapterState.get(APPLICATION);
  // Also where it is known: an earlier version kept it for 30 days only.
  if (known === undefined || known === application) await adapterState.set(APPLICATION, application);
  if (known !== undefined && known !== application) {
    logger.warn('this is another bot than last time: no server counts as gone', {
      application,
      before: known,
      servers,
    });
  }
  return known === application;
}

/** Asked of Discord itself, since what is kept of it is deleted some days later. */
async function isGone(rest: Starting['rest'], guild: string, signal: AbortSignal): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild), { signal });
    return false;
  } catch (error) {
    if (hasCode(error, UNKNOWN_GUILD, MISSING_ACCESS)) return true;
    throw error;
  }
}
