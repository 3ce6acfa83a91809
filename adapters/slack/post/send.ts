import type { types } from '@slack/bolt';
import { isDirect } from '#core/channel.ts';
import type { Outgoing, Sent } from '#core/chat.ts';
import { type Client, onceClient } from '../client.ts';
import { isThreadShut, refusalOf, sortError } from '../refusals.ts';
import type { SlackMessage } from '../show/render.ts';
import { post } from './post.ts';
import { refOf, type Sender, wayTo } from './route.ts';

/** Posts one message of a digest, once. */
export async function send(
  sender: Sender,
  { channel, payload, marker, first, signal }: Outgoing,
): Promise<Sent> {
  const way = await wayTo(sender, channel);
  if ('kind' in way) return way;
  if (signal.aborted)
    return { kind: 'retry', afterMs: 0, scope: 'channel', reason: 'stopped before it was sent' };
  const { workspace, address, threaded } = way;
  try {
    const client = onceClient(workspace.token, sender.line, signal);
    const message: SlackMessage = JSON.parse(payload);
    const thread = threaded ? first?.id : undefined;
    return {
      kind: 'sent',
      ref: refOf(way, await postSomewhere(client, { channel: address, thread, marker, message })),
    };
  } catch (error) {
    return sortError(error, isDirect(channel));
  }
}

type Into = Parameters<typeof post>[1];

/** A part whose thread takes nothing belongs into the channel all the same. */
async function postSomewhere(client: Client, into: Into): Promise<string> {
  try {
    return await postTolerant(client, into);
  } catch (error) {
    if (into.thread === undefined || !isThreadShut(error)) throw error;
    return postTolerant(client, { ...into, thread: undefined });
  }
}

/** Slack loads pictures while it takes a message, and refuses the whole of it where one is gone. */
async function postTolerant(client: Client, { message, ...into }: Into): Promise<string> {
  try {
    return await post(client, { ...into, message });
  } catch (error) {
    const blocks = message.blocks.map(withoutPicture);
    const pictures = blocks.some((block, at) => block !== message.blocks[at]);
    if (refusalOf(error) !== 'invalid_blocks' || !pictures) throw error;
    return post(client, { ...into, message: { ...message, blocks } });
  }
}

function withoutPicture(block: types.KnownBlock): types.KnownBlock {
  if (block.type !== 'section' || block.accessory?.type !== 'image') return block;
  const { accessory: _, ...rest } = block;
  return rest;
}
