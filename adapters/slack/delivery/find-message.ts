import { isDirect } from '#core/channel.ts';
import type { Lookup, LookupResult } from '#core/delivery/chat-adapter.ts';
import { notRead } from '../../shared/not-sent.ts';
import type { ReadBack } from '../../shared/read-back.ts';
import { isThreadShut, refusalOf, slackSendResult } from '../api-errors.ts';
import { type Client, onceClient } from '../connection/client.ts';
import { ANSWERED, MARKED } from './post.ts';
import { type Sender, slackRef, wayTo } from './route.ts';

const PAGE = 200;
/** What Slack gives where it limits how much may be read. */
const FEW = 15;

interface Found {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}

/**
 * Reads a channel back for a message of ours, and, where it is a later one of its digest, first the thread that it belongs into.
 * Where Slack gives fifteen messages a minute, one look is one page, and the next look goes on from there.
 */
export async function findOnSlack(sender: Sender, readBack: ReadBack, lookup: Lookup): Promise<LookupResult> {
  const { channel, marker, first, since, signal } = lookup;
  const way = await wayTo(sender, channel);
  if ('kind' in way) return notRead(way);
  const { workspace, address } = way;
  const key = `${workspace.team} ${marker}`;
  const isIt = (message: Found) => message.bot_id === workspace.botId && isMarked(message, marker);
  try {
    const client = onceClient(workspace.token, sender.line, { signal });
    const asked = { channel: address, limit: PAGE, include_all_metadata: true };
    const oldest = String(since.epochMilliseconds / 1000);
    const found = await readBack.search(key, first?.id ?? CHANNEL, async (part, from) => {
      const { messages, ...rest } =
        part === CHANNEL
          ? await channelPage(client, { ...asked, oldest }, from)
          : await threadPage(client, { ...asked, ts: part }, from);
      return { ...rest, found: messages.find(isIt) };
    });
    return found ? { kind: 'found', ref: slackRef(way, found.ts ?? '') } : { kind: 'absent' };
  } catch (error) {
    // Slack keeps a place in a thread for a while only.
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

interface Read {
  readonly messages: readonly Found[];
  readonly next?: string | undefined;
  readonly parts?: readonly string[];
}

/** A page of a channel, newest first, of what is older than `latest`: a time is known for ever, unlike Slack's own cursors. */
async function channelPage(
  { conversations }: Client,
  asked: { channel: string; limit: number; include_all_metadata: boolean; oldest: string },
  latest: string | undefined,
): Promise<Read> {
  const { messages = [], has_more } = await conversations.history({
    ...asked,
    ...(latest ? { latest } : {}),
  });
  return { messages, next: has_more ? messages.at(-1)?.ts : undefined };
}

/** A page of a thread; the channel comes after it, into which a message goes whose thread takes nothing. */
async function threadPage(
  { conversations }: Client,
  asked: { channel: string; limit: number; include_all_metadata: boolean; ts: string },
  cursor: string | undefined,
): Promise<Read> {
  const parts = cursor ? [] : [CHANNEL];
  try {
    const page = await conversations.replies({ ...asked, ...(cursor ? { cursor } : {}) });
    return { messages: page.messages ?? [], next: page.response_metadata?.next_cursor || undefined, parts };
  } catch (error) {
    if (!isThreadShut(error)) throw error;
    return { messages: [], parts };
  }
}
