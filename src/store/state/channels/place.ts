import type { Channel } from '#core/channel.ts';
import type { DatabaseRow, QueryValues } from '../driver.ts';

/** The rows of a channel, in a table that keeps it in three columns. */
export const HERE = 'platform = :platform AND workspace = :workspace AND channel = :channel';

/** The values that `HERE` takes. */
export function here({ platform, workspace, id }: Channel) {
  return { platform, workspace, channel: id } satisfies QueryValues;
}

export function channelOfRow({ platform, workspace, channel }: DatabaseRow): Channel {
  return { platform: String(platform), workspace: String(workspace), id: String(channel) };
}
