import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { refusalOf } from '../api-errors.ts';
import { type Line, onceClient } from '../connection/client.ts';
import type { People } from '../connection/people.ts';
import { clientOf, type Workspace, type Workspaces } from '../connection/workspaces/workspaces.ts';
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

/** Notifies whoever set a channel up, by direct message; where Slack refuses that, whoever installed the app or made the channel. */
export async function tellSlackAdmin(
  parts: SlackAdminParts,
  channel: Channel,
  document: Document,
): Promise<void> {
  const { workspaces, people, line } = parts;
  const { team } = partsOf(channel.workspace);
  const workspace = await workspaces.of(team);
  for await (const admin of adminsOf(parts, workspace, channel)) {
    try {
      const direct = await people.direct(team, admin);
      for (const { text, blocks } of renderForSlack(document)) {
        const message = { text, blocks: [...blocks, ...channelName(channel.id)] };
        await post(await clientOf(parts, team), { channel: direct, message });
      }
      return;
    } catch (error) {
      // One who may have been notified is enough.
      if (refusalOf(error) === undefined) throw error;
      line.logger.debug('an admin takes no direct messages', { channel, admin });
    }
  }
  line.logger.warn('nobody is known who could be told about a Slack channel', { channel });
}

/** Those who may be notified, the nearest first. */
async function* adminsOf(
  { admins, line }: SlackAdminParts,
  workspace: Workspace | undefined,
  channel: Channel,
): AsyncGenerator<string> {
  if (!workspace) return;
  const { user } = partsOf(channel.workspace);
  if (user) return yield user;
  const known = await admins.of(channel);
  const remembered = known && partsOf(known.id).user;
  if (remembered) yield remembered;
  const { token, installer } = workspace;
  if (installer) yield installer;
  const { channel: info } = await onceClient(token, line).conversations.info({ channel: channel.id });
  if (info?.creator) yield info.creator;
}
