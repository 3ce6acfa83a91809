import {
  type APIChatInputApplicationCommandInteraction,
  InteractionResponseType,
  type REST,
  Routes,
} from 'discord.js';
import type { Caller } from '#core/commands/command.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { callerOf } from '../reply/caller.ts';
import type { RunParts } from '../reply/compose.ts';
import { slashOf } from './decode.ts';

export interface AutocompleteParts extends RunParts {
  readonly answers: Pick<REST, 'post'>;
  readonly reach: Reach;
}

/** Offers choices for an option that is being typed; Discord waits for three seconds, and there is no putting it off. */
export async function autocomplete(
  parts: AutocompleteParts,
  interaction: APIChatInputApplicationCommandInteraction,
): Promise<void> {
  const { appApi, answers, reach } = parts;
  const { sleep, patience } = reach;
  const { name, fields, focused } = slashOf(interaction);
  if (!name || !focused) return;
  const typed = String(fields[focused] ?? '');
  const found = await withTimeout(sleep, { ms: patience.suggestion, late: [] }, async () => {
    const caller = callerOf(parts, interaction);
    const { channel } = fields;
    // The names of digests are those of the channel that was chosen before.
    const there = typeof channel === 'string' ? await elsewhere(caller, channel) : caller;
    return there ? await appApi.suggest(name, focused, typed, there) : [];
  });
  const choices = found
    .map(({ value, label }) => ({ name: clipWords(oneLine(label) || value, DISCORD_LIMITS.choice), value }))
    .filter(({ value }) => value.length > 0 && value.length <= DISCORD_LIMITS.choice);
  const body = {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: choices.slice(0, DISCORD_LIMITS.choices) },
  };
  await answers.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
}

/** Nobody is told by what is offered what Discord does not say now. */
async function elsewhere(caller: Caller, channel: string): Promise<Caller | undefined> {
  return await caller.elsewhere?.(channel).catch(() => undefined);
}
