import { UserError } from '#core/errors.ts';
import type { AskedWorkspace } from '#core/subscriptions/workspace/asked-workspace.ts';
import { CHANNEL_ID, type Origin, partsOf, slackPerson } from '../../context.ts';
import { type NamingOnSlack, namedPeople } from './named-people.ts';
import type { Overview } from './overview.ts';
import type { Configure } from './permissions.ts';

interface AskedTeamParts extends NamingOnSlack {
  readonly configure: Configure;
  readonly overview: (channels: Parameters<AskedWorkspace['managed']>[0]) => Promise<Overview>;
}

/** The workspace where somebody asks, with what of its channels is theirs to set up. */
export function askedTeam(parts: AskedTeamParts, { team, user }: Origin): AskedWorkspace {
  const { configure, kindOf, overview } = parts;
  return {
    id: team,
    where: 'this workspace',
    managed: async (channels) => {
      const { known, unsure } = await overview(channels.filter(({ id }) => CHANNEL_ID.test(id)));
      const mine = known.filter(({ changeable }) => changeable);
      return {
        channels: mine.map(({ channel, unseen, name = channel.id }) => ({
          channel,
          unseen,
          at: { value: channel.id, shown: `#${name}` },
        })),
        unsure,
      };
    },
    naming: {
      who: 'Only workspace admins',
      otherwise: configure === 'members' ? 'the members of each, and workspace admins' : 'workspace admins',
      beside: 'workspace admins',
      may: async () => (await said(kindOf(slackPerson(team, user)))) === 'admin',
      read: (typed) => said(namedPeople(parts, team, typed)),
      typed: (managers) => managers.map(({ id }) => `<@${partsOf(id).user}>`).join(' '),
    },
  };
}

async function said<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('permission-unknown', 'Slack did not say who that is: try again in a minute.', {
      cause: error,
    });
  }
}
