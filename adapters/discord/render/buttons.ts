import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { actText, choiceOf, type Handle, handleOf, idOf } from '../custom-id.ts';
import { LIMITS } from '../limits.ts';
import type { Piece, Row } from './draft.ts';
import { choiceLabel, type PaperBlock } from './paper.ts';
import { about, type Button, LOOK } from './paper-actions.ts';

export function rowOf(...components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function buttonOf(label: string, custom_id: string): APIButtonComponent {
  const text = clipWords(label, LIMITS.label);
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label: text, custom_id };
}

/** Actions as rows of buttons, after which `shows` is answered in the message's place, where it is given. */
export function buttonRows(actions: readonly Action[], shows?: string): { readonly buttons: Button[] }[] {
  const known = actions
    .map(({ label, command }) => ({
      label: oneLine(label),
      command: oneLine(command),
      ...(shows === undefined ? {} : { shows }),
    }))
    .filter(({ label, command }) => label && command);
  return Array.from({ length: Math.ceil(known.length / LIMITS.row) }, (_, row) => ({
    buttons: known.slice(row * LIMITS.row, (row + 1) * LIMITS.row),
  }));
}

/** A row of buttons; those of the command that the page answers put their answer in its place. */
export function buttonPiece(
  buttons: readonly Button[],
  next: () => number,
  turning: string | undefined,
): Piece {
  const made = buttons.map((button): Handle & { label: string } => {
    const { label } = button;
    if ('verb' in button) return { label, id: idOf('pick', next(), button.verb) };
    const acting = button.shows === undefined ? undefined : actText(button.command, button.shows);
    if (acting !== undefined) return { label, id: idOf('act', next(), acting) };
    const turns = turning !== undefined && button.command.split(' ', 1)[0] === turning;
    return { label, ...handleOf(turns ? 'turn' : 'run', next(), button.command) };
  });
  return { component: rowOf(...made.map(({ label, id }) => buttonOf(label, id))), handles: made };
}

/** A number for the choice: no page has as many buttons. */
const BEYOND_BUTTONS = LIMITS.components;

/** A choice of papers to look at closer. */
export function choicePiece(papers: readonly PaperBlock[]): Piece {
  const handles = papers.map((paper) => choiceOf(about(LOOK, paper)));
  const options = papers
    .map((paper, at) => ({ label: choiceLabel(paper), value: handles[at]?.id ?? '' }))
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const select = {
    type: ComponentType.StringSelect,
    custom_id: idOf('run', BEYOND_BUTTONS, LOOK),
    placeholder: 'Look closer at a paper',
    options,
  } as const;
  return { component: rowOf(select), handles };
}
