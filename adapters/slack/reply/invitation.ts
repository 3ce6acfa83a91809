import type { Caller, Reply } from '#core/commands/command.ts';
import type { Block } from '#core/document.ts';
import type { Client, Line } from '../connection/client.ts';
import { clientOf, type Workspaces } from '../connection/workspaces/workspaces.ts';
import { partsOf } from '../context.ts';

/** The note above an answer where the bot cannot post yet. */
function invitation({ at }: Pick<Caller, 'at'>): Block {
  const where = at ? `in ${at.shown}` : 'in this channel';
  const there = at ? 'there' : 'here';
  const invite = at ? 'type /invite @Paperboy there' : 'invite it with /invite @Paperboy';
  return {
    kind: 'text',
    text: `Paperboy is not ${where} yet: ${invite}, or nothing can be posted ${there}.`,
  };
}

/** The note above an answer where nobody can post. */
function archived({ at }: Pick<Caller, 'at'>): Block {
  const [what, where] = at ? [at.shown, 'there'] : ['This channel', 'here'];
  return { kind: 'text', text: `${what} is archived: nothing comes ${where} until it is unarchived.` };
}

/** The notes that stand above an answer, so that a form that is shown anew keeps them. */
const NOTES = new WeakSet<Block>();

/** Whether a block of an answer says that nothing can be posted yet. */
export function isInvitation(block: Block): boolean {
  return NOTES.has(block);
}

/** After a digest was ordered, makes sure that it can arrive: joins a public channel, else says how to be invited. */
export async function withInvitation(
  parts: { workspaces: Workspaces; line: Line },
  place: Pick<Caller, 'channel' | 'at'>,
  answer: Reply,
): Promise<Reply> {
  const { team, user } = partsOf(place.channel.workspace);
  if (user) return answer;
  const note = await hindrance(await clientOf(parts, team), place);
  if (!note) return answer;
  NOTES.add(note);
  return { ...answer, document: { ...answer.document, blocks: [note, ...answer.document.blocks] } };
}

/** Why nothing can be posted in a channel as it is; undefined where it can. */
async function hindrance(client: Client, place: Pick<Caller, 'channel' | 'at'>): Promise<Block | undefined> {
  const channel = place.channel.id;
  // Joining where one is already changes nothing; a private channel has to invite.
  const joined = await client.conversations.join({ channel }).then(
    () => true,
    () => false,
  );
  if (joined) return undefined;
  const info = await client.conversations.info({ channel }).catch(() => undefined);
  if (info?.channel?.is_archived) return archived(place);
  return info?.channel?.is_member ? undefined : invitation(place);
}
