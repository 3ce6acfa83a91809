import { type Channel, isDirect, type Person } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import { refusalOf } from '../api-errors.ts';
import { type Origin, originChannel, partsOf, slackPerson } from '../context.ts';
import type { Line } from './client.ts';
import { type Configure, openPermissions, type SlackPermissions } from './permissions.ts';
import { ttlCache } from './ttl-cache.ts';
import { clientOf, type Workspaces } from './workspaces/workspaces.ts';

export interface People {
  /** Whoever asks, with their own zone and language. */
  caller(from: Origin): Promise<Caller>;
  /** False where Slack does not say. */
  mayConfigure(person: Person, channel: Channel): Promise<boolean>;
  readonly permissions: SlackPermissions;
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

/** What Slack knows of people, asked when it is needed and remembered for an hour. */
export function openPeople(parts: {
  workspaces: Workspaces;
  line: Line;
  clock: Clock;
  configure: Configure;
}): People {
  const { line, clock } = parts;
  const profiles = ttlCache<Profile>(clock, { ms: HOUR });
  const directs = ttlCache<string>(clock, { ms: HOUR });
  const clientFor = (team: string) => clientOf(parts, team);

  function profileOf(team: string, user: string): Promise<Profile> {
    return profiles(slackPerson(team, user).id, async () => {
      const answer = await (await clientFor(team)).users.info({ user, include_locale: true });
      const { tz, locale, is_admin, is_owner } = answer.user ?? {};
      return { zone: tz, locale: locale ?? 'en', admin: Boolean(is_admin || is_owner) };
    });
  }

  function direct(team: string, user: string): Promise<string> {
    return directs(slackPerson(team, user).id, async () => {
      const { channel } = await (await clientFor(team)).conversations.open({ users: user });
      if (!channel?.id) throw new Error('Slack opened no direct messages');
      return channel.id;
    });
  }

  const isAdmin = async (team: string, user: string) => (await profileOf(team, user)).admin;
  const permissions = openPermissions({ ...parts, clientFor, isAdmin });

  const warn = (error: unknown) =>
    line.logger.warn('slack did not say who may set a channel up', { reason: String(error) });

  return {
    direct,
    permissions,
    addressOf: async (channel) => {
      const { team, user } = partsOf(channel.workspace);
      return isDirect(channel) && user ? direct(team, user) : channel.id;
    },
    mayConfigure: (person, channel) =>
      permissions.configures(person, channel).catch((error: unknown) => {
        warn(error);
        return false;
      }),
    caller: async (from) => {
      const { team, user } = from;
      const person = slackPerson(team, user);
      const profile = await profileOf(team, user).catch(() => undefined);
      const place = originChannel(from);
      return {
        channel: place,
        person,
        locale: profile?.locale ?? 'en',
        ...(profile?.zone ? { zone: profile.zone } : {}),
        mayConfigure: () =>
          permissions.configures(person, place).catch((error: unknown) => {
            warn(error);
            throw unknownPermission(error);
          }),
      };
    },
  };
}

/** Whoever asks is not refused for what Slack does not say. */
function unknownPermission(error: unknown): UserError {
  const message =
    refusalOf(error) === 'channel_not_found'
      ? 'Paperboy is not in this channel: type /invite @Paperboy there, and try again.'
      : 'Slack did not say who may set this channel up: try again in a minute.';
  return new UserError('permission-unknown', message, { cause: error });
}
