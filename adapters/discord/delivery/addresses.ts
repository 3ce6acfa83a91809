import { type REST, Routes } from 'discord.js';
import { type Channel, personBehind } from '#core/channel.ts';

/** Finds the channel that Discord knows a place by; a conversation with a person is opened once. */
export function openAddresses(rest: Pick<REST, 'post'>) {
  const opened = new Map<string, string>();
  return async (place: Channel, signal?: AbortSignal): Promise<string> => {
    const reader = personBehind(place);
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
