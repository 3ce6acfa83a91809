import type { Channel } from '#core/channel.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Block } from '#core/document.ts';
import type { Client, Line } from '../connection/client.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { partsOf } from '../context.ts';

/** The note above an answer where the bot cannot post yet. */
export const INVITATION: Block = {
  kind: 'text',
  text: 'Paperboy is not in this channel yet: invite it with /invite @Paperboy, or nothing can be posted here.',
};

/** The note above an answer where nobody can post. */
const ARCHIVED: Block = {
  kind: 'text',
  text: 'This channel is archived: nothing comes here until it is unarchived.',
};

/** After a digest was ordered, makes sure that it can arrive: joins a public channel, else says how to be invited. */
export async function withInvitation(
  parts: { workspaces: Workspaces; line: Line },
  channel: Channel,
  answer: Reply,
): Promise<Reply> {
  const { team, user } = partsOf(channel.workspace);
  if (user) return answer;
  const note = await hindrance(await clientOf(parts, team), channel.id);
  if (!note) return answer;
  return { ...answer, document: { ...answer.document, blocks: [note, ...answer.document.blocks] } };
}

/** Why nothing can be posted in a channel as it is; undefined where it can. */
async function hindrance(client: Client, channel: string): Promise<Block | undefined> {
  // Joining where one is already changes nothing; a private channel has to invite.
  const joined = await client.conversations.join({ channel }).then(
    () => true,
    () => false,
  );
  if (joined) return undefined;
  const info = await client.conversations.info({ channel }).catch(() => undefined);
  if (info?.channel?.is_archived) return ARCHIVED;
  return info?.channel?.is_member ? undefined : INVITATION;
}
