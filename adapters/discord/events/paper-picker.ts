import { ComponentType } from 'discord.js';
import { LOOK, paperActionAt } from '#core/commands/paper-actions.ts';
import { encodeCustomId } from '../custom-id.ts';
import { typedLine } from '../group.ts';
import { ROOT } from '../ids.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { rowOf } from '../render/buttons.ts';
import { textPart } from '../render/components.ts';
import { escapeMarkdown } from '../render/escape.ts';
import type { Page } from '../render/render.ts';
import type { Choice } from '../reply/choices.ts';

/** Asks which of a message's papers an action is meant for, by that message alone: it works as long as the message is there. */
export function paperPicker(
  action: string,
  choices: readonly Choice[],
  commands: readonly { readonly name: string }[],
): Page {
  const known = paperActionAt(action);
  if (choices.length === 0) {
    const { command } = (known ?? LOOK).intent;
    const text = `That message no longer tells its papers: type /${ROOT} ${typedLine(command, commands)} with one of them.`;
    return { components: [textPart(escapeMarkdown(text)).component], kept: {} };
  }
  const select = {
    type: ComponentType.StringSelect,
    custom_id: encodeCustomId('chosen', 0, action),
    placeholder: known?.question ?? 'Which paper?',
    options: choices.slice(0, DISCORD_LIMITS.choices).map(({ label, value }) => ({ label, value })),
  } as const;
  return { components: [rowOf(select)], kept: {} };
}
