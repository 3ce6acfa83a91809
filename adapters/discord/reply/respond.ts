import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import { persist } from '../../shared/conversation/give-answer.ts';
import { discordStumble, hasCode } from '../api-errors.ts';
import type { Decoded } from './task.ts';
import { type AnswerParts, answeringOnDiscord } from './ways.ts';

const ALREADY = 40060;
/** Discord waits three seconds for the first answer. */
const FIRST_MS = 2_700;

/** Tells Discord that an answer comes, and where. */
export async function acknowledge(
  parts: AnswerParts,
  interaction: APIInteraction,
  { to }: Decoded,
): Promise<void> {
  const deferred = { type: InteractionResponseType.DeferredChannelMessageWithSource } as const;
  const bodies: Record<Decoded['to'], APIInteractionResponse> = {
    asker: { ...deferred, data: { flags: MessageFlags.Ephemeral } },
    everyone: deferred,
    place: { type: InteractionResponseType.DeferredMessageUpdate },
  };
  try {
    await respondOnDiscord(parts, interaction, bodies[to]);
  } catch (error) {
    // It may have arrived all the same; where it has not, the answer goes another way.
    if (!discordStumble(error).passes) throw error;
  }
}

/** Gives the first answer, which Discord takes once. */
export async function respondOnDiscord(
  parts: AnswerParts,
  { id, token }: APIInteraction,
  body: APIInteractionResponse,
): Promise<void> {
  const say = async () => {
    try {
      await parts.answers.post(Routes.interactionCallback(id, token), { body, auth: false });
    } catch (error) {
      // Our own first try may have arrived, or it is delivered twice; whoever comes first goes on.
      if (!hasCode(error, ALREADY)) throw error;
    }
  };
  await persist(answeringOnDiscord(parts), { say, withinMs: FIRST_MS });
}
