import { type APIInteraction, ApplicationCommandType, type InteractionType } from 'discord.js';
import { encodeIntent } from '#core/commands/intent.ts';
import { PAPER_ACTIONS, type PaperAction } from '#core/commands/paper-actions.ts';
import { UserError } from '#core/errors.ts';
import { PAPERS_MENU } from '../ids.ts';
import { type Choice, papersIn, papersOffered } from '../reply/choices.ts';
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

/** What that asks for, where it is not which of its papers is meant. */
export function fromMenu(interaction: Given): Task | undefined {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message && data.name === PAPERS_MENU) {
    const message = data.resolved.messages[data.target_id];
    const papers = message ? papersIn(message) : [];
    return papers.length > 0 ? { kind: 'papers', papers } : NO_PAPER;
  }
  const chosen = chosenFrom(interaction);
  if (!chosen) return undefined;
  const [paper] = chosen.choices;
  if (paper) return { kind: 'press', address: paper.value, action: encodeIntent(chosen.action.intent) };
  return NO_PAPER;
}

const NO_PAPER: Task = {
  kind: 'impossible',
  why: new UserError('no-paper-link', 'That message has no link to a paper on arXiv or Hugging Face.'),
};
