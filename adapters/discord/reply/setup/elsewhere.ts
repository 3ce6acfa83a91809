import { type APIInteraction, type REST, Routes } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { At, Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { permissionsIn } from '../../connection/check/permissions.ts';
import { discordPerson, type Servers } from '../../context.ts';
import { DISCORD } from '../../ids.ts';
import { mentionableBy } from '../mentionable.ts';
import type { Grants } from './grants.ts';
import { manyLooks, type Unseen } from './looks.ts';
import { hasNamedRole, MANAGES, mayEnd } from './rights.ts';
import { ifKnown, type SeenChannel, seenChannel } from './seen-channel.ts';

export interface CallerKnowledge {
  readonly appApi: Pick<AppApi, 'admins' | 'managers' | 'subscriptions'>;
  readonly servers: Servers;
  readonly grants: Grants;
  readonly unseen: Unseen;
  /** As the bot, to look. */
  readonly posts: Pick<REST, 'get'>;
  /** Why links cannot be answered, in sentences for whoever wants that; undefined where they can. */
  readonly linksMissing: () => string | undefined;
}

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
  readonly seen?: SeenChannel;
}

/** So many channels are asked about anew for one thing that somebody does: the one that it is for, and one that a digest moves to. */
const ANEW = 3;

/** Answers who the asker is elsewhere on the server, as often as one thing that they do needs that: of a file with many channels, what Discord has told of them is believed. */
export function openElsewhere(
  knowledge: CallerKnowledge,
  asked: { readonly interaction: APIInteraction; readonly here: Caller },
  guild: string,
): NonNullable<Caller['elsewhere']> {
  const looking = { ...knowledge, posts: manyLooks(knowledge, guild) };
  let times = 0;
  return (named) => {
    times += 1;
    return callerElsewhere(times > ANEW ? looking : knowledge, asked, named);
  };
}

/** The same person about another channel of their server, by its id or its name; undefined where there is none that both they and the bot see, whatever else there is, and none whose digests they may look after since it cannot be seen any more. */
async function callerElsewhere(
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
  { may, overwrites, at, guild }: Pick<SeenChannel, 'may' | 'overwrites'> & { at: At; guild: string },
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

/** Another channel of the server as somebody may know of it; undefined where it is not theirs to know of. Rejects where Discord does not say, with a UserError where several are called so. */
export async function placeElsewhere(
  knowledge: CallerKnowledge,
  interaction: APIInteraction,
  named: string,
): Promise<PlaceElsewhere | undefined> {
  const { guild_id: guild } = interaction;
  if (!guild || !knowledge.servers.isOn(guild)) return undefined;
  const name = named.replace(/^#/, '');
  const ids = ID.test(name) ? [name] : knowledge.servers.called(guild, name).slice(0, MOST_ALIKE);
  const looks = await Promise.all(ids.map((id) => seenChannel(knowledge, interaction, id)));
  const found = looks.flatMap((each) => each ?? []);
  const [only] = found;
  if (found.length > 1)
    throw new UserError(
      'channel-unknown',
      `Several channels here are called “${clipWords(oneLine(name), 40)}”: type # and choose the one that is meant.`,
    );
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
  if (await ifKnown(() => posts.get(Routes.channel(channel.id)))) return undefined;
  const at = { value: channel.id, shown: `#${channel.id}` };
  return { channel, at, unseen: true, may: async () => true };
}

function unsaid(error: unknown): never {
  if (error instanceof UserError) throw error;
  throw new UserError(
    'permission-unknown',
    'Discord did not say what you may do in that channel: try again in a minute.',
    { cause: error },
  );
}
