import {
  type APIChannel,
  type APIInteraction,
  ChannelType,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { At, Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { hasCode } from '../../api-errors.ts';
import { type Overwrite, permissionsIn, permissionsOf } from '../../connection/check/permissions.ts';
import { overwritesOf } from '../../connection/check/place.ts';
import { discordPerson, isThread, type Servers, TAKES_DIGESTS } from '../../context.ts';
import { DISCORD } from '../../ids.ts';
import { mentionableBy } from '../mentionable.ts';
import type { Grants } from './grants.ts';
import { hasNamedRole, MANAGES, mayEnd } from './rights.ts';

export interface CallerKnowledge {
  readonly appApi: Pick<AppApi, 'admins' | 'managers' | 'subscriptions'>;
  readonly servers: Servers;
  readonly grants: Grants;
  /** As the bot, to look. */
  readonly posts: Pick<REST, 'get'>;
  /** Why links cannot be answered, in sentences for whoever wants that; undefined where they can. */
  readonly linksMissing: () => string | undefined;
}

const SEES = PermissionFlagsBits.ViewChannel;
/** So many channels of one name are looked at. */
const MOST_ALIKE = 5;
const ID = /^\d{15,21}$/;

/** Another channel of the server where somebody does something. */
interface PlaceElsewhere {
  readonly channel: Channel;
  readonly at: At;
  /** Whether Paperboy cannot see it any more, and somebody may look after what is ordered there. */
  readonly unseen: boolean;
  /** Whether somebody may set it up. */
  may(): Promise<boolean>;
  /** What is left out of one that is unseen: what they may do there, and what it says of roles and people. */
  readonly seen?: Seen;
}

/** The same person about another channel of their server, by its id or its name; undefined where there is none that both they and the bot see, whatever else there is, and none whose digests they may look after since it cannot be seen any more. */
export async function callerElsewhere(
  knowledge: CallerKnowledge,
  { interaction, here }: { interaction: APIInteraction; here: Caller },
  named: string,
): Promise<Caller | undefined> {
  const place = await placeElsewhere(knowledge, interaction, named).catch(unsaid);
  if (!place) return undefined;
  const { channel, at, seen } = place;
  if (channel.id === here.channel.id) return here;
  const { mentionable: _, ...asker } = here;
  return {
    ...asker,
    channel,
    at,
    async mayConfigure() {
      if (!(await place.may())) return false;
      if (!place.unseen) await knowledge.appApi.admins.remember(channel, here.person);
      return true;
    },
    whyNot: () => undefined,
    // What they may do here says nothing of there.
    ...(seen ? { mentionable: mentionableAt(knowledge, { ...seen, at, guild: channel.workspace }) } : {}),
  };
}

function mentionableAt(
  { posts, servers }: CallerKnowledge,
  { may, overwrites, at, guild }: Pick<Seen, 'may' | 'overwrites'> & { at: At; guild: string },
): NonNullable<Caller['mentionable']> {
  return async (typed) => {
    const ours = await permissionsIn(posts, guild, overwrites).catch(unsaid);
    const [member, own] = [may, ours].map(({ bitfield }) => String(bitfield));
    const there = {
      guild_id: guild,
      member: { permissions: member ?? '0' },
      app_permissions: own ?? '0',
      at,
    };
    return mentionableBy(there, servers, typed);
  };
}

/** Another channel of the server as somebody may know of it; undefined where it is not theirs to know of. Rejects where Discord does not say. */
export async function placeElsewhere(
  knowledge: CallerKnowledge,
  interaction: APIInteraction,
  named: string,
): Promise<PlaceElsewhere | undefined> {
  const { guild_id: guild } = interaction;
  if (!guild || !knowledge.servers.isOn(guild)) return undefined;
  const name = named.replace(/^#/, '');
  const ids = ID.test(name) ? [name] : knowledge.servers.called(guild, name).slice(0, MOST_ALIKE);
  const looks = await Promise.all(ids.map((id) => lookAt(knowledge, interaction, id)));
  const found = looks.flatMap((each) => each ?? []);
  const [only] = found;
  // Of several by one name nobody knows which is meant.
  if (found.length > 1) return undefined;
  const placeOf = (id: string) => ({ platform: DISCORD, workspace: guild, id });
  if (!only) return ID.test(name) ? await unseenPlace(knowledge, interaction, placeOf(name)) : undefined;
  return {
    channel: placeOf(only.id),
    at: { value: only.id, shown: `#${only.name}` },
    unseen: false,
    may: async () =>
      only.may.any(MANAGES) ||
      knowledge.grants.holds(only.id, discordPerson(interaction).id) ||
      (await hasNamedRole(knowledge.appApi, interaction)),
    seen: only,
  };
}

/** A channel with digests that Paperboy cannot see any more, for those who may look after these. */
async function unseenPlace(
  { appApi, posts }: CallerKnowledge,
  interaction: APIInteraction,
  channel: Channel,
): Promise<PlaceElsewhere | undefined> {
  if (!(await mayEnd(appApi, interaction, channel))) return undefined;
  if ((await appApi.subscriptions(channel)).length === 0) return undefined;
  // One that is there, and is not theirs to see.
  if (await look(() => posts.get(Routes.channel(channel.id)))) return undefined;
  const at = { value: channel.id, shown: `#${channel.id}` };
  return { channel, at, unseen: true, may: async () => true };
}

function unsaid(error: unknown): never {
  throw new UserError(
    'permission-unknown',
    'Discord did not say what you may do in that channel: try again in a minute.',
    { cause: error },
  );
}

interface Seen {
  readonly id: string;
  readonly name: string;
  /** What the asker may do there. */
  readonly may: PermissionsBitField;
  /** What is said of roles and people there. */
  readonly overwrites: readonly Overwrite[];
}

async function lookAt(
  knowledge: CallerKnowledge,
  interaction: APIInteraction,
  id: string,
): Promise<Seen | undefined> {
  const { posts, servers } = knowledge;
  const found = await look(() => posts.get(Routes.channel(id)) as Promise<APIChannel>);
  if (!found || !('guild_id' in found) || found.guild_id !== interaction.guild_id) return undefined;
  if (!TAKES_DIGESTS.some((type) => type === found.type)) return undefined;
  // One that the bot has opened for the rest of a digest is its channel's.
  if (isThread(found) && 'parent_id' in found && found.parent_id && servers.isOwnThread(found))
    return await lookAt(knowledge, interaction, found.parent_id);
  const place = isThread(found) && 'parent_id' in found ? found.parent_id : undefined;
  // Of what may be done in a thread, only its channel says something.
  const above = place ? await look(() => posts.get(Routes.channel(place)) as Promise<APIChannel>) : found;
  if (!above) return undefined;
  const overwrites = overwritesOf(above);
  const may = await permissionsAt(posts, interaction, { channel: found, overwrites });
  return may?.has(SEES) ? { id, name: found.name ?? id, may, overwrites } : undefined;
}

/** What the asker may do in a channel: as Discord says it beside an option, else as it can be reckoned; undefined where it is not theirs to know of. */
async function permissionsAt(
  posts: CallerKnowledge['posts'],
  { guild_id: guild = '', member, ...interaction }: APIInteraction,
  { channel, overwrites }: { channel: APIChannel; overwrites: readonly Overwrite[] },
): Promise<PermissionsBitField | undefined> {
  if (!member) return undefined;
  const told = resolved(interaction, channel.id);
  const who = { id: member.user.id, roles: member.roles };
  const own = BigInt(member.permissions);
  // Whoever may do everything somewhere on a server may do so everywhere on it.
  const all = (own & PermissionFlagsBits.Administrator) > 0n;
  const asked = { guild, member: who, overwrites };
  const may = told ?? (all ? new PermissionsBitField(own) : await permissionsOf(posts, asked));
  const isOpen = channel.type !== ChannelType.PrivateThread || may.has(PermissionFlagsBits.ManageThreads);
  const isIn = () => look(() => posts.get(Routes.threadMembers(channel.id, who.id)));
  return isOpen || (await isIn()) ? may : undefined;
}

/** What Discord says of a channel that was chosen as an option. */
function resolved(interaction: object, id: string): PermissionsBitField | undefined {
  const { data } = interaction as {
    data?: { resolved?: { channels?: Readonly<Record<string, { permissions?: string }>> } };
  };
  const permissions = data?.resolved?.channels?.[id]?.permissions;
  return permissions === undefined ? undefined : new PermissionsBitField(BigInt(permissions));
}

/** Something that Discord may not know, or not tell the bot of. */
async function look<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (hasCode(error, 10003, 10004, 10013, 50001, 50013)) return undefined;
    throw error;
  }
}
