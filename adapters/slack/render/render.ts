import type { types } from '@slack/bolt';
import { type PaperAction, paperActions } from '#core/commands/paper-actions.ts';
import type { Action, Block, Document, Text } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { withFirstPapers } from '../../shared/paper/first-papers.ts';
import { withRoomForGists } from '../../shared/paper/gist-room.ts';
import { SHOWN, SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from './address.ts';
import { clipEscaped, inert, plainElement } from './escape.ts';
import { formBlocks } from './form.ts';
import { slackPaperBlocks } from './paper.ts';
import { type Group, splitGroups } from './split.ts';
import { sections, smallSections } from './text-parts.ts';

type KnownBlock = types.KnownBlock;

/** One message as Slack is sent it; `text` is what notifications and screen readers say. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Buttons of one block: as many as stand side by side, and as keep within a message whatever they carry. */
export const ROW = SLACK_LIMITS.row;

/** The action id of a button begins so, and its value is the address of what it asks for. */
export const COMMAND_BUTTON = 'command:';

/** The commands that there are; papers' menus offer what they can do. */
export type Offering = readonly { readonly name: string }[];

/** A document as messages that keep within Slack's bounds. */
export function renderForSlack(document: Document, commands: Offering = []): SlackMessage[] {
  const offers = paperActions(document.papers ?? 'listed', commands);
  const blocks = joinTexts(document.blocks);
  const made = withRoomForGists((gist) =>
    splitGroups(blocks.flatMap((block) => groupsOf(block, { offers, gist }))),
  );
  const summary = oneLine(document.summary) || 'Paperboy';
  const messages = made.length > 0 ? made : [sections(summary)];
  const papers = document.blocks.filter((block) => block.kind === 'paper');
  const first = clipEscaped(withFirstPapers(summary, papers, SHOWN.notice), SHOWN.notice);
  const shown = clipEscaped(summary, SHOWN.summary);
  return messages.map((blocks, at) => ({
    text: inert(at === 0 ? first : `${shown} (${at + 1} of ${messages.length})`),
    blocks,
  }));
}

interface Making {
  readonly offers: readonly PaperAction[];
  /** The most characters of a gist. */
  readonly gist: number;
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

function groupsOf(block: Block, { offers, gist }: Making): Group[] {
  switch (block.kind) {
    case 'heading':
      return single(heading(block.text, block.aside ?? ''));
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

function heading(text: string, aside: string): KnownBlock[] {
  const title = plainElement(text, SLACK_LIMITS.header);
  return [...(title.text ? [{ type: 'header' as const, text: title }] : []), ...smallSections(aside)];
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
