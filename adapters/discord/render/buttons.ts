import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeIntent, type Intent } from '#core/commands/intent.ts';
import { LOOK } from '#core/commands/paper-actions.ts';
import type { Action, PaperBlock } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { type Clickable, changeId, clickableFor, clickableForChoice, encodeCustomId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { ButtonRow, MessagePart } from './draft.ts';
import { choiceLabel } from './paper.ts';
import { about, type Button } from './paper-actions.ts';

export function rowOf(...components: readonly APIComponentInMessageActionRow[]): ButtonRow {
  return { type: ComponentType.ActionRow, components: [...components] };
}

export function buttonOf(label: string, custom_id: string): APIButtonComponent {
  const text = clipWords(label, DISCORD_LIMITS.label);
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label: text, custom_id };
}

/** Actions as rows of buttons, after which `shows` is answered in the message's place, where it is given. */
export function buttonRows(actions: readonly Action[], shows?: Intent): { readonly buttons: Button[] }[] {
  const known = actions
    .map((action) => ({ ...action, label: oneLine(action.label), ...(shows === undefined ? {} : { shows }) }))
    .filter(({ label }) => label);
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
    const at = next();
    if ('picks' in button) return { label, id: encodeCustomId('pick', at, encodeIntent(button.picks)) };
    const { shows } = button;
    const acting = shows && changeId('act', at, { intent: button, shows });
    if (acting !== undefined) return { label, id: acting };
    return { label, ...clickableFor(button.command === turning ? 'turn' : 'run', at, button) };
  });
  return { component: rowOf(...made.map(({ label, id }) => buttonOf(label, id))), handles: made };
}

/** A number for the choice: no page has as many buttons. */
const BEYOND_BUTTONS = DISCORD_LIMITS.components;

/** A choice of papers to look at closer. */
export function choicePiece(papers: readonly PaperBlock[]): MessagePart {
  const handles = papers.map((paper) => clickableForChoice(about(LOOK, paper)));
  const options = papers
    .map((paper, at) => ({ label: choiceLabel(paper), value: handles[at]?.id ?? '' }))
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const select = {
    type: ComponentType.StringSelect,
    custom_id: encodeCustomId('run', BEYOND_BUTTONS, encodeIntent(LOOK.intent)),
    placeholder: LOOK.question,
    options,
  } as const;
  return { component: rowOf(select), handles };
}
