import { type Channel, directWorkspace, type Person } from '#core/channel.ts';

export const PLATFORM = 'slack';

/** Someone in a workspace: Slack's own ids are unique only there. */
export function personOf(team: string, user: string): Person {
  return { platform: PLATFORM, id: `${team}/${user}` };
}

/** A channel of a workspace. */
export function channelOf(team: string, id: string): Channel {
  return { platform: PLATFORM, workspace: team, id };
}

/** Stands for the channel of somebody's direct messages, which Slack names when they are opened. */
const DIRECT = 'dm';

/** Somebody's direct messages with us, which belong to them. */
export function directMessages(person: Person): Channel {
  return { platform: PLATFORM, workspace: directWorkspace(person), id: DIRECT };
}

export function isDirect({ id }: Channel): boolean {
  return id === DIRECT;
}

/** Whether one of Slack's own ids is of direct messages. */
export function isDirectId(channel: string): boolean {
  return channel.startsWith('D');
}

/** The Slack workspace of a channel's or a person's id, and the user where it names one. */
export function partsOf(id: string): { team: string; user: string | undefined } {
  const [team = '', user] = id.replace(/^@/, '').split('/');
  return { team, user };
}
