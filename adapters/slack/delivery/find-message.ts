import { isDirect } from '#core/channel.ts';
import type { Lookup, LookupResult } from '#core/delivery/chat-adapter.ts';
import { notRead } from '../../shared/not-sent.ts';
import { slackSendResult } from '../api-errors.ts';
import { type Client, onceClient } from '../connection/client.ts';
import { MARKED } from './post.ts';
import { type Sender, slackRef, wayTo } from './route.ts';

/** A thread hangs on a message that may have been posted long before its last reply. */
const THREADS_HOURS = 24;
const PAGE = 200;

interface Found {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly latest_reply?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}

/** Reads a channel and its threads back for a message of ours. */
export async function findOnSlack(sender: Sender, lookup: Lookup): Promise<LookupResult> {
  const { channel, marker, since, signal } = lookup;
  const way = await wayTo(sender, channel);
  if ('kind' in way) return notRead(way);
  const { workspace, address } = way;
  try {
    const client = onceClient(workspace.token, sender.line, { signal });
    for await (const message of messagesOf(client, address, since.epochMilliseconds / 1000)) {
      if (message.bot_id !== workspace.botId || !isMarked(message, marker)) continue;
      return { kind: 'found', ref: slackRef(way, message.ts ?? '') };
    }
    return { kind: 'absent' };
  } catch (error) {
    return notRead(slackSendResult(error, isDirect(channel)));
  }
}

function isMarked({ metadata, blocks }: Found, marker: string): boolean {
  const payload = metadata?.event_type === MARKED ? (metadata.event_payload ?? {}) : {};
  return blocks?.[0]?.block_id === marker || ('marker' in payload && payload.marker === marker);
}

/** The messages of a channel since then (epoch seconds), newest first, each followed by its replies since then. */
async function* messagesOf(client: Client, channel: string, since: number): AsyncGenerator<Found> {
  const oldest = String(since - THREADS_HOURS * 3600);
  const shared = { channel, limit: PAGE, include_all_metadata: true };
  for await (const page of pages((cursor) =>
    client.conversations.history({ ...shared, oldest, ...cursor }),
  )) {
    for (const message of page) {
      if (Number(message.ts) >= since) yield message;
      if (!message.ts || Number(message.latest_reply ?? 0) < since) continue;
      const { ts } = message;
      for await (const replies of pages((cursor) =>
        client.conversations.replies({ ...shared, ts, ...cursor }),
      ))
        yield* replies;
    }
  }
}

interface Page {
  readonly messages?: readonly Found[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

async function* pages(
  read: (cursor: { cursor?: string }) => Promise<Page>,
): AsyncGenerator<readonly Found[]> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor ? { cursor } : {});
    yield page.messages ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}
