import type { APIInteraction } from 'discord.js';
import type { Channel } from '#core/channel.ts';
import type { AskedWorkspace, ManagedChannel } from '#core/subscriptions/workspace/asked-workspace.ts';
import { type CallerKnowledge, placeElsewhere } from './elsewhere.ts';
import { manyLooks } from './looks.ts';
import { namedRoles, typedRoles } from './named-roles.ts';
import { managesServer } from './rights.ts';

const MANAGERS = 'those with Manage Server, or with Manage Channels of the channel';

/** The server where somebody does something, with what of its channels is theirs to set up. */
export function askedServer(
  knowledge: CallerKnowledge,
  interaction: APIInteraction,
  guild: string,
): AskedWorkspace {
  return {
    id: guild,
    where: 'this server',
    managed: async (channels) => {
      const looking = { ...knowledge, posts: manyLooks(knowledge, guild) };
      const all = await Promise.all(
        channels.map((channel) => managed(looking, interaction, channel).catch(() => 'unsure' as const)),
      );
      return {
        channels: all.flatMap((each) => (each && each !== 'unsure' ? [each] : [])),
        unsure: all.filter((each) => each === 'unsure').length,
      };
    },
    naming: {
      who: 'Only those with Manage Server',
      otherwise: MANAGERS,
      beside: MANAGERS,
      may: async () => managesServer(interaction),
      read: async (typed) => namedRoles(knowledge.servers.roles(guild), guild, typed),
      gone: (manager) => !knowledge.servers.roles(guild).some(({ id }) => id === manager.id),
      typed: (managers) => typedRoles(knowledge.servers.roles(guild), managers),
    },
  };
}

async function managed(
  knowledge: CallerKnowledge,
  interaction: APIInteraction,
  channel: Channel,
): Promise<ManagedChannel | undefined> {
  const place = await placeElsewhere(knowledge, interaction, channel.id);
  if (!place || !(await place.may())) return undefined;
  return { channel, at: place.at, unseen: place.unseen };
}
