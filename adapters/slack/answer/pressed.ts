import type { BlockAction } from '@slack/bolt';
import { CALLBACKS } from '../names.ts';
import type { Origin } from './listener.ts';
import type { Asked } from './respond.ts';

/** Who pressed something, and in which channel it counts. */
export function originOf({ team, user, channel, container, view }: BlockAction): Origin {
  // An answer in a modal belongs to the channel that it was given for.
  const behind = view?.callback_id === CALLBACKS.results ? view.private_metadata : '';
  return {
    team: team?.id ?? user.team_id ?? '',
    user: user.id,
    channel: channel?.id ?? String(container.channel_id ?? behind),
  };
}

/** What a modal can be opened by. */
export interface Press {
  readonly team: string;
  readonly trigger_id: string;
  /** Whether it was pressed in a modal, which stays below. */
  readonly over?: boolean;
}

export function pressOf(body: BlockAction): Press {
  const { trigger_id, view } = body;
  return { team: originOf(body).team, trigger_id, over: view?.type === 'modal' };
}

/** What is the same each time that Slack tells of one press. */
export function idOf(body: BlockAction): string {
  return `${originOf(body).team} ${body.trigger_id}`;
}

/** The workspace of somebody who sent a modal off. */
export function teamOf({ team, user }: { team: { id: string } | null; user: { team_id?: string } }): string {
  return team?.id ?? user.team_id ?? '';
}

/** The message that something was pressed in. */
export function askedIn(body: BlockAction): Asked {
  const { response_url: url, container } = body;
  const thread = threadOf(body);
  return { url, ephemeral: container.is_ephemeral === true, ...(thread ? { thread } : {}) };
}

/** The thread of a message that is a reply; what is asked of a thread's first message is answered in the channel. */
function threadOf({ message, container }: BlockAction): string | undefined {
  const thread: unknown = message?.thread_ts ?? container.thread_ts;
  return typeof thread === 'string' && thread !== message?.ts ? thread : undefined;
}
