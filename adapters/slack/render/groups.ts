import type { types } from '@slack/bolt';
import type { PaperAction } from '#core/commands/paper-actions.ts';
import type { Action, Block, Text } from '#core/document.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from './address.ts';
import { plainElement } from './escape.ts';
import { formBlocks } from './form.ts';
import { slackPaperBlocks } from './paper.ts';
import type { Group } from './split.ts';
import { sections, smallSections } from './text-parts.ts';

type KnownBlock = types.KnownBlock;

/** Buttons of one block: as many as stand side by side, and as keep within a message whatever they carry. */
export const ROW = SLACK_LIMITS.row;

/** The action id of a button begins so, and its value is the address of what it asks for. */
export const COMMAND_BUTTON = 'command:';

/** With what blocks are made. */
export interface Making {
  readonly offers: readonly PaperAction[];
  /** The most characters of a gist. */
  readonly gist: number;
}

/** The blocks of a document, as what stays together. */
export function groupsIn(blocks: readonly Block[], making: Making): Group[] {
  return withHeadings(joinTexts(blocks).flatMap((block) => groupsOf(block, making)));
}

/** Headings with what stands below them: no message ends in a heading. */
function withHeadings(groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (before?.heads) joined.splice(-1, 1, { ...group, blocks: [...before.blocks, ...group.blocks] });
    else joined.push(group);
  }
  return joined;
}

/** Text blocks that follow each other, as in a list, become one. */
function joinTexts(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.kind === 'text' && before?.kind === 'text') {
      joined.splice(-1, 1, { kind: 'text', text: [...partsOf(before.text), '\n', ...partsOf(block.text)] });
    } else joined.push(block);
  }
  return joined;
}

function partsOf(text: Text): Exclude<Text, string> {
  return typeof text === 'string' ? [text] : text;
}

/** A block as what stays together. */
function groupsOf(block: Block, { offers, gist }: Making): Group[] {
  switch (block.kind) {
    case 'heading':
      return headings(block.text, block.aside ?? '');
    case 'text':
      return single(sections(block.text));
    case 'paper':
      return [{ blocks: slackPaperBlocks(block, offers, gist), divided: true }];
    case 'note':
      return single(smallSections(block.text));
    case 'actions':
      return single(buttons(block.actions));
    case 'form':
      return single(formBlocks(block));
    case 'file':
      // It is sent as a file, and its document has nothing else.
      return [];
    default:
      return block satisfies never;
  }
}

function single(blocks: readonly KnownBlock[]): Group[] {
  return blocks.map((block) => ({ blocks: [block], divided: false }));
}

function headings(text: string, aside: string): Group[] {
  const title = plainElement(text, SLACK_LIMITS.header);
  const header = title.text ? [{ type: 'header' as const, text: title }] : [];
  const blocks = [...header, ...smallSections(aside)];
  return blocks.length > 0 ? [{ blocks, divided: false, heads: true }] : [];
}

function buttons(actions: readonly Action[]): KnownBlock[] {
  const elements = actions
    .map((action, at) => ({
      type: 'button' as const,
      action_id: `${COMMAND_BUTTON}${at}`,
      text: plainElement(action.label, SLACK_LIMITS.button),
      value: slackAddress(action).text,
    }))
    .filter(({ text }) => text.text);
  const rows = Array.from({ length: Math.ceil(elements.length / ROW) }, (_, row) => row * ROW);
  return rows.map((first) => ({ type: 'actions', elements: elements.slice(first, first + ROW) }));
}
