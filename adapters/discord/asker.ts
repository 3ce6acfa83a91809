import { type APIInteraction, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '#core/command.ts';
import type { Front } from '#core/front.ts';
import { isDirectTalk, personOf, placeOf } from './place.ts';

/** Where an interaction comes from and by whom. `isOn` tells whether the app itself is on a server. */
export function askerOf(
  { admins }: Pick<Front, 'admins'>,
  interaction: APIInteraction,
  isOn: (guild: string) => boolean,
): Asker {
  const [channel, person] = [placeOf(interaction), personOf(interaction)];
  const { guild_id, member } = interaction;
  return {
    channel,
    person,
    locale: 'locale' in interaction ? interaction.locale : 'en-GB',
    async mayConfigure() {
      if (!guild_id) return isDirectTalk(interaction);
      const may = (BigInt(member?.permissions ?? 0) & PermissionFlagsBits.ManageGuild) > 0n;
      if (!may || !isOn(guild_id)) return false;
      await admins.remember(channel, person);
      return true;
    },
  };
}
