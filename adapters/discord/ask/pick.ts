import { ComponentType } from 'discord.js';
import { LIMITS } from '../limits.ts';
import { idOf } from '../show/handle.ts';
import { escaped } from '../show/markup.ts';
import { VERBS } from '../show/offers.ts';
import { textPiece } from '../show/pieces.ts';
import type { Page } from '../show/render.ts';
import { rowOf } from '../show/rows.ts';
import type { Choice } from './choices.ts';

/** Asks which of a message's papers a verb is meant for, by that message alone: it works as long as the message is there. */
export function pickPage(verb: string, choices: readonly Choice[]): Page {
  if (choices.length === 0) {
    const text = `That message no longer tells its papers: type /papers ${verb} with one of them.`;
    return { components: [textPiece(escaped(text)).component], kept: {} };
  }
  const select = {
    type: ComponentType.StringSelect,
    custom_id: idOf('chosen', 0, verb),
    placeholder: VERBS[verb]?.question ?? 'Which paper?',
    options: choices.slice(0, LIMITS.choices).map(({ label, value }) => ({ label, value })),
  } as const;
  return { components: [rowOf(select)], kept: {} };
}
