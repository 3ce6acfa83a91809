import { type Channel, directWorkspace, type Person } from '#core/channel.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import type { Managers } from '#core/subscriptions/workspace/managers.ts';
import type { Clock } from '#core/time/clock.ts';
import { refusalOf, scopeMissing } from '../../api-errors.ts';
import { partsOf, SLACK } from '../../context.ts';
import type { Client } from '../client.ts';
import { ttlCache } from '../ttl-cache.ts';
import { isMember } from './named-channel.ts';

/** Who may change what a channel gets. */
export type Configure = 'members' | 'admins';

/** What somebody is to a workspace; an outsider is in a channel that it shares with another one. */
export type PersonKind = 'admin' | 'member' | 'guest' | 'outsider';

/** What somebody is to a channel: whoever may configure it, or why not. */
export type Standing = 'configures' | 'stranger' | 'guest' | 'outsider' | 'in a group message';

/** What somebody is to a channel. All of it rejects where Slack does not say. */
export interface SlackPermissions {
  standing(person: Person, channel: Channel): Promise<Standing>;
  configures(person: Person, channel: Channel): Promise<boolean>;
  /** The same as it was some minutes ago, for what is only shown. */
  couldConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** Whether somebody may know of a channel, which of a private one only its members may; as it was some minutes ago. */
  sees(person: Person, channel: Channel): Promise<boolean>;
  /** Whether Paperboy itself cannot see a channel: it is gone, or it is private and Paperboy was put out of it. */
  isUnseen(channel: Channel): Promise<boolean>;
  /** What somebody is to their workspace. */
  kindOf(person: Person): Promise<PersonKind>;
  /** Whether somebody may configure a channel that they see, by whether they are in it. */
  rulesFor(person: Person): Promise<(isIn: boolean) => boolean>;
  /** What a channel's people call it; undefined where Slack has not said it. */
  nameOf(channel: Channel): Promise<string | undefined>;
}

interface ChannelFacts {
  readonly kind: 'public' | 'private' | 'group message' | 'unseen';
  readonly name?: string | undefined;
}

const HOUR = 3_600_000;
const MINUTES = 5 * 60_000;

export function openPermissions(parts: {
  configure: Configure;
  clock: Clock;
  clientFor: (team: string) => Promise<Client>;
  profileOf: (team: string, user: string) => Promise<{ readonly kind: PersonKind }>;
  /** Who set a channel up last. */
  admins: Pick<Admins, 'of'>;
  /** Whom a workspace has named. */
  managers: Pick<Managers, 'of'>;
}): SlackPermissions {
  const { configure, clock, clientFor, profileOf, admins, managers } = parts;
  const facts = ttlCache<ChannelFacts>(clock, { ms: HOUR });
  const seen = ttlCache<boolean>(clock, { ms: MINUTES });
  const could = ttlCache<boolean>(clock, { ms: MINUTES });

  const isIn = async (team: string, user: string, channel: string): Promise<boolean> =>
    await isMember(await clientFor(team), user, channel);

  function factsOf(team: string, id: string): Promise<ChannelFacts> {
    return facts(`${team}/${id}`, async () => {
      const client = await clientFor(team);
      return client.conversations.info({ channel: id }).then(factsIn, factsBehind);
    });
  }
  const kindOf = async (team: string, id: string) => (await factsOf(team, id)).kind;

  async function standing(person: Person, channel: Channel): Promise<Standing> {
    if (channel.workspace === directWorkspace(person)) return 'configures';
    const { team, user } = partsOf(person.id);
    if (!user || channel.workspace !== team) return 'outsider';
    const { kind } = await profileOf(team, user);
    if (kind === 'guest' || kind === 'outsider') return kind;
    return await standingOf(person, kind, channel);
  }

  async function standingOf({ id }: Person, kind: PersonKind, channel: Channel): Promise<Standing> {
    const { team, user = '' } = partsOf(id);
    const what = await kindOf(team, channel.id);
    if (what === 'group message') return 'in a group message';
    if (kind === 'admin') return 'configures';
    // Nobody can be asked who is in it, and somebody has to be able to end what was ordered there.
    if (what === 'unseen' && (await admins.of(channel))?.id === id) return 'configures';
    const named = await isNamed(team, id);
    // Whoever is named has to see it, and where nobody is, members have to be in it.
    if (named) return (await seesNow(team, user, channel.id)) ? 'configures' : 'stranger';
    const isThere = named === undefined && configure === 'members' && (await isIn(team, user, channel.id));
    return isThere ? 'configures' : 'stranger';
  }

  /** Undefined where the workspace has named nobody, so that others may. */
  async function isNamed(team: string, person: string): Promise<boolean | undefined> {
    const named = await managers.of(SLACK, team);
    return named?.some(({ id }) => id === person);
  }

  async function rulesFor({ id }: Person): Promise<(isIn: boolean) => boolean> {
    const { team, user = '' } = partsOf(id);
    const { kind } = await profileOf(team, user);
    const named = await isNamed(team, id);
    if (kind === 'guest' || kind === 'outsider') return () => false;
    if (kind === 'admin' || named) return () => true;
    return (isThere) => named === undefined && configure === 'members' && isThere;
  }

  const seesNow = async (team: string, user: string, channel: string) =>
    (await kindOf(team, channel)) === 'public' || (await isIn(team, user, channel));

  async function sees(person: Person, channel: Channel): Promise<boolean> {
    const { team, user } = partsOf(person.id);
    if (!user || channel.workspace !== team) return false;
    return await seesNow(team, user, channel.id);
  }

  const configures = async (person: Person, channel: Channel) =>
    (await standing(person, channel)) === 'configures';

  const both = (person: Person, channel: Channel) => `${person.id} ${channel.workspace} ${channel.id}`;
  return {
    standing,
    configures,
    couldConfigure: (person, channel) => could(both(person, channel), () => configures(person, channel)),
    sees: (person, channel) => seen(both(person, channel), () => sees(person, channel)),
    isUnseen: async ({ workspace, id }) => (await kindOf(workspace, id)) === 'unseen',
    kindOf: async ({ id }) => {
      const { team, user = '' } = partsOf(id);
      return (await profileOf(team, user)).kind;
    },
    rulesFor,
    nameOf: async ({ workspace, id }) => (await factsOf(workspace, id)).name,
  };
}

function factsIn({
  channel,
}: {
  readonly channel?: { readonly is_mpim?: boolean; readonly is_private?: boolean; readonly name?: string };
}): ChannelFacts {
  if (channel?.is_mpim) return { kind: 'group message' };
  return { kind: channel?.is_private === false ? 'public' : 'private', name: channel?.name };
}

/** What a refusal to tell of a channel says about it; throws where that is nothing. */
function factsBehind(error: unknown): ChannelFacts {
  // The app asks for no scope for group messages, and Slack names the one that would be needed.
  if (scopeMissing(error) === 'mpim:read') return { kind: 'group message' };
  // A private channel that it is not in is hidden from it.
  if (refusalOf(error) === 'channel_not_found') return { kind: 'unseen' };
  throw error;
}
