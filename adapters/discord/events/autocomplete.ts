import {
  type APIChatInputApplicationCommandInteraction,
  InteractionResponseType,
  type REST,
  Routes,
} from 'discord.js';
import { clipWords, oneLine } from '#core/text/text.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { callerOf } from '../reply/caller.ts';
import type { RunParts } from '../reply/run-task.ts';
import type { AbortableSleep } from '../sleep.ts';
import { slashOf } from './decode.ts';

/** Choices for what is being typed are worth nothing later than this. */
const SUGGEST_MS = 2_000;

export interface AutocompleteParts extends RunParts {
  readonly answers: Pick<REST, 'post'>;
  readonly sleep: AbortableSleep;
}

/** Offers choices for an option that is being typed; Discord waits for three seconds, and there is no putting it off. */
export async function autocomplete(
  parts: AutocompleteParts,
  interaction: APIChatInputApplicationCommandInteraction,
): Promise<void> {
  const { appApi, answers, sleep } = parts;
  const { name, fields, focused } = slashOf(interaction);
  if (!name || !focused) return;
  const typed = String(fields[focused] ?? '');
  const done = new AbortController();
  const found = await Promise.race([
    appApi.suggest(name, focused, typed, callerOf(parts, interaction).caller),
    sleep(SUGGEST_MS, done.signal).then(
      () => [],
      () => [],
    ),
  ]);
  done.abort();
  const choices = found
    .map(({ value, label }) => ({ name: clipWords(oneLine(label) || value, DISCORD_LIMITS.choice), value }))
    .filter(({ value }) => value.length > 0 && value.length <= DISCORD_LIMITS.choice);
  const body = {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: choices.slice(0, DISCORD_LIMITS.choices) },
  };
  await answers.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
}
