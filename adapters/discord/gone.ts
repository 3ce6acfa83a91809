import { type Client, type REST, Routes } from 'discord.js';
import { isDirect } from '#core/channel.ts';
import { messageOf } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import { PLATFORM } from './place.ts';
import { hasCode } from './refusal.ts';

export interface Leaving {
  readonly client: Client<true>;
  readonly rest: Pick<REST, 'get'>;
  readonly front: Pick<Front, 'channels' | 'forget' | 'memory' | 'logger'>;
}

const APPLICATION = 'discord:application';
const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;

/** Forgets the servers with subscriptions that took the bot off while it was not running; never rejects. */
export async function forgetTheLeft({ client, rest, front }: Leaving): Promise<void> {
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

async function subscribedServers(front: Leaving['front']): Promise<string[]> {
  const channels = await front.channels(PLATFORM);
  return [...new Set(channels.filter((channel) => !isDirect(channel)).map(({ workspace }) => workspace))];
}

/** Whether this is known to be the bot of last time: to another one, whose token may be set by mistake, every server looks left. */
async function isSameBot(
  application: string,
  left: readonly string[],
  { memory, logger }: Leaving['front'],
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
async function isGone(rest: Leaving['rest'], guild: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(guild));
    return false;
  } catch (error) {
    if (hasCode(error, UNKNOWN_GUILD, MISSING_ACCESS)) return true;
    throw error;
  }
}
