import { type APIInteraction, InteractionContextType, type REST, Routes } from 'discord.js';
import { type Channel, directMessages, type Person, personOf as readerOf } from '#core/channel.ts';

export const PLATFORM = 'discord';

/** Who has done something. */
export function personOf({ member, user }: APIInteraction): Person {
  return { platform: PLATFORM, id: member?.user.id ?? user?.id ?? '' };
}

/** Where something was done. */
export function placeOf(interaction: APIInteraction): Channel {
  const { guild_id, channel } = interaction;
  if (guild_id && channel) return { platform: PLATFORM, workspace: guild_id, id: channel.id };
  return directMessages(personOf(interaction));
}

/** Whether someone talks with the bot alone. */
export function isDirectTalk({ context, guild_id }: APIInteraction): boolean {
  return context === undefined ? !guild_id : context === InteractionContextType.BotDM;
}

/** Finds the channel that Discord knows a place by; a conversation with a person is opened once. */
export function openAddresses(rest: Pick<REST, 'post'>) {
  const opened = new Map<string, string>();
  return async (place: Channel, signal?: AbortSignal): Promise<string> => {
    const reader = readerOf(place);
    if (!reader) return place.id;
    const known = opened.get(place.workspace);
    if (known) return known;
    const body = { recipient_id: reader.id };
    const { id } = (await rest.post(Routes.userChannels(), { body, ...(signal ? { signal } : {}) })) as {
      id: string;
    };
    opened.set(place.workspace, id);
    return id;
  };
}
export type Addresses = ReturnType<typeof openAddresses>;
