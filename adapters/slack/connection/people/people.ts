import { type Channel, isDirect, type Person } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import type { Managers } from '#core/subscriptions/workspace/managers.ts';
import type { Clock } from '#core/time/clock.ts';
import { refusalOf } from '../../api-errors.ts';
import { type Origin, originChannel, partsOf, slackPerson } from '../../context.ts';
import type { Line } from '../client.ts';
import { ttlCache } from '../ttl-cache.ts';
import { clientOf, type Workspaces } from '../workspaces/workspaces.ts';
import { askedTeam } from './asked-team.ts';
import { elsewhereOnSlack } from './elsewhere.ts';
import { openMemberships } from './memberships.ts';
import { mentionableOn } from './mentionable.ts';
import { type Overview, overviewOf } from './overview.ts';
import { type Configure, openPermissions, type PersonKind, type Standing } from './permissions.ts';
import { shownAs } from './shown-as.ts';

export interface People {
  /** Whoever asks. */
  caller(from: Origin): Caller;
  /** False where Slack does not say. */
  mayConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** What somebody may know of their workspace's channels. */
  overview(person: Person, channels: readonly Channel[]): Promise<Overview>;
  /** Slack's id of the direct messages with somebody; rejects where there can be none. */
  direct(team: string, user: string): Promise<string>;
  /** Slack's id of a channel. */
  addressOf(channel: Channel): Promise<string>;
}

interface Profile {
  readonly zone?: string | undefined;
  readonly kind: PersonKind;
}

const HOUR = 3_600_000;

/** What Slack knows of people, asked when it is needed and remembered for an hour. */
export function openPeople(parts: {
  workspaces: Workspaces;
  line: Line;
  clock: Clock;
  configure: Configure;
  admins: Pick<Admins, 'of'>;
  managers: Pick<Managers, 'of'>;
  /** What a channel has ordered. */
  subscriptions: (channel: Channel) => Promise<readonly unknown[]>;
}): People {
  const { line, clock } = parts;
  const profiles = ttlCache<Profile>(clock, { ms: HOUR });
  const directs = ttlCache<string>(clock, { ms: HOUR });
  const clientFor = (team: string) => clientOf(parts, team);

  function profileOf(team: string, user: string): Promise<Profile> {
    return profiles(slackPerson(team, user).id, async () => {
      const answer = await (await clientFor(team)).users.info({ user });
      const { user: known = {} } = answer;
      return { zone: known.tz, kind: kindOfPerson(team, known) };
    });
  }

  function direct(team: string, user: string): Promise<string> {
    return directs(slackPerson(team, user).id, async () => {
      const { channel } = await (await clientFor(team)).conversations.open({ users: user });
      if (!channel?.id) throw new Error('Slack opened no direct messages');
      return channel.id;
    });
  }

  const permissions = openPermissions({ ...parts, clientFor, profileOf });
  const memberships = openMemberships({ clock, clientFor });

  const warn = (error: unknown) =>
    line.logger.warn('slack did not say who may set a channel up', { reason: String(error) });

  return {
    direct,
    overview,
    addressOf: async (channel) => {
      const { team, user } = partsOf(channel.workspace);
      return isDirect(channel) && user ? direct(team, user) : channel.id;
    },
    mayConfigure: (person, channel) =>
      permissions.configures(person, channel).catch((error: unknown) => {
        warn(error);
        return false;
      }),
    caller,
  };

  function overview(person: Person, channels: readonly Channel[]): Promise<Overview> {
    return overviewOf({ permissions, memberships }, person, channels);
  }

  function caller(from: Origin): Caller {
    const { team, user } = from;
    const person = slackPerson(team, user);
    const place = originChannel(from);
    let standing: Standing = 'stranger';
    return {
      channel: place,
      person,
      shownAs: async () => shownAs(await clientFor(team), user),
      zone: () =>
        profileOf(team, user).then(
          ({ zone }) => zone,
          () => undefined,
        ),
      mayConfigure: async () => {
        standing = await permissions.standing(person, place).catch((error: unknown) => {
          warn(error);
          throw unknownPermission(error);
        });
        return standing === 'configures';
      },
      whyNot: () => WHY_NOT[standing],
      mentionable: (typed) =>
        mentionableOn(
          { client: () => clientFor(team), kind: async () => (await profileOf(team, user)).kind },
          typed,
        ),
      elsewhere: async (named) => {
        try {
          return await elsewhereOnSlack(
            { ...parts, clientFor, caller, kindOf: permissions.kindOf },
            from,
            named,
          );
        } catch (error) {
          warn(error);
          throw unknownPermission(error);
        }
      },
      workspace: askedTeam(
        {
          configure: parts.configure,
          clientFor,
          kindOf: permissions.kindOf,
          overview: (channels) => overview(person, channels),
        },
        from,
      ),
    };
  }
}

const WHY_NOT: Readonly<Record<Standing, string | undefined>> = {
  configures: undefined,
  stranger: undefined,
  guest: 'Guests cannot change what a channel gets: ask a member of the workspace',
  outsider:
    'Only people of the workspace that Paperboy is installed in can change what this channel gets: ask one of them',
  'in a group message': 'In a group message nothing can be set for all of you: do it in a channel',
};

interface User {
  readonly team_id?: string;
  readonly is_admin?: boolean;
  readonly is_owner?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  /** Whether they have left. */
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  /** Where the workspace is one of an organization. */
  readonly enterprise_user?: { readonly teams?: readonly string[] };
}

function kindOfPerson(team: string, user: User): PersonKind {
  const { team_id = team, enterprise_user: { teams = [] } = {} } = user;
  // Whoever has left, or is a program, changes nothing by what they were.
  if (user.deleted || user.is_bot) return 'outsider';
  if (user.is_stranger || (team_id !== team && !teams.includes(team))) return 'outsider';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner ? 'admin' : 'member';
}

/** Whoever asks is not refused for what Slack does not say. */
function unknownPermission(error: unknown): UserError {
  const message =
    refusalOf(error) === 'channel_not_found'
      ? 'Paperboy is not in this channel: type /invite @Paperboy there, and try again.'
      : 'Slack did not say who may set this channel up: try again in a minute.';
  return new UserError('permission-unknown', message, { cause: error });
}
