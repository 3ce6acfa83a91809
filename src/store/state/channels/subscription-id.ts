import { createHash } from 'node:crypto';
import type { Channel } from '#core/channel.ts';

/** The id of a channel's subscription of a name, for ever: whoever ends it and orders it anew, or restores a backup of before, has the same one, and what was given on its dates still counts. */
export function subscriptionId({ platform, workspace, id }: Channel, name: string): string {
  const text = JSON.stringify([platform, workspace, id, name]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
