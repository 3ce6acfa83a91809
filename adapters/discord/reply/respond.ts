import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { hasCode } from '../api-errors.ts';
import type { Decoded } from './task.ts';

export interface Replying {
  /** May repeat what it posts. */
  readonly answers: Pick<REST, 'post'>;
}

const ALREADY = 40060;

/** Tells Discord that an answer comes, and where. */
export async function acknowledge(
  parts: Replying,
  interaction: APIInteraction,
  { to }: Decoded,
): Promise<void> {
  const deferred = { type: InteractionResponseType.DeferredChannelMessageWithSource } as const;
  const bodies: Record<Decoded['to'], APIInteractionResponse> = {
    asker: { ...deferred, data: { flags: MessageFlags.Ephemeral } },
    everyone: deferred,
    place: { type: InteractionResponseType.DeferredMessageUpdate },
  };
  await respondOnDiscord(parts, interaction, bodies[to]);
}

/** Gives the first answer. */
export async function respondOnDiscord(
  { answers }: Replying,
  { id, token }: APIInteraction,
  body: APIInteractionResponse,
): Promise<void> {
  try {
    await answers.post(Routes.interactionCallback(id, token), { body, auth: false });
  } catch (error) {
    // Our own first try may have arrived, or it is delivered twice; whoever comes first goes on.
    if (!hasCode(error, ALREADY)) throw error;
  }
}
