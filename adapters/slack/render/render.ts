import type { types } from '@slack/bolt';
import { paperActions } from '#core/commands/paper-actions.ts';
import { type Document, plainText } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { withFirstPapers } from '../../shared/paper/first-papers.ts';
import { withRoomForGists } from '../../shared/paper/gist-room.ts';
import { SHOWN } from '../limits.ts';
import { digestMessages } from './digest.ts';
import { clipEscaped, inert } from './escape.ts';
import { groupsIn, type Making } from './groups.ts';
import { splitGroups } from './split.ts';
import { inPlain, sections } from './text-parts.ts';

type KnownBlock = types.KnownBlock;

/** One message as Slack is sent it; `text` is what notifications and screen readers say. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** The commands that there are; papers' menus offer what they can do. */
export type Offering = readonly { readonly name: string }[];

/** A document as messages that keep within Slack's bounds; the later ones of a digest are hidden in a thread. */
export function renderForSlack(
  document: Document,
  commands: Offering = [],
  as: 'answer' | 'digest' = 'answer',
): SlackMessage[] {
  const offers = paperActions(document.papers ?? 'listed', commands);
  const messagesOf = as === 'digest' ? digestMessages : answerMessages;
  const made = withRoomForGists((gist) => messagesOf(document, { offers, gist }));
  const summary = oneLine(summaryOf(document)) || 'Paperboy';
  const messages = made.length > 0 ? made : [sections(summary)];
  const papers = document.blocks.filter((block) => block.kind === 'paper');
  const first = clipEscaped(withFirstPapers(summary, papers, SHOWN.notice), SHOWN.notice);
  const shown = clipEscaped(summary, SHOWN.summary);
  return messages.map((blocks, at) => ({
    text: inert(at === 0 ? first : `${shown} (${at + 1} of ${messages.length})`),
    blocks,
  }));
}

/** A summary that is one of the texts names its commands as they are typed here. */
function summaryOf({ summary, blocks }: Document): string {
  const same = blocks.find(
    (block) => (block.kind === 'text' || block.kind === 'note') && plainText(block.text) === summary,
  );
  return same && 'text' in same ? inPlain(same.text) : summary;
}

function answerMessages({ blocks }: Document, making: Making): KnownBlock[][] {
  return splitGroups(groupsIn(blocks, making));
}
