import { PermissionsBitField, type REST, Routes } from 'discord.js';

/** What a channel says of a role or of somebody. */
export interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** What the bot may do where these overwrites hold, reckoned as Discord does: roles, then what the channel says of everyone, of roles, of the bot. */
export async function permissionsIn(
  rest: REST,
  guild: string,
  overwrites: readonly Overwrite[],
): Promise<PermissionsBitField> {
  const me = (await rest.get(Routes.user())) as { id: string };
  const [member, roles] = (await Promise.all([
    rest.get(Routes.guildMember(guild, me.id)),
    rest.get(Routes.guildRoles(guild)),
  ])) as [{ roles: string[] }, { id: string; permissions: string }[]];
  const mine = (id: string) => id === guild || member.roles.includes(id);
  const base = roles.reduce((sum, role) => (mine(role.id) ? sum | BigInt(role.permissions) : sum), 0n);
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === me.id),
  ];
  const all = layers.reduce((sum, layer) => {
    const deny = layer.reduce((bits, each) => bits | BigInt(each.deny), 0n);
    const allow = layer.reduce((bits, each) => bits | BigInt(each.allow), 0n);
    return (sum & ~deny) | allow;
  }, base);
  return new PermissionsBitField(all);
}
