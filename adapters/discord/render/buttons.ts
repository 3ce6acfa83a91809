import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, PaperBlock } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { actText, type Clickable, clickableFor, clickableForPaper, encodeCustomId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { ButtonRow, MessagePart } from './draft.ts';
import { choiceLabel } from './paper.ts';
import { about, type Button, LOOK } from './paper-actions.ts';

export function rowOf(...components: readonly APIComponentInMessageActionRow[]): ButtonRow {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function buttonOf(label: string, custom_id: string): APIButtonComponent {
  const text = clipWords(label, DISCORD_LIMITS.label);
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
  return Array.from({ length: Math.ceil(known.length / DISCORD_LIMITS.row) }, (_, row) => ({
    buttons: known.slice(row * DISCORD_LIMITS.row, (row + 1) * DISCORD_LIMITS.row),
  }));
}

/** A row of buttons; those of the command that the page answers put their answer in its place. */
export function buttonPiece(
  buttons: readonly Button[],
  next: () => number,
  turning: string | undefined,
): MessagePart {
  const made = buttons.map((button): Clickable & { label: string } => {
    const { label } = button;
    if ('verb' in button) return { label, id: encodeCustomId('pick', next(), button.verb) };
    const acting = button.shows === undefined ? undefined : actText(button.command, button.shows);
    if (acting !== undefined) return { label, id: encodeCustomId('act', next(), acting) };
    const turns = turning !== undefined && button.command.split(' ', 1)[0] === turning;
    return { label, ...clickableFor(turns ? 'turn' : 'run', next(), button.command) };
  });
  return { component: rowOf(...made.map(({ label, id }) => buttonOf(label, id))), handles: made };
}

/** A number for the choice: no page has as many buttons. */
const BEYOND_BUTTONS = DISCORD_LIMITS.components;

/** A choice of papers to look at closer. */
export function choicePiece(papers: readonly PaperBlock[]): MessagePart {
  const handles = papers.map((paper) => clickableForPaper(about(LOOK, paper)));
  const options = papers
    .map((paper, at) => ({ label: choiceLabel(paper), value: handles[at]?.id ?? '' }))
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const select = {
    type: ComponentType.StringSelect,
    custom_id: encodeCustomId('run', BEYOND_BUTTONS, LOOK),
    placeholder: 'Look closer at a paper',
    options,
  } as const;
  return { component: rowOf(select), handles };
}
