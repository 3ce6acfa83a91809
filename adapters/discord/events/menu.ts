import { type APIInteraction, ApplicationCommandType, type InteractionType } from 'discord.js';
import { UserError } from '#core/errors.ts';
import { MENU } from '../ids.ts';
import { type Choice, papersOffered } from '../reply/choices.ts';
import type { Intent } from '../reply/intent.ts';

type Given = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

/** What was chosen from the menu of a message, and the papers of that message; undefined where it is nothing of ours. */
export function chosenFrom({
  data,
}: Given): { readonly verb: string; readonly choices: readonly Choice[] } | undefined {
  if (data.type !== ApplicationCommandType.Message) return undefined;
  const verb = MENU[data.name];
  const message = data.resolved.messages[data.target_id];
  return verb === undefined ? undefined : { verb, choices: message ? papersOffered(message) : [] };
}

/** What that asks for, where there is one paper at most. */
export function fromMenu(interaction: Given): Intent | undefined {
  const chosen = chosenFrom(interaction);
  if (!chosen) return undefined;
  const [paper] = chosen.choices;
  if (paper) return { kind: 'words', command: paper.value, verb: chosen.verb };
  const why = new UserError('no-paper-link', 'That message has no link to a paper on arXiv or Hugging Face.');
  return { kind: 'impossible', why };
}
