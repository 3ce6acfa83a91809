import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import { isOrder } from '#core/commands/audience.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import type { Block } from '#core/document.ts';
import type { Client, Line } from '../connection/client.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { partsOf } from '../context.ts';

/** The note above an answer where the bot cannot post yet. */
export const INVITATION: Block = {
  kind: 'text',
  text: 'Paperboy is not in this channel yet: invite it with /invite @Paperboy, or nothing can be posted here.',
};

/** After a digest was ordered, makes sure that it can arrive: joins a public channel, else says how to be invited. */
export async function withInvitation(
  parts: { appApi: AppApi; workspaces: Workspaces; line: Line },
  channel: Channel,
  { intent, answer }: { intent: Intent; answer: Reply },
): Promise<Reply> {
  const { team, user } = partsOf(channel.workspace);
  if (user || answer.status !== 'answered' || !isOrder(parts.appApi.commands, intent)) return answer;
  if (await isIn(await clientOf(parts, team), channel.id)) return answer;
  return { ...answer, document: { ...answer.document, blocks: [INVITATION, ...answer.document.blocks] } };
}

async function isIn(client: Client, channel: string): Promise<boolean> {
  // Joining where one is already changes nothing; a private channel has to invite.
  const joined = await client.conversations.join({ channel }).then(
    () => true,
    () => false,
  );
  if (joined) return true;
  const info = await client.conversations.info({ channel }).catch(() => undefined);
  return info?.channel?.is_member ?? false;
}
