import type { APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Caller } from '#core/commands/command.ts';
import { DISCORD } from '../../ids.ts';
import { mayEnd } from './rights.ts';

/** Whoever asks, as somebody who may end the digest of another channel of the same server, as a button of older lists has it. */
export function enderOf(
  { appApi }: { readonly appApi: AppApi },
  caller: Caller,
  interaction: APIInteraction,
  id: string,
): Caller {
  const { guild_id: workspace = '' } = interaction;
  const channel = { platform: DISCORD, workspace, id };
  return { ...caller, channel, mayConfigure: () => mayEnd(appApi, interaction, channel) };
}
