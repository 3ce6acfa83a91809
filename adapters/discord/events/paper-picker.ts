import { ComponentType } from 'discord.js';
import { encodeCustomId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { rowOf } from '../render/buttons.ts';
import { textPart } from '../render/components.ts';
import { escapeMarkdown } from '../render/escape.ts';
import { VERBS } from '../render/paper-actions.ts';
import type { Page } from '../render/render.ts';
import type { Choice } from '../reply/choices.ts';

/** Asks which of a message's papers a verb is meant for, by that message alone: it works as long as the message is there. */
export function paperPicker(verb: string, choices: readonly Choice[]): Page {
  if (choices.length === 0) {
    const text = `That message no longer tells its papers: type /papers ${verb} with one of them.`;
    return { components: [textPart(escapeMarkdown(text)).component], kept: {} };
  }
  const select = {
    type: ComponentType.StringSelect,
    custom_id: encodeCustomId('chosen', 0, verb),
    placeholder: VERBS[verb]?.question ?? 'Which paper?',
    options: choices.slice(0, DISCORD_LIMITS.choices).map(({ label, value }) => ({ label, value })),
  } as const;
  return { components: [rowOf(select)], kept: {} };
}
