import type { APIInteraction } from 'discord.js';
import type { Caller } from '#core/commands/command.ts';
import type { LinkSwitch } from '#core/delivery/link-switch.ts';
import { discordChannel, discordPerson, isDirectTalk, isPresent } from '../context.ts';
import { mentionableBy } from './mentionable.ts';
import { askedServer } from './setup/asked-server.ts';
import { type CallerKnowledge, openElsewhere } from './setup/elsewhere.ts';
import { hasNamedRole, MANAGES, managesServer } from './setup/rights.ts';

const NOT_ON_SERVER =
  'Paperboy is not on this server: you alone use it here, so nothing can be set for the channel. Whoever manages the server can add it from Paperboy’s profile';
const BETWEEN_PEOPLE =
  'In a conversation between people nothing can be set for all of them: do it in a channel';

/** Where an interaction comes from and by whom. */
export function callerOf(knowledge: CallerKnowledge, interaction: APIInteraction): Caller {
  const { appApi, servers, grants } = knowledge;
  const [channel, person] = [discordChannel(interaction, servers), discordPerson(interaction)];
  const { guild_id, member } = interaction;
  const user = member?.user ?? interaction.user;
  const here: Caller = {
    channel,
    person,
    linkSwitch: isPresent(interaction, servers) ? linksOn(knowledge, interaction) : undefined,
    shownAs: async () => ({ person: user?.global_name ?? user?.username }),
    async mayConfigure() {
      if (!guild_id) return isDirectTalk(interaction);
      const manages = (BigInt(member?.permissions ?? 0) & MANAGES) > 0n;
      if (!servers.isOn(guild_id)) return false;
      const may = grants.look(interaction) || manages || (await hasNamedRole(appApi, interaction));
      if (!may) return false;
      await appApi.admins.remember(channel, person);
      return true;
    },
    whyNot: () => {
      if (isPresent(interaction, servers)) return undefined;
      return guild_id ? NOT_ON_SERVER : BETWEEN_PEOPLE;
    },
    mentionable: async (typed) => mentionableBy(interaction, servers, typed),
  };
  if (!guild_id || !isPresent(interaction, servers)) return here;
  const asker = { ...here, workspace: askedServer(knowledge, interaction, guild_id) };
  return { ...asker, elsewhere: openElsewhere(knowledge, { interaction, here: asker }, guild_id) };
}

/** It is the whole server's: who manages one of its channels alone may not say so. */
function linksOn({ linksMissing }: CallerKnowledge, interaction: APIInteraction): LinkSwitch | undefined {
  if (!interaction.guild_id) return undefined;
  const may = managesServer(interaction);
  return { where: 'this server', may, who: 'Only those with Manage Server', missing: linksMissing() };
}
