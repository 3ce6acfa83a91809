import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  InteractionType,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import type { InFlight } from '../../shared/conversation/in-flight.ts';
import { hasCode } from '../api-errors.ts';
import { buttonOwnerOf, discordPerson } from '../context.ts';
import { keep } from '../delivery/payload.ts';
import { type AnswerParts, answerInteraction, takeBack } from '../reply/answer.ts';
import { type ComposedReply, composeReply, failed } from '../reply/compose.ts';
import { acknowledge, respondOnDiscord } from '../reply/respond.ts';
import type { Decoded } from '../reply/task.ts';
import { answerAtOnce } from './at-once.ts';
import { autocomplete } from './autocomplete.ts';
import { decode } from './decode.ts';

export interface Handler {
  /** Answers whatever someone did; never rejects. */
  handle(interaction: APIInteraction): Promise<void>;
}

export interface HandlerParts extends AnswerParts {
  readonly reach: Reach;
  readonly work: InFlight;
}

const GONE = [10008, 10015, 10062, 50027];

/** Whether Discord takes no answer any more, or there is nothing left to answer. */
export function isTooLate(error: unknown): boolean {
  return hasCode(error, ...GONE);
}

export function openHandler(parts: HandlerParts): Handler {
  const { appApi, work } = parts;
  return {
    handle: (interaction) =>
      work.run(async () => {
        // Also where another process answers this one: the next one may come here.
        parts.grants.look(interaction);
        if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
          await autocomplete(parts, interaction as unknown as APIChatInputApplicationCommandInteraction);
          return;
        }
        const atOnce = answerAtOnce(appApi, interaction);
        if (atOnce) return await respondOnDiscord(parts, interaction, atOnce);
        const decoded = decode(interaction);
        if (!decoded) return;
        // Nothing comes before this: Discord waits for three seconds, and a store or a source may take longer.
        await acknowledge(parts, interaction, decoded);
        if (appApi.refuses(discordPerson(interaction))) return await takeBack(parts, interaction, decoded);
        await work.once(interaction.id, ({ appApi }) => answer({ ...parts, appApi }, interaction, decoded));
      }),
  };
}

async function answer(parts: HandlerParts, interaction: APIInteraction, decoded: Decoded): Promise<void> {
  const { appApi, servers } = parts;
  const said = await inTime(parts, async () => {
    const all = await composeReply(parts, interaction, decoded);
    await keep(appApi.buttons, all.pages, buttonOwnerOf(interaction, servers));
    return all;
  });
  await answerInteraction(parts, interaction, decoded, said);
}

async function inTime(
  { appApi, reach: { sleep, patience } }: HandlerParts,
  work: () => Promise<ComposedReply>,
): Promise<ComposedReply> {
  try {
    const said = await withTimeout(sleep, { ms: patience.answer, late: undefined }, work);
    if (said) return said;
    throw new UserError('too-late', 'This took longer than Discord waits for an answer: ask again.');
  } catch (error) {
    return failed(appApi, error);
  }
}
