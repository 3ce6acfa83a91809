import { type APIInteraction, ApplicationCommandType, type InteractionType } from 'discord.js';
import { encodeIntent } from '#core/commands/intent.ts';
import { PAPER_ACTIONS, type PaperAction } from '#core/commands/paper-actions.ts';
import { UserError } from '#core/errors.ts';
import { type Choice, papersOffered } from '../reply/choices.ts';
import type { Task } from '../reply/task.ts';

type Given = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

/** What was chosen from the menu of a message, and the papers of that message; undefined where it is nothing of ours. */
export function chosenFrom({
  data,
}: Given): { readonly action: PaperAction; readonly choices: readonly Choice[] } | undefined {
  if (data.type !== ApplicationCommandType.Message) return undefined;
  const action = PAPER_ACTIONS.find(({ inMenu }) => inMenu?.name === data.name);
  const message = data.resolved.messages[data.target_id];
  return action && { action, choices: message ? papersOffered(message) : [] };
}

/** What that asks for, where there is one paper at most. */
export function fromMenu(interaction: Given): Task | undefined {
  const chosen = chosenFrom(interaction);
  if (!chosen) return undefined;
  const [paper] = chosen.choices;
  if (paper) return { kind: 'press', address: paper.value, action: encodeIntent(chosen.action.intent) };
  const why = new UserError('no-paper-link', 'That message has no link to a paper on arXiv or Hugging Face.');
  return { kind: 'impossible', why };
}
