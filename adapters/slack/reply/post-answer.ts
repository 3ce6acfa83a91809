import { clientOf } from '../connection/workspaces/workspaces.ts';
import { isChannel, type Origin } from '../context.ts';
import { isInThread } from '../delivery/find-message.ts';
import { post } from '../delivery/post.ts';
import type { SlackMessage } from '../render/render.ts';
import type { Listener } from './listener.ts';
import { giveOnSlack, type MessageWay } from './respond.ts';

/** A message that somebody wrote to the bot. */
export interface Written {
  /** Slack's id of the event. */
  readonly id: string;
  readonly from: Origin;
  readonly ts: string;
  /** The thread that it was written in. */
  readonly thread?: string | undefined;
}

/** Answers a message as the bot, where everybody sees it if it is for `all`: in its thread, which is begun with it. */
export async function postAnswer(
  listener: Listener,
  { id, from, ts, thread }: Written,
  messages: readonly SlackMessage[],
  { all }: { all: boolean },
): Promise<void> {
  const client = () => clientOf(listener, from.team);
  const forAll: MessageWay = (message, at) => {
    const place = { channel: from.channel, thread: thread ?? ts, answer: `${id} ${at}` };
    return {
      say: async () => post(await client(), { ...place, message }),
      isThere: async () => isInThread(await client(), { ...place, since: ts }),
    };
  };
  // What one person sees is lost in a thread that nobody has begun: it is said where the thread was, else in the channel.
  if (isChannel(from)) await giveOnSlack(listener, { from, thread }, { messages, ways: all ? [forAll] : [] });
  else await sayInTalk(listener, { from, thread }, messages);
}

/** Says something in somebody's own talk with the bot. */
export async function sayInTalk(
  listener: Listener,
  { from, thread }: Pick<Written, 'from' | 'thread'>,
  messages: readonly SlackMessage[],
): Promise<void> {
  const place = { channel: from.channel, ...(thread ? { thread } : {}) };
  const inTalk: MessageWay = (message) => ({
    say: async () => post(await clientOf(listener, from.team), { ...place, message }),
  });
  await giveOnSlack(listener, { from }, { messages, ways: [inTalk] });
}
