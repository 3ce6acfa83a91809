import type { types } from '@slack/bolt';
import { isDirect } from '#core/channel.ts';
import type { Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { CALLED_OFF, notBegun, notKept } from '../../shared/not-sent.ts';
import { isThreadShut, refusalOf, slackSendResult } from '../api-errors.ts';
import { type Client, onceClient } from '../connection/client.ts';
import { withMention } from './mention.ts';
import { readPayload } from './payload.ts';
import { post } from './post.ts';
import { type Sender, slackRef, wayTo } from './route.ts';

/** Posts one message of a digest, once. */
export async function sendToSlack(
  sender: Sender,
  { channel, subscription, payload, marker, first, signal, isOverdue }: Outgoing,
): Promise<SendResult> {
  const { message: words, kept, mention } = readPayload(payload);
  const message = withMention(words, mention);
  const way =
    (await notKept(sender.appApi.buttons, kept, channel)) ?? (await wayTo(sender, channel, subscription));
  if ('kind' in way) return way;
  if (signal.aborted) return notBegun(CALLED_OFF);
  const { workspace, address, threaded } = way;
  try {
    const client = onceClient(workspace.token, sender.line, { signal, isOverdue });
    const thread = threaded ? first?.id : undefined;
    return {
      kind: 'sent',
      ref: slackRef(way, await postSomewhere(client, { channel: address, thread, marker, message })),
    };
  } catch (error) {
    return slackSendResult(error, isDirect(channel));
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
