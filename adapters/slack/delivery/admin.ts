import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { mayPass } from '../../shared/not-sent.ts';
import { slackSendResult } from '../api-errors.ts';
import { type Line, onceClient } from '../connection/client.ts';
import type { People } from '../connection/people/people.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { partsOf } from '../context.ts';
import { channelName } from '../render/channel-name.ts';
import { renderForSlack } from '../render/render.ts';
import { post } from './post.ts';

export interface SlackAdminParts {
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly line: Line;
  readonly admins: AppApi['admins'];
}

/** Notifies whoever set a channel up, by direct message; where that does not go, whoever installed the app or made the channel. Rejects where one of them may be told another time. */
export async function notifySlackAdmin(
  parts: SlackAdminParts,
  channel: Channel,
  document: Document,
): Promise<void> {
  const { logger } = parts.line;
  let stumble: unknown;
  const note = (message: string, error: unknown, admin?: string): void => {
    logger.debug(message, { channel, admin, reason: messageOf(error) });
    if (mayPass(slackSendResult(error, true))) stumble = error;
  };
  try {
    for await (const admin of adminsOf(parts, channel)) {
      try {
        return await tell(parts, { admin, channel, document });
      } catch (error) {
        note('an admin could not be told', error, admin);
      }
    }
  } catch (error) {
    note('Slack did not say who could be told', error);
  }
  if (stumble) throw stumble;
  logger.warn('nobody could be told of a channel', { channel });
}

async function tell(
  parts: SlackAdminParts,
  { admin, channel, document }: { admin: string; channel: Channel; document: Document },
): Promise<void> {
  const { team } = partsOf(channel.workspace);
  const direct = await parts.people.direct(team, admin);
  for (const { text, blocks } of renderForSlack(document)) {
    const message = { text, blocks: [...blocks, ...channelName(channel.id)] };
    await post(await clientOf(parts, team), { channel: direct, message });
  }
}

/** Those who may be notified, the nearest first. */
async function* adminsOf(
  { workspaces, admins, line }: SlackAdminParts,
  channel: Channel,
): AsyncGenerator<string> {
  const { team, user } = partsOf(channel.workspace);
  const workspace = await workspaces.of(team);
  if (!workspace) return;
  if (user) return yield user;
  const known = await admins.of(channel);
  const remembered = known && partsOf(known.id).user;
  if (remembered) yield remembered;
  const { token, installer } = workspace;
  if (installer) yield installer;
  const { channel: info } = await onceClient(token, line).conversations.info({ channel: channel.id });
  if (info?.creator) yield info.creator;
}
