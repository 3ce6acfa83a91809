import { type APIInteraction, PermissionFlagsBits, type REST, Routes } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import { plural } from '#core/text/text.ts';
import { hasCode } from '../../api-errors.ts';
import { discordPerson } from '../../context.ts';
import { encodeCustomId } from '../../custom-id.ts';
import { DISCORD } from '../../ids.ts';
import { DISCORD_LIMITS } from '../../limits.ts';
import { buttonOf } from '../../render/buttons.ts';
import { type Page, renderForDiscord } from '../../render/render.ts';
import { withButton } from '../with-button.ts';

interface Looking {
  readonly appApi: AppApi;
  readonly posts: Pick<REST, 'get'>;
}

/** So many channels of a server are looked at. */
const MOST = 50;

/** Whoever asks, as somebody who may end the digest of another channel of the same server: who manages the server, or ordered it. */
export function enderOf(
  { appApi }: Looking,
  caller: Caller,
  interaction: APIInteraction,
  id: string,
): Caller {
  const { guild_id: workspace = '' } = interaction;
  const channel = { platform: DISCORD, workspace, id };
  return { ...caller, channel, mayConfigure: () => mayEnd(appApi, interaction, channel) };
}

async function mayEnd({ admins }: AppApi, interaction: APIInteraction, channel: Channel): Promise<boolean> {
  if (!channel.workspace) return false;
  const rights = BigInt(interaction.member?.permissions ?? 0);
  if ((rights & PermissionFlagsBits.ManageGuild) > 0n) return true;
  return (await admins.of(channel))?.id === discordPerson(interaction).id;
}

/** A page that lists the digests of channels which Paperboy cannot see any more, where the asker may end some; it ends them. */
export async function unseenPages(looking: Looking, interaction: APIInteraction): Promise<readonly Page[]> {
  const { appApi } = looking;
  const unseen: Channel[] = [];
  for (const channel of await channelsOf(appApi, interaction.guild_id)) {
    if (!(await mayEnd(appApi, interaction, channel))) continue;
    if (await isUnseen(looking, channel)) unseen.push(channel);
  }
  if (unseen.length === 0) return [];
  const named = unseen.slice(0, DISCORD_LIMITS.row);
  const rest = unseen.length - named.length;
  const summary = `Paperboy cannot see ${plural(unseen.length, 'channel')} any more for which a digest is ordered: ${named
    .map(({ id }) => id)
    .join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Let it see them, or stop those digests.`;
  const digests = (await Promise.all(named.map((channel) => appApi.subscriptions(channel)))).flat();
  const shown = digests.slice(0, DISCORD_LIMITS.row);
  const pages = renderForDiscord(
    { summary, blocks: [{ kind: 'text', text: summary }] },
    { commands: appApi.commands },
  );
  return pages.map((page) => shown.reduce(withStop, page));
}

function withStop(page: Page, { channel: { id }, name }: Subscription, at: number): Page {
  const isFirst = name === SUBSCRIPTION_DEFAULTS.name;
  const label = isFirst ? `Stop the one of ${id}` : `Stop ${name} of ${id}`;
  return withButton(page, buttonOf(label, encodeCustomId('end', at, isFirst ? id : `${id} ${name}`)));
}

async function channelsOf(appApi: AppApi, guild: string | undefined): Promise<readonly Channel[]> {
  const all = await appApi.channels(DISCORD);
  return all.filter(({ workspace }) => workspace === guild).slice(0, MOST);
}

/** What Discord does not say now is taken to be there. */
async function isUnseen({ posts }: Looking, { id }: Channel): Promise<boolean> {
  try {
    await posts.get(Routes.channel(id));
    return false;
  } catch (error) {
    return hasCode(error, 10003, 50001);
  }
}
