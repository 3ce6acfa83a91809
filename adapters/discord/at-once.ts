import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Front } from '#core/front.ts';
import { readId } from './handle.ts';
import { modalOf } from './modal.ts';
import { pickPage } from './pick.ts';
import { isDirectTalk } from './place.ts';
import { requestOf } from './send.ts';

/** The answer to a press that asks for more: it needs no store and no source, and a modal can be no later answer. */
export function answerAtOnce(
  { commands }: Pick<Front, 'commands'>,
  interaction: APIInteraction,
): APIInteractionResponse | undefined {
  if (interaction.type !== InteractionType.MessageComponent) return undefined;
  const read = readId(interaction.data.custom_id);
  if (read?.kind === 'ask') return modalOf(read.text, commands);
  if (read?.kind !== 'pick') return undefined;
  const flags = isDirectTalk(interaction) ? 0 : MessageFlags.Ephemeral;
  const { body } = requestOf(pickPage(read.text, interaction.message.components ?? []), flags);
  return { type: InteractionResponseType.ChannelMessageWithSource, data: body };
}
