import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import { changeAt, decodeCustomId } from '../custom-id.ts';
import { requestOf } from '../delivery/payload.ts';
import type { Page } from '../render/render.ts';
import { offeredIn } from '../reply/choices.ts';
import { apartFor } from '../reply/task.ts';
import { chosenFrom } from './menu.ts';
import { modalOf } from './modal.ts';
import { paperPicker } from './paper-picker.ts';

/** The answer to what asks for more: it needs no store and no source, and a modal can be no later answer. */
export function answerAtOnce(
  { commands }: Pick<AppApi, 'commands'>,
  interaction: APIInteraction,
): APIInteractionResponse | undefined {
  if (interaction.type === InteractionType.ApplicationCommand) {
    const chosen = chosenFrom(interaction);
    return chosen && chosen.choices.length > 1
      ? question(interaction, paperPicker(encodeIntent(chosen.action.intent), chosen.choices, commands))
      : undefined;
  }
  if (interaction.type !== InteractionType.MessageComponent) return undefined;
  const read = decodeCustomId(interaction.data.custom_id);
  if (read?.kind === 'ask') return modalOf(changeAt(read.text), commands);
  if (read?.kind !== 'pick') return undefined;
  return question(
    interaction,
    paperPicker(read.text, offeredIn(interaction.message.components ?? []), commands),
  );
}

function question(interaction: APIInteraction, page: Page): APIInteractionResponse {
  const flags = apartFor(interaction) === 'everyone' ? 0 : MessageFlags.Ephemeral;
  return { type: InteractionResponseType.ChannelMessageWithSource, data: requestOf(page, flags).body };
}
