import type { Channel } from '#core/channel.ts';
import type { Row, Values } from './driver.ts';

/** The rows of a channel, in a table that keeps it in three columns. */
export const HERE = 'platform = :platform AND workspace = :workspace AND channel = :channel';

/** The values that `HERE` takes. */
export function here({ platform, workspace, id }: Channel) {
  return { platform, workspace, channel: id } satisfies Values;
}

export function channelOf({ platform, workspace, channel }: Row): Channel {
  return { platform: String(platform), workspace: String(workspace), id: String(channel) };
}
