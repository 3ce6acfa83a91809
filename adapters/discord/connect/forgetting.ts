import { type Client, Events, type REST, Routes } from 'discord.js';
import { isDirect } from '#core/channel.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import { messageOf } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import { PLATFORM } from '../names.ts';
import { hasCode } from '../refusal.ts';

/** Forgets what is taken away while the bot runs: a server that takes the bot off, a channel that is deleted. */
export function forgetOnRemoval(client: Client, { forget, logger }: Pick<Front, 'forget' | 'logger'>): void {
  const forgetNow = (whose: Forgotten): void => {
    forget(whose).catch((error) =>
      logger.error('what is gone could not be forgotten', { reason: messageOf(error) }),
    );
  };
  // A server that is merely unavailable comes back, and discord.js tells the two apart.
  client.on(Events.GuildDelete, ({ id }) =>
    forgetNow({ kind: 'workspace', platform: PLATFORM, workspace: id }),
  );
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    const place = { platform: PLATFORM, workspace: channel.guildId, id: channel.id };
    forgetNow({ kind: 'channel', channel: place });
  });
}

export interface Starting {
  readonly client: Client<true>;
  readonly rest: Pick<REST, 'get'>;
  readonly front: Pick<Front, 'channels' | 'forget' | 'memory' | 'logger'>;
}

const APPLICATION = 'discord:application';
const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;

/** Forgets the servers with subscriptions that took the bot off while it did not run; never rejects. */
export async function forgetAtStart({ client, rest, front }: Starting): Promise<void> {
  const { logger } = front;
  try {
    // A server that is merely unavailable is named at login, too.
    const left = (await subscribedServers(front)).filter((id) => !client.guilds.cache.has(id));
    if (!(await isSameBot(client.application.id, left, front))) return;
    for (const workspace of left) {
      if (!(await isGone(rest, workspace))) continue;
      await front.forget({ kind: 'workspace', platform: PLATFORM, workspace });
      logger.info('a server that took the bot off is forgotten', { workspace });
    }
  } catch (error) {
    logger.warn('servers that took the bot off could not be looked for', { reason: messageOf(error) });
  }
}

async function subscribedServers(front: Starting['front']): Promise<string[]> {
  const channels = await front.channels(PLATFORM);
  return [...new Set(channels.filter((channel) => !isDirect(channel)).map(({ workspace }) => workspace))];
}

/** Whether this is known to be the bot of last time: to another one, whose token may be set by mistake, every server looks left. */
async function isSameBot(
  application: string,
  left: readonly string[],
  { memory, logger }: Starting['front'],
): Promise<boolean> {
  const known = await memory.get(APPLICATION);
  if (known === undefined || known === application) await memory.set(APPLICATION, application);
  if (known !== undefined && known !== application) {
    logger.warn('this is another bot than last time: no server is forgotten', {
      application,
      before: known,
      servers: left.length,
    });
  }
  return known === application;
}

/** Asked of Discord itself, since to forget cannot be undone. */
async function isGone(rest: Starting['rest'], guild: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild));
    return false;
  } catch (error) {
    if (hasCode(error, UNKNOWN_GUILD, MISSING_ACCESS)) return true;
    throw error;
  }
}
