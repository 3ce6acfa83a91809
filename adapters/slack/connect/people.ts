import { type Channel, directMessages, directWorkspace, isDirect, type Person } from '#core/channel.ts';
import type { Asker } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Clock } from '#core/ports.ts';
import { type Line, onceClient } from '../client.ts';
import { channelOf, isDirectId, partsOf, personOf } from '../place.ts';
import { refusalOf } from '../refusals.ts';
import { remember } from './remember.ts';
import type { Workspaces } from './workspaces.ts';

/** Who may change what a channel gets. */
export type Configure = 'members' | 'admins';

export interface People {
  /** Whoever asks, with their own zone and language. */
  asker(from: { team: string; user: string; channel: string }): Promise<Asker>;
  mayConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** What somebody may be shown of a channel: nothing of a private one that they are not in. As it was some minutes ago. */
  sees(person: Person, channel: Channel): Promise<boolean>;
  /** Whether they are shown what changes it; not whether they may. As it was some minutes ago. */
  couldConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** Slack's id of the direct messages with somebody; rejects where there can be none. */
  direct(team: string, user: string): Promise<string>;
  /** Slack's id of a channel. */
  addressOf(channel: Channel): Promise<string>;
}

interface Profile {
  readonly zone?: string | undefined;
  readonly locale: string;
  readonly admin: boolean;
}

const HOUR = 3_600_000;
/** How long somebody may still be shown what they could see before. */
const SHOWN = 5 * 60_000;

/** What Slack knows of people, asked when it is needed and remembered for a while. */
export function openPeople(parts: {
  workspaces: Workspaces;
  line: Line;
  clock: Clock;
  configure: Configure;
}): People {
  const { workspaces, line, clock, configure } = parts;
  const profiles = remember<Profile>(clock, { ms: HOUR });
  const directs = remember<string>(clock, { ms: HOUR });
  const publics = remember<boolean>(clock, { ms: HOUR });
  const seen = remember<boolean>(clock, { ms: SHOWN });
  const could = remember<boolean>(clock, { ms: SHOWN });

  async function clientFor(team: string) {
    const workspace = await workspaces.of(team);
    if (!workspace) throw new Error(`not installed in the workspace ${team}`);
    return onceClient(workspace.token, line);
  }

  function profileOf(team: string, user: string): Promise<Profile> {
    return profiles(personOf(team, user).id, async () => {
      const answer = await (await clientFor(team)).users.info({ user, include_locale: true });
      const { tz, locale, is_admin, is_owner } = answer.user ?? {};
      return { zone: tz, locale: locale ?? 'en', admin: Boolean(is_admin || is_owner) };
    });
  }

  function direct(team: string, user: string): Promise<string> {
    return directs(personOf(team, user).id, async () => {
      const { channel } = await (await clientFor(team)).conversations.open({ users: user });
      if (!channel?.id) throw new Error('Slack opened no direct messages');
      return channel.id;
    });
  }

  function isPublic(team: string, id: string): Promise<boolean> {
    return publics(`${team}/${id}`, async () => {
      const { channel } = await (await clientFor(team)).conversations.info({ channel: id });
      return channel?.is_private === false;
    });
  }

  async function isMember(team: string, user: string, channel: string): Promise<boolean> {
    const client = await clientFor(team);
    let cursor: string | undefined;
    do {
      const page = await client.conversations.members({ channel, limit: 999, ...(cursor ? { cursor } : {}) });
      if (page.members?.includes(user)) return true;
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return false;
  }

  /** Rejects where Slack does not say. */
  async function configures(person: Person, channel: Channel): Promise<boolean> {
    if (channel.workspace === directWorkspace(person)) return true;
    const { team, user } = partsOf(person.id);
    if (!user || channel.workspace !== team) return false;
    const { admin } = await profileOf(team, user);
    return admin || (configure === 'members' && (await isMember(team, user, channel.id)));
  }

  /** What Slack does not say is not shown. */
  async function sees({ id }: Person, channel: Channel): Promise<boolean> {
    const { team, user } = partsOf(id);
    if (!user || channel.workspace !== team) return false;
    return (await isPublic(team, channel.id)) || (await isMember(team, user, channel.id));
  }

  function warn(error: unknown): void {
    line.logger.warn('slack did not say who may set a channel up', { reason: String(error) });
  }

  return {
    direct,
    addressOf: async (channel) => {
      const { team, user } = partsOf(channel.workspace);
      return isDirect(channel) && user ? direct(team, user) : channel.id;
    },
    mayConfigure: (person, channel) =>
      configures(person, channel).catch((error: unknown) => {
        warn(error);
        return false;
      }),
    sees: (person, channel) =>
      seen(`${person.id} ${channel.id}`, () => sees(person, channel)).catch(() => false),
    couldConfigure: (person, channel) =>
      could(`${person.id} ${channel.id}`, () => configures(person, channel)).catch(() => false),
    asker: async ({ team, user, channel }) => {
      const person = personOf(team, user);
      const profile = await profileOf(team, user).catch(() => undefined);
      // A modal has no channel, and somebody's talk with somebody else is no place for us: what is meant is their talk with us.
      const place = channel && !isDirectId(channel) ? channelOf(team, channel) : directMessages(person);
      return {
        channel: place,
        person,
        locale: profile?.locale ?? 'en',
        ...(profile?.zone ? { zone: profile.zone } : {}),
        mayConfigure: () =>
          configures(person, place).catch((error: unknown) => {
            warn(error);
            throw unsaid(error);
          }),
      };
    },
  };
}

/** Whoever asks is not refused for what Slack does not say. */
function unsaid(error: unknown): UserError {
  const message =
    refusalOf(error) === 'channel_not_found'
      ? 'Paperboy is not in this channel: type /invite @Paperboy there, and try again.'
      : 'Slack did not say who may set this channel up: try again in a minute.';
  return new UserError(message, { cause: error });
}
