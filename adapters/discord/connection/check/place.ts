import { type APIChannel, type APIThreadChannel, type ChannelType, type REST, Routes } from 'discord.js';
import type { Channel } from '#core/channel.ts';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import { hasCode } from '../../api-errors.ts';
import { isForum, TAKES_DIGESTS } from '../../context.ts';
import { NEEDED } from '../invite.ts';
import { type Overwrite, permissionsIn } from './permissions.ts';

/** What a channel and a thread need; what is sent into a thread opens none. */
const IN_CHANNEL = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
const IN_THREAD = IN_CHANNEL.filter((name) => name !== 'SendMessages' && name !== 'CreatePublicThreads');

/** A post of a forum is opened by whoever may send messages there. */
const IN_FORUM = IN_CHANNEL.filter((name) => name !== 'CreatePublicThreads');

const POSTED_TO = new Set<ChannelType>(TAKES_DIGESTS);

/** Whether digests can be posted to a channel or a thread of a server. */
export async function checkPlace(rest: Pick<REST, 'get'>, { workspace, id }: Channel): Promise<CheckResult> {
  try {
    const found = (await rest.get(Routes.channel(id))) as APIChannel;
    const isThread = 'thread_metadata' in found;
    const what = `${isThread ? 'Thread' : 'Channel'} ${id}`;
    // Of what may be done in a thread, only its parent says something.
    const place = isThread ? await parentOf(rest, found) : found;
    const mine = await permissionsIn(rest, workspace, overwritesOf(place));
    const missing = mine.missing(isThread ? IN_THREAD : isForum(found) ? IN_FORUM : IN_CHANNEL);
    if (missing.length > 0) {
      const wanted = missing.map((name) => `${name} (${NEEDED[name as keyof typeof NEEDED]})`);
      const where = isThread ? ` in its channel ${place.id}` : '';
      return bad(`${what}: give Paperboy ${wanted.join(', ')}${where}.`);
    }
    if (isThread && found.thread_metadata?.locked && !mine.has('ManageThreads')) {
      return bad(`${what} is locked: unlock it, or unsubscribe it.`);
    }
    if (!isThread && !POSTED_TO.has(found.type)) {
      return bad(`${what} takes no messages of its own: unsubscribe it, and order in a channel or a thread.`);
    }
    return good(`${what}: every permission is there.`);
  } catch (error) {
    const gone = hasCode(error, 10003, 10004, 50001);
    const why = gone ? 'it is gone, or Paperboy may not see it' : messageOf(error);
    return bad(`Channel ${id}: ${why}. Let Paperboy see it, or unsubscribe it.`);
  }
}

async function parentOf(
  rest: Pick<REST, 'get'>,
  { id, parent_id: parent }: APIThreadChannel,
): Promise<APIChannel> {
  return (await rest.get(Routes.channel(parent ?? id))) as APIChannel;
}

export function overwritesOf(channel: APIChannel): readonly Overwrite[] {
  return ('permission_overwrites' in channel && channel.permission_overwrites) || [];
}
