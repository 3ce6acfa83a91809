import type { Channel } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import type { Front } from '#core/front.ts';
import { type Line, onceClient, post } from './client.ts';
import type { People } from './people.ts';
import { partsOf } from './place.ts';
import { render } from './render.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface AdminParts {
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly line: Line;
  readonly admins: Front['admins'];
}

/** Tells whoever set a channel up, by direct message: who is remembered to have done it, who installed the app, or who made the channel. */
export async function tellAdmin(parts: AdminParts, channel: Channel, document: Document): Promise<void> {
  const { workspaces, people, line } = parts;
  const { team, user } = partsOf(channel.workspace);
  const workspace = await workspaces.of(team);
  const admin = workspace && (user ?? (await adminOf(parts, workspace, channel)));
  if (!admin) {
    line.logger.warn('nobody is known who could be told about a Slack channel', { channel });
    return;
  }
  const direct = await people.direct(team, admin);
  for (const message of render(document)) {
    await post(onceClient(workspace.token, line), { channel: direct, message });
  }
}

async function adminOf(
  { admins, line }: AdminParts,
  { token, installer }: Workspace,
  channel: Channel,
): Promise<string | undefined> {
  const known = await admins.of(channel);
  if (known) return partsOf(known.id).user;
  if (installer) return installer;
  const { channel: info } = await onceClient(token, line).conversations.info({ channel: channel.id });
  return info?.creator;
}
