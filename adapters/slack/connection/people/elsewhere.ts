import type { Channel, Person } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Admins } from '#core/subscriptions/admins.ts';
import { CHANNEL_ID, type Origin, slackChannel, slackPerson } from '../../context.ts';
import type { Client } from '../client.ts';
import { isOutOfSight, namedChannel } from './named-channel.ts';
import type { PersonKind } from './permissions.ts';

export interface ElsewhereOnSlack {
  readonly clientFor: (team: string) => Promise<Client>;
  /** Whoever asks, as somebody who asks there. */
  readonly caller: (from: Origin) => Caller;
  readonly kindOf: (person: Person) => Promise<PersonKind>;
  readonly admins: Pick<Admins, 'of'>;
  /** What a channel has ordered. */
  readonly subscriptions: (channel: Channel) => Promise<readonly unknown[]>;
}

/** Somebody about another channel of the workspace; undefined where there is none that they may know of. Rejects where Slack does not say. */
export async function elsewhereOnSlack(
  parts: ElsewhereOnSlack,
  { team, user, channel }: Origin,
  named: string,
): Promise<Caller | undefined> {
  const kind = await parts.kindOf(slackPerson(team, user));
  const seesPublic = kind === 'member' || kind === 'admin';
  const found = await namedChannel(await parts.clientFor(team), { user, seesPublic }, named);
  if (!found) return await outOfSight(parts, { team, user, kind }, named.replace(/^#/, ''));
  const there = parts.caller({ team, user, channel: found.id });
  return found.id === channel ? there : { ...there, at: { value: found.id, shown: `#${found.name}` } };
}

/** Somebody about a channel with digests that Paperboy cannot see any more, where they may look after these: as an admin, or since they ordered them. */
async function outOfSight(
  { admins, clientFor, caller, subscriptions }: ElsewhereOnSlack,
  { team, user, kind }: { team: string; user: string; kind: PersonKind },
  id: string,
): Promise<Caller | undefined> {
  const channel = slackChannel(team, id);
  if (!CHANNEL_ID.test(id) || (await subscriptions(channel)).length === 0) return undefined;
  const ordered = kind === 'member' && (await admins.of(channel))?.id === slackPerson(team, user).id;
  if (kind !== 'admin' && !ordered) return undefined;
  if (!(await isOutOfSight(await clientFor(team), id))) return undefined;
  const at = { value: id, shown: `#${id}` };
  return { ...caller({ team, user, channel: id }), at, mayConfigure: async () => true };
}
