import type { AppApi } from '#core/app-api.ts';
import { type Channel, isDirect } from '#core/channel.ts';
import type { MessageRef } from '#core/delivery/chat-adapter.ts';
import { type NotSent, notBegun } from '../../shared/not-sent.ts';
import { slackSendResult } from '../api-errors.ts';
import type { Line } from '../connection/client.ts';
import type { People } from '../connection/people/people.ts';
import type { Workspace, Workspaces } from '../connection/workspaces/workspaces.ts';
import { partsOf } from '../context.ts';

export interface Sender {
  readonly workspaces: Workspaces;
  readonly people: Pick<People, 'addressOf'>;
  readonly appApi: Pick<AppApi, 'buttons' | 'subscription'>;
  readonly line: Line;
}

/** The way to a channel. */
export interface Route {
  readonly workspace: Workspace;
  /** Slack's id of the channel. */
  readonly address: string;
  /** Whether a digest's later messages are replies to its first, as people on Slack are used to. */
  readonly threaded: boolean;
}

/** Finds out where a channel is, for a message of a subscription where that is known; whatever goes wrong here, nothing was posted. */
export async function wayTo(
  { workspaces, people, appApi }: Sender,
  channel: Channel,
  subscription?: string,
): Promise<Route | NotSent> {
  try {
    const workspace = await workspaces.of(partsOf(channel.workspace).team);
    if (!workspace) return { kind: 'never', scope: 'channel', reason: 'not installed in this workspace' };
    const threaded = (await appApi.subscription(channel, subscription))?.thread !== 'none';
    return { workspace, threaded, address: await people.addressOf(channel) };
  } catch (error) {
    const sorted = slackSendResult(error, isDirect(channel));
    return sorted.kind === 'unknown' ? notBegun(sorted.reason) : sorted;
  }
}

/** What Slack calls a message, and where people find it. */
export function slackRef(
  { workspace: { url }, address }: { readonly workspace: Pick<Workspace, 'url'>; readonly address: string },
  ts: string,
): MessageRef {
  return { id: ts, ...(url ? { link: `${url}archives/${address}/p${ts.replace('.', '')}` } : {}) };
}
