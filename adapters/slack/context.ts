import { type Channel, directMessages, type Person } from '#core/channel.ts';
import type { ButtonOwner } from '#core/commands/buttons.ts';

export const SLACK = 'slack';

/** Someone in a workspace: Slack's own ids are unique only there. */
export function slackPerson(team: string, user: string): Person {
  return { platform: SLACK, id: `${team}/${user}` };
}

/** A channel of a workspace. */
export function slackChannel(team: string, id: string): Channel {
  return { platform: SLACK, workspace: team, id };
}

/** Where something was typed or pressed, and by whom. */
export interface Origin {
  readonly team: string;
  readonly user: string;
  /** Empty in a modal. */
  readonly channel: string;
}

/** The channel that is meant: a modal has none, and somebody's talk with somebody else is no place for us, so that it is their talk with us. */
export function originChannel({ team, user, channel }: Origin): Channel {
  const isOurs = channel !== '' && !isDirectId(channel);
  return isOurs ? slackChannel(team, channel) : directMessages(slackPerson(team, user));
}

/** To whom an answer's buttons belong. */
export function slackButtonOwner(from: Origin): ButtonOwner {
  return { channel: originChannel(from), person: slackPerson(from.team, from.user) };
}

/** Slack's own ids of channels, as they may stand in markup. */
export const CHANNEL_ID = /^[CG][A-Z0-9]+$/;

/** The same of user groups. */
export const GROUP_ID = /^S[A-Z0-9]{2,30}$/;

/** The same of people, wherever they stand in a text. */
export const PERSON_ID = /\b[UW][A-Z0-9]{1,30}\b/g;

/** Those of a channel who are there now, or all of them, as markup names them. */
export const WHOLE_CHANNEL: readonly string[] = ['here', 'channel'];

/** Whether one of Slack's own ids is of direct messages. */
export function isDirectId(channel: string): boolean {
  return channel.startsWith('D');
}

/** Whether more people than the one who asks are there. */
export function isChannel({ channel }: Origin): boolean {
  return channel !== '' && !isDirectId(channel);
}

/** The Slack workspace of a channel's or a person's id, and the user where it names one. */
export function partsOf(id: string): { team: string; user: string | undefined } {
  const [team = '', user] = id.replace(/^@/, '').split('/');
  return { team, user };
}
