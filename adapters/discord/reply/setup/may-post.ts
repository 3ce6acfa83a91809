import { type APIChannel, PermissionFlagsBits, type REST, Routes } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { isOrder } from '#core/commands/audience.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { callerAt } from '#core/commands/scope.ts';
import type { Block } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { permissionsIn } from '../../connection/check/permissions.ts';
import { overwritesOf } from '../../connection/check/place.ts';
import { isThread } from '../../context.ts';

interface Looking {
  readonly appApi: Pick<AppApi, 'commands' | 'logger'>;
  readonly posts: Pick<REST, 'get'>;
}

/** An answer to an order for another channel, with a note where the bot may not post there yet. */
export async function withPermissions(
  { appApi, posts }: Looking,
  { caller, intent }: { caller: Caller; intent: Intent | undefined },
  answer: Reply,
): Promise<Reply> {
  const channel = intent?.options?.['move-to'] ?? intent?.options?.channel;
  if (answer.status !== 'answered' || !intent || typeof channel !== 'string') return answer;
  if (!isOrder(appApi.commands, intent)) return answer;
  try {
    const { channel: place, at } = await callerAt(caller, { for: 'channel', channel });
    const lacking = at && (await lackingAt(posts, place));
    if (!lacking) return answer;
    const note: Block = {
      kind: 'text',
      text: `Paperboy may not post in ${at.shown} yet: give it the permission ${lacking} there.`,
    };
    return { ...answer, document: { ...answer.document, blocks: [note, ...answer.document.blocks] } };
  } catch (error) {
    // It was ordered, and whoever is to be told of a channel that takes nothing is told.
    appApi.logger.debug('Discord did not say what may be posted', { reason: messageOf(error) });
    return answer;
  }
}

/** The permission without which nothing can be posted to a channel or a thread, as Discord calls it; undefined where it is there. */
async function lackingAt(
  rest: Pick<REST, 'get'>,
  { workspace, id }: Caller['channel'],
): Promise<string | undefined> {
  const found = (await rest.get(Routes.channel(id))) as APIChannel;
  const inThread = isThread(found);
  const above = inThread && 'parent_id' in found ? found.parent_id : undefined;
  const place = above ? ((await rest.get(Routes.channel(above))) as APIChannel) : found;
  const mine = await permissionsIn(rest, workspace, overwritesOf(place));
  if (inThread)
    return mine.has(PermissionFlagsBits.SendMessagesInThreads) ? undefined : 'Send Messages in Threads';
  return mine.has(PermissionFlagsBits.SendMessages) ? undefined : 'Send Messages';
}
