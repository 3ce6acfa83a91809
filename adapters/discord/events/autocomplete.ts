import {
  type APIChatInputApplicationCommandInteraction,
  InteractionResponseType,
  type REST,
  Routes,
} from 'discord.js';
import { clipWords, oneLine } from '#core/text/text.ts';
import { LIMITS } from '../limits.ts';
import { askingOf } from '../reply/caller.ts';
import type { Running } from '../reply/run-command.ts';
import type { Sleep } from '../sleep.ts';
import { slashOf } from './decode.ts';

/** Choices for what is being typed are worth nothing later than this. */
const SUGGEST_MS = 2_000;

export interface Completing extends Running {
  readonly answers: Pick<REST, 'post'>;
  readonly sleep: Sleep;
}

/** Offers choices for an option that is being typed; Discord waits for three seconds, and there is no putting it off. */
export async function complete(
  parts: Completing,
  interaction: APIChatInputApplicationCommandInteraction,
): Promise<void> {
  const { front, answers, sleep, servers } = parts;
  const { name, fields, focused } = slashOf(interaction);
  if (!name || !focused) return;
  const typed = String(fields[focused] ?? '');
  const done = new AbortController();
  const found = await Promise.race([
    front.suggest(name, focused, typed, askingOf(front, interaction, servers).asker),
    sleep(SUGGEST_MS, done.signal).then(
      () => [],
      () => [],
    ),
  ]);
  done.abort();
  const choices = found
    .map(({ value, label }) => ({ name: clipWords(oneLine(label) || value, LIMITS.choice), value }))
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.choice);
  const body = {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: choices.slice(0, LIMITS.choices) },
  };
  await answers.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
}
