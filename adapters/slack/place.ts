import type { Channel, Person } from '#core/channel.ts';

export const PLATFORM = 'slack';

/** Someone in a workspace: Slack's own ids are unique only there. */
export function personOf(team: string, user: string): Person {
  return { platform: PLATFORM, id: `${team}/${user}` };
}

/** A channel of a workspace. */
export function channelOf(team: string, id: string): Channel {
  return { platform: PLATFORM, workspace: team, id };
}

/** Slack's own ids of channels, as they may stand in markup. */
export const CHANNEL_ID = /^[CG][A-Z0-9]+$/;

/** Whether one of Slack's own ids is of direct messages. */
export function isDirectId(channel: string): boolean {
  return channel.startsWith('D');
}

/** The Slack workspace of a channel's or a person's id, and the user where it names one. */
export function partsOf(id: string): { team: string; user: string | undefined } {
  const [team = '', user] = id.replace(/^@/, '').split('/');
  return { team, user };
}
