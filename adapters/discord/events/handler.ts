import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIInteractionResponse,
  InteractionType,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { countingLost, giveAnswer } from '../../shared/conversation/give-answer.ts';
import type { InFlight } from '../../shared/conversation/in-flight.ts';
import { isTooLate } from '../api-errors.ts';
import { buttonOwnerOf, discordPerson } from '../context.ts';
import { keep } from '../delivery/payload.ts';
import { answerInteraction, takeBack } from '../reply/answer.ts';
import { composeReply, failed, type ReplyPayload } from '../reply/compose.ts';
import { acknowledge, respondOnDiscord } from '../reply/respond.ts';
import type { Decoded } from '../reply/task.ts';
import { type AnswerParts, answeringOnDiscord, directly } from '../reply/ways.ts';
import { answerAtOnce } from './at-once.ts';
import { withAttachment } from './attachment.ts';
import { autocomplete } from './autocomplete.ts';
import { decode } from './decode.ts';

export interface Handler {
  /** Answers whatever someone did; never rejects. */
  handle(interaction: APIInteraction): Promise<void>;
}

export interface HandlerParts extends AnswerParts {
  readonly work: InFlight;
  /** Another address than Discord's own. */
  readonly apiUrl?: string | undefined;
}

export function openHandler(parts: HandlerParts): Handler {
  const { work } = parts;
  return {
    handle: (interaction) =>
      work.run(async () => {
        // Also where another process answers this one: the next one may come here.
        parts.grants.look(interaction);
        if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
          await autocomplete(parts, interaction as unknown as APIChatInputApplicationCommandInteraction);
          return;
        }
        await countingLost(answeringOnDiscord(parts), () => handle(parts, interaction));
      }),
  };
}

async function handle(parts: HandlerParts, interaction: APIInteraction): Promise<void> {
  const { appApi, work } = parts;
  const atOnce = answerAtOnce(appApi, interaction);
  if (atOnce) return await answerFirst(parts, interaction, atOnce);
  const decoded = decode(interaction);
  if (!decoded) return;
  // Nothing comes before this: Discord waits for three seconds, and a store or a source may take longer.
  await acknowledge(parts, interaction, decoded);
  if (appApi.refuses(discordPerson(interaction))) return await takeBack(parts, interaction, decoded);
  await work.once(interaction.id, ({ appApi }) =>
    countingLost(answeringOnDiscord(parts), () => answer({ ...parts, appApi }, interaction, decoded)),
  );
}

/** Gives what can be no later answer, or tells whoever asked that Discord does not show it. */
async function answerFirst(
  parts: HandlerParts,
  interaction: APIInteraction,
  body: APIInteractionResponse,
): Promise<void> {
  try {
    await respondOnDiscord(parts, interaction, body);
  } catch (error) {
    // Discord has told them itself by then.
    if (isTooLate(error)) throw error;
    const { pages } = failed(parts.appApi, NOT_OPENED);
    await giveAnswer(answeringOnDiscord(parts), { messages: pages, ways: [directly(parts, interaction)] });
  }
}

const NOT_OPENED = new UserError(
  'not-opened',
  'Discord did not show what you asked for: please try once more.',
);

async function answer(parts: HandlerParts, interaction: APIInteraction, decoded: Decoded): Promise<void> {
  const { appApi, servers } = parts;
  const said = await inTime(parts, async () => {
    const all = await composeReply(parts, interaction, await withAttachment(parts, decoded));
    await keep(appApi.buttons, all.pages, buttonOwnerOf(interaction, servers));
    return all;
  });
  await answerInteraction(parts, interaction, decoded, said);
}

async function inTime(
  { appApi, reach: { sleep, patience } }: HandlerParts,
  work: () => Promise<ReplyPayload>,
): Promise<ReplyPayload> {
  try {
    const said = await withTimeout(sleep, { ms: patience.answer, late: undefined }, work);
    if (said) return said;
    throw new UserError('too-late', 'This took longer than Discord waits for an answer: ask again.');
  } catch (error) {
    return failed(appApi, error);
  }
}
