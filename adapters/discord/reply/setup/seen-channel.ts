import {
  type APIChannel,
  type APIInteraction,
  ChannelType,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import { hasCode } from '../../api-errors.ts';
import { type Overwrite, permissionsOf } from '../../connection/check/permissions.ts';
import { overwritesOf } from '../../connection/check/place.ts';
import { isThread, type Servers, TAKES_DIGESTS } from '../../context.ts';

interface Looking {
  readonly servers: Pick<Servers, 'isOwnThread'>;
  /** As the bot, to look. */
  readonly posts: Pick<REST, 'get'>;
}

const SEES = PermissionFlagsBits.ViewChannel;

/** A channel that somebody may know of. */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  /** What the asker may do there. */
  readonly may: PermissionsBitField;
  /** What is said of roles and people there. */
  readonly overwrites: readonly Overwrite[];
}

/** A channel of the server that takes digests, where the asker and the bot both see it; a thread that the bot has opened is its channel. Rejects where Discord does not say. */
export async function seenChannel(
  knowledge: Looking,
  interaction: APIInteraction,
  id: string,
): Promise<SeenChannel | undefined> {
  const { posts, servers } = knowledge;
  const found = await ifKnown(() => posts.get(Routes.channel(id)) as Promise<APIChannel>);
  if (!found || !('guild_id' in found) || found.guild_id !== interaction.guild_id) return undefined;
  if (!TAKES_DIGESTS.some((type) => type === found.type)) return undefined;
  // One that the bot has opened for the rest of a digest is its channel's.
  if (isThread(found) && 'parent_id' in found && found.parent_id && servers.isOwnThread(found))
    return await seenChannel(knowledge, interaction, found.parent_id);
  const place = isThread(found) && 'parent_id' in found ? found.parent_id : undefined;
  // Of what may be done in a thread, only its channel says something.
  const above = place ? await ifKnown(() => posts.get(Routes.channel(place)) as Promise<APIChannel>) : found;
  if (!above) return undefined;
  const overwrites = overwritesOf(above);
  const may = await permissionsAt(posts, interaction, { channel: found, overwrites });
  return may?.has(SEES) ? { id, name: found.name ?? id, may, overwrites } : undefined;
}

/** What the asker may do in a channel: as Discord says it beside an option, else as it can be reckoned; undefined where it is not theirs to know of. */
async function permissionsAt(
  posts: Looking['posts'],
  { guild_id: guild = '', member, ...interaction }: APIInteraction,
  { channel, overwrites }: { channel: APIChannel; overwrites: readonly Overwrite[] },
): Promise<PermissionsBitField | undefined> {
  if (!member) return undefined;
  const told = resolved(interaction, channel.id);
  const who = { id: member.user.id, roles: member.roles };
  const own = BigInt(member.permissions);
  // Whoever may do everything somewhere on a server may do so everywhere on it.
  const all = (own & PermissionFlagsBits.Administrator) > 0n;
  const asked = { guild, member: who, overwrites };
  const may = told ?? (all ? new PermissionsBitField(own) : await permissionsOf(posts, asked));
  const isOpen = channel.type !== ChannelType.PrivateThread || may.has(PermissionFlagsBits.ManageThreads);
  const isIn = () => ifKnown(() => posts.get(Routes.threadMembers(channel.id, who.id)));
  return isOpen || (await isIn()) ? may : undefined;
}

/** What Discord says of a channel that was chosen as an option. */
function resolved(interaction: object, id: string): PermissionsBitField | undefined {
  const { data } = interaction as {
    data?: { resolved?: { channels?: Readonly<Record<string, { permissions?: string }>> } };
  };
  const permissions = data?.resolved?.channels?.[id]?.permissions;
  return permissions === undefined ? undefined : new PermissionsBitField(BigInt(permissions));
}

/** Something that Discord may not know, or not tell the bot of: undefined then. */
export async function ifKnown<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (hasCode(error, 10003, 10004, 10013, 50001, 50013)) return undefined;
    throw error;
  }
}
