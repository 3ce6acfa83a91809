import { PermissionsBitField, type REST, Routes } from 'discord.js';

/** What a channel says of a role or of somebody. */
export interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** Somebody on a server, with the ids of their roles there. */
interface Member {
  readonly id: string;
  readonly roles: readonly string[];
}

interface RoleFacts {
  readonly id: string;
  readonly permissions: string;
}

/** What the bot may do where these overwrites hold. */
export async function permissionsIn(
  rest: Pick<REST, 'get'>,
  guild: string,
  overwrites: readonly Overwrite[],
): Promise<PermissionsBitField> {
  const { id } = (await rest.get(Routes.user())) as { id: string };
  const { roles } = (await rest.get(Routes.guildMember(guild, id))) as Pick<Member, 'roles'>;
  return await permissionsOf(rest, { guild, member: { id, roles }, overwrites });
}

/** What somebody may do where these overwrites hold, reckoned as Discord does: roles, then what the channel says of everyone, of roles, of them. */
export async function permissionsOf(
  rest: Pick<REST, 'get'>,
  { guild, member, overwrites }: { guild: string; member: Member; overwrites: readonly Overwrite[] },
): Promise<PermissionsBitField> {
  const roles = (await rest.get(Routes.guildRoles(guild))) as readonly RoleFacts[];
  const mine = (id: string) => id === guild || member.roles.includes(id);
  const base = roles.reduce((sum, role) => (mine(role.id) ? sum | BigInt(role.permissions) : sum), 0n);
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === member.id),
  ];
  const all = layers.reduce((sum, layer) => {
    const deny = layer.reduce((bits, each) => bits | BigInt(each.deny), 0n);
    const allow = layer.reduce((bits, each) => bits | BigInt(each.allow), 0n);
    return (sum & ~deny) | allow;
  }, base);
  return new PermissionsBitField(all);
}
