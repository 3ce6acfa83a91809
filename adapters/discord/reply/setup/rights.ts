import { type APIInteraction, PermissionFlagsBits } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import { discordPerson } from '../../context.ts';
import { DISCORD } from '../../ids.ts';

/** Either is enough, in the channel where something is done. */
export const MANAGES = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageChannels;

type Doing = Pick<APIInteraction, 'guild_id' | 'member'>;

/** Whether somebody manages the whole server: no channel gives or takes that. */
export function managesServer({ guild_id, member }: Doing): boolean {
  if (!guild_id || !member) return false;
  return (BigInt(member.permissions) & PermissionFlagsBits.ManageGuild) > 0n;
}

/** Whether somebody has a role that the server has named, and so may set up each channel that they see. */
export async function hasNamedRole(
  { managers }: Pick<AppApi, 'managers'>,
  { guild_id: guild, member }: Doing,
): Promise<boolean> {
  if (!guild || !member || member.roles.length === 0) return false;
  const named = await managers.of(DISCORD, guild);
  return named?.some(({ id }) => member.roles.includes(id)) ?? false;
}

/** Whether somebody may look after the digests of a channel that nobody can be asked about any more: who manages the server, or ordered them. */
export async function mayEnd(
  { admins }: Pick<AppApi, 'admins'>,
  interaction: APIInteraction,
  channel: Channel,
): Promise<boolean> {
  if (!channel.workspace) return false;
  if (managesServer(interaction)) return true;
  return (await admins.of(channel))?.id === discordPerson(interaction).id;
}
