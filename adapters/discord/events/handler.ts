import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  InteractionType,
} from 'discord.js';
import { messageOf, UserError } from '#core/errors.ts';
import { hasCode } from '../api-errors.ts';
import { buttonOwnerOf, discordPerson } from '../context.ts';
import { keep } from '../delivery/payload.ts';
import { type AnswerParts, answerInteraction, takeBack } from '../reply/answer.ts';
import { type ComposedReply, composeReply, failed } from '../reply/compose.ts';
import { acknowledge, respondOnDiscord } from '../reply/respond.ts';
import type { Decoded } from '../reply/task.ts';
import type { AbortableSleep } from '../sleep.ts';
import { answerAtOnce } from './at-once.ts';
import { autocomplete } from './autocomplete.ts';
import { decode } from './decode.ts';

export interface Handler {
  /** Answers whatever someone did; never rejects. */
  handle(interaction: APIInteraction): Promise<void>;
}

export interface HandlerParts extends AnswerParts {
  readonly sleep: AbortableSleep;
}

/** Discord takes answers for 15 minutes; half a minute of them is kept for saying that they are over. */
const ANSWER_MS = 14.5 * 60_000;
const GONE = [10008, 10015, 10062, 50027];

export function openHandler(parts: HandlerParts): Handler {
  const { appApi } = parts;
  return {
    async handle(interaction) {
      try {
        // Also where another process answers this one: the next one may come here.
        parts.grants.look(interaction);
        if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
          await autocomplete(parts, interaction as unknown as APIChatInputApplicationCommandInteraction);
          return;
        }
        const atOnce = answerAtOnce(appApi, interaction);
        if (atOnce) return await respondOnDiscord(parts, interaction, atOnce);
        const decoded = decode(interaction);
        if (decoded) await answer(parts, interaction, decoded);
      } catch (error) {
        const level = hasCode(error, ...GONE) ? 'info' : 'warn';
        appApi.logger[level]('an interaction could not be answered', { reason: messageOf(error) });
      }
    },
  };
}

async function answer(parts: HandlerParts, interaction: APIInteraction, decoded: Decoded): Promise<void> {
  const { appApi, servers } = parts;
  // Nothing comes before this: Discord waits for three seconds, and a store or a source may take longer.
  await acknowledge(parts, interaction, decoded);
  if (appApi.refuses(discordPerson(interaction))) return await takeBack(parts, interaction, decoded);
  const said = await inTime(parts, async () => {
    if (!(await appApi.once(`discord:${interaction.id}`))) return undefined;
    const all = await composeReply(parts, interaction, decoded);
    await keep(appApi.buttons, all.pages, buttonOwnerOf(interaction, servers));
    return all;
  });
  if (said) await answerInteraction(parts, interaction, decoded, said);
}

async function inTime(
  { appApi, sleep }: HandlerParts,
  work: () => Promise<ComposedReply | undefined>,
): Promise<ComposedReply | undefined> {
  const done = new AbortController();
  const late = sleep(ANSWER_MS, done.signal).then(
    () =>
      failed(
        appApi,
        new UserError('too-late', 'This took longer than Discord waits for an answer: ask again.'),
      ),
    () => undefined,
  );
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    return failed(appApi, error);
  } finally {
    done.abort();
  }
}
