import { type APIInteraction, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '#core/command.ts';
import type { Front } from '#core/front.ts';
import { isDirectTalk, personOf, placeOf, type Servers } from './place.ts';

/** Where an interaction comes from and by whom. */
export function askerOf(
  { admins }: Pick<Front, 'admins'>,
  interaction: APIInteraction,
  servers: Servers,
): Asker {
  const [channel, person] = [placeOf(interaction, servers), personOf(interaction)];
  const { guild_id, member } = interaction;
  return {
    channel,
    person,
    locale: 'locale' in interaction ? interaction.locale : 'en-GB',
    async mayConfigure() {
      if (!guild_id) return isDirectTalk(interaction);
      const may = (BigInt(member?.permissions ?? 0) & PermissionFlagsBits.ManageGuild) > 0n;
      if (!may || !servers.isOn(guild_id)) return false;
      await admins.remember(channel, person);
      return true;
    },
  };
}
