import { isDirect } from '#core/channel.ts';
import type { Lookup, LookupResult } from '#core/delivery/chat-adapter.ts';
import { notRead } from '../../shared/not-sent.ts';
import type { ReadBack } from '../../shared/read-back.ts';
import { refusalOf, slackSendResult } from '../api-errors.ts';
import { type Client, onceClient } from '../connection/client.ts';
import { ANSWERED, MARKED } from './post.ts';
import { type Sender, slackRef, wayTo } from './route.ts';

/** A thread hangs on a message that may have been posted long before its last reply. */
const THREADS_HOURS = 24;
const PAGE = 200;
/** What Slack gives where it limits how much may be read. */
const FEW = 15;

interface Found {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly latest_reply?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}

/** Reads a channel and its threads back for a message of ours. */
export async function findOnSlack(sender: Sender, readBack: ReadBack, lookup: Lookup): Promise<LookupResult> {
  const { channel, marker, signal } = lookup;
  const way = await wayTo(sender, channel);
  if ('kind' in way) return notRead(way);
  const { workspace, address } = way;
  const key = `${workspace.team} ${marker}`;
  const isIt = (message: Found) => message.bot_id === workspace.botId && isMarked(message, marker);
  try {
    const client = onceClient(workspace.token, sender.line, { signal });
    const read = readerOf(client, address, lookup.since.epochMilliseconds / 1000);
    const found = await readBack.search(key, CHANNEL, async (part, cursor) => {
      const { messages, ...rest } = await read(part, cursor);
      return { ...rest, found: messages.find(isIt) };
    });
    return found ? { kind: 'found', ref: slackRef(way, found.ts ?? '') } : { kind: 'absent' };
  } catch (error) {
    // Slack keeps a place for a while only.
    if (refusalOf(error) === 'invalid_cursor') readBack.drop(key);
    return notRead(slackSendResult(error, isDirect(channel)));
  }
}

/** Whether an answer of ours is in a thread, by one look at what was written there since; rejects where Slack does not say. */
export async function isInThread(
  { conversations }: Client,
  { channel, thread, answer, since }: { channel: string; thread: string; answer: string; since: string },
): Promise<boolean> {
  const asked = { channel, ts: thread, oldest: since, limit: FEW, include_all_metadata: true };
  const { messages = [] } = await conversations.replies(asked);
  return messages.some(({ metadata: { event_type, event_payload = {} } = {} }: Found) => {
    return event_type === ANSWERED && 'answer' in event_payload && event_payload.answer === answer;
  });
}

function isMarked({ metadata, blocks }: Found, marker: string): boolean {
  const payload = metadata?.event_type === MARKED ? (metadata.event_payload ?? {}) : {};
  return blocks?.[0]?.block_id === marker || ('marker' in payload && payload.marker === marker);
}

/** The part of a channel that is no thread; a thread is named by its first message. */
const CHANNEL = '';

/** Reads pages of a channel, newest first, and of the threads in it that go on since then (epoch seconds). */
function readerOf(client: Client, channel: string, since: number) {
  const shared = { channel, limit: PAGE, include_all_metadata: true };
  const oldest = String(since - THREADS_HOURS * 3600);
  const isOpen = ({ latest_reply = '0' }: Found) => Number(latest_reply) >= since;
  return async (part: string, cursor: string | undefined) => {
    const from = cursor ? { cursor } : {};
    const page: Page =
      part === CHANNEL
        ? await client.conversations.history({ ...shared, oldest, ...from })
        : await client.conversations.replies({ ...shared, ts: part, ...from });
    const { messages = [], response_metadata } = page;
    const threads = part === CHANNEL ? messages.filter(isOpen) : [];
    return {
      messages,
      next: response_metadata?.next_cursor || undefined,
      parts: threads.flatMap(({ ts }) => (ts ? [ts] : [])),
    };
  };
}

interface Page {
  readonly messages?: readonly Found[];
  readonly response_metadata?: { readonly next_cursor?: string };
}
