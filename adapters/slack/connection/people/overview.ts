import type { Channel, Person } from '#core/channel.ts';
import { partsOf } from '../../context.ts';
import type { Memberships } from './memberships.ts';
import type { SlackPermissions } from './permissions.ts';

/** A channel that somebody may know of. */
export interface KnownChannel {
  readonly channel: Channel;
  /** Whether they may change what it gets, as it was some minutes ago. */
  readonly changeable: boolean;
  /** Whether Paperboy cannot see it any more. */
  readonly unseen: boolean;
  /** As its people know it, where Slack has said so. */
  readonly name?: string | undefined;
}

/** Which of a workspace's channels somebody may know of; of some, Slack does not say now. */
export interface Overview {
  readonly known: readonly KnownChannel[];
  readonly unsure: number;
}

/** So many channels are asked about one by one. */
const ASKED = 10;

/** What somebody may know of the channels of their workspace, by two lists and a few questions, however many channels there are. */
export async function overviewOf(
  { permissions, memberships }: { permissions: SlackPermissions; memberships: Memberships },
  person: Person,
  channels: readonly Channel[],
): Promise<Overview> {
  const { team, user = '' } = partsOf(person.id);
  const [theirs, ours, allows] = await Promise.all([
    unlessUnsaid(memberships(team, user)),
    unlessUnsaid(memberships(team)),
    unlessUnsaid(permissions.rulesFor(person)),
  ]);
  let left = ASKED;
  const looks = channels.map(async (channel): Promise<KnownChannel | 'hidden' | 'unsure'> => {
    const isIn = theirs?.has(channel.id);
    const our = ours?.get(channel.id);
    if ((isIn || our?.isPublic) && theirs && allows) {
      const name = (our ?? theirs.get(channel.id))?.name;
      return { channel, unseen: false, changeable: allows(isIn === true), name };
    }
    if (theirs && ours?.has(channel.id)) return 'hidden';
    left -= 1;
    if (left < 0) return 'unsure';
    return await ask(permissions, person, channel).catch(() => 'unsure' as const);
  });
  const all = await Promise.all(looks);
  return {
    known: all.filter((each) => typeof each === 'object'),
    unsure: all.filter((each) => each === 'unsure').length,
  };
}

async function ask(
  permissions: SlackPermissions,
  person: Person,
  channel: Channel,
): Promise<KnownChannel | 'hidden'> {
  const could = () => permissions.couldConfigure(person, channel);
  if (await permissions.isUnseen(channel)) {
    // What nobody sees, only those hear of who can end it.
    return (await could().catch(() => false)) ? { channel, unseen: true, changeable: true } : 'hidden';
  }
  const changeable = await could();
  if (!(await permissions.sees(person, channel))) return 'hidden';
  return { channel, unseen: false, changeable, name: await permissions.nameOf(channel) };
}

async function unlessUnsaid<T>(asked: Promise<T>): Promise<T | undefined> {
  return await asked.catch(() => undefined);
}
