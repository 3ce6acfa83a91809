import type { types } from '@slack/bolt';
import type { Client } from '../connection/client.ts';
import type { SlackMessage } from '../render/render.ts';

/** What every post says beside its message: nothing is unfurled, and the bot's words are no commands. */
export interface Post {
  readonly channel: string;
  readonly message: SlackMessage;
  readonly thread?: string | undefined;
  /** The one person who sees it, where not everybody does; it is no message then, and gone with a reload. */
  readonly to?: string | undefined;
  /** Found again by whoever reads the channel back. */
  readonly marker?: string;
  /** Of an answer, by which it is found again in its thread. */
  readonly answer?: string;
}

export const MARKED = 'paperboy_delivery';
export const ANSWERED = 'paperboy_answer';

/** Posts a message once; answers its `ts`. */
export async function post(
  client: Client,
  { channel, message, thread, to, ...marks }: Post,
): Promise<string> {
  const { marker, answer } = marks;
  const { text, blocks } = message;
  const into = { channel, text, ...(thread ? { thread_ts: thread } : {}) };
  const shown = marker ? marked(blocks, marker) : blocks;
  if (to) return (await client.chat.postEphemeral({ ...into, user: to, blocks })).message_ts ?? '';
  const { ts } = await client.chat.postMessage({
    ...into,
    ...(shown.length > 0 ? { blocks: shown } : {}),
    unfurl_links: false,
    unfurl_media: false,
    ...(marker ? { metadata: { event_type: MARKED, event_payload: { marker } } } : {}),
    ...(answer ? { metadata: { event_type: ANSWERED, event_payload: { answer } } } : {}),
  });
  return ts ?? '';
}

function marked([first, ...rest]: readonly types.KnownBlock[], marker: string): types.KnownBlock[] {
  return first ? [{ ...first, block_id: marker }, ...rest] : [];
}
