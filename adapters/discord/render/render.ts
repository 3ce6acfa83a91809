import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { LOOK, type PaperAction, paperActions } from '#core/commands/paper-actions.ts';
import type { Document, PaperBlock } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { keptFor } from '../../shared/conversation/address.ts';
import { withFirstPapers } from '../../shared/paper/first-papers.ts';
import { withRoomForGists } from '../../shared/paper/gist-room.ts';
import { typedLine, withCommands } from '../group.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { mentioned, type Root } from '../mention.ts';
import { buttonPiece, choicePiece } from './buttons.ts';
import { componentsOf, textPart, withLists } from './components.ts';
import { withDividers } from './dividers.ts';
import type { Draft, MessagePart, TextFile } from './draft.ts';
import { escapeMarkdown } from './escape.ts';

import { actionButtons } from './paper-actions.ts';
import { roomForActions, splitEvenly } from './split.ts';

/** One message: its components, what is to be kept for its buttons, and the files that go with it. */
export interface Page {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly kept: Readonly<Record<string, string>>;
  readonly files?: readonly TextFile[];
  /** What a notification says of it, which shows nothing of its components; plain text. */
  readonly notice?: string;
  /** What it is a part of, where there are several, as a thread of them is named. */
  readonly belongs?: string;
  /** Of the first message of a digest: what a post of a forum that begins with it is called, and the topics that its papers are on. */
  readonly post?: { readonly name: string; readonly topics: readonly string[] };
  /** Whom it notifies: a role's id, `everyone` or `here`. */
  readonly mention?: string;
  /** What became of a digest's message when Discord would not take it. */
  readonly form?: 'half' | 'plain';
}

export interface RenderOptions {
  /** The commands that there are; each message offers what they can do with its papers. */
  readonly commands?: readonly { readonly name: string }[];
  /** The command that this is the answer to: an action of the same command takes the answer's place. */
  readonly by?: string | undefined;
  /** What is known of the slash command, so that people can tap what they are told to type. */
  readonly root?: Root | undefined;
}

interface Making {
  readonly offers: readonly PaperAction[];
  readonly choosing: boolean;
  readonly turning: string | undefined;
  readonly summary: string;
}

/** A document as messages, each within Discord's limits. */
export function renderForDiscord(
  said: Document,
  { commands = [], by, root }: RenderOptions = {},
): readonly Page[] {
  const document = withCommands(said, (typed) =>
    root ? mentioned(typed, root) : { command: typedLine(typed.command, commands) },
  );
  const pages = withRoomForGists((gist) => splitEvenly(draftsOf(document, gist)));
  // In an answer of several messages none can take the place of all.
  const turning = pages.length === 1 ? by : undefined;
  const offers = paperActions(document.papers ?? 'listed', commands);
  const choosing = offers.includes(LOOK) && by !== LOOK.intent.command;
  const belongs = pages.length > 1 ? nameOf(document) : '';
  return pages.map((page, at) => ({
    ...pageOf(page, { offers, choosing, turning, summary: document.summary }),
    ...(belongs ? { belongs } : {}),
    ...(at === 0 && document.papers === 'ours' ? { post: postOf(document) } : {}),
    ...(at === 0 && document.mention ? { mention: document.mention.id } : {}),
  }));
}

/** The heading of a document, which has its date. */
function nameOf({ blocks }: Document): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  return clipWords(oneLine(heading?.text ?? ''), DISCORD_LIMITS.thread);
}

/** One that rings is called as its paper is. */
function postOf(document: Document): NonNullable<Page['post']> {
  const papers = document.blocks.filter((block) => block.kind === 'paper');
  const reasons = papers.flatMap((block) => block.reasons);
  const topics = reasons.flatMap((reason) => (reason.kind === 'topic' ? [reason.topic] : []));
  const summary = clipWords(oneLine(document.summary), DISCORD_LIMITS.thread);
  const isOne = papers.length === 1 && document.summary.startsWith(papers[0]?.paper.title ?? '');
  return { name: (isOne ? '' : nameOf(document)) || summary, topics: [...new Set(topics)] };
}

function draftsOf(document: Document, gist: number): readonly Draft[] {
  const drafts = withLists(document.blocks).flatMap((block) => componentsOf(block, gist));
  // A file alone, or nothing at all, would leave its reader without a word.
  const mute = drafts.every((draft) => 'file' in draft);
  return mute ? [textPart(summaryOf(document)), ...drafts] : drafts;
}

function summaryOf({ summary }: Document): string {
  return escapeMarkdown(clipWords(oneLine(summary), DISCORD_LIMITS.paragraph)) || 'Nothing to show';
}

function pageOf(drafts: readonly Draft[], making: Making): Page {
  const papers = drafts.flatMap((draft) => ('paper' in draft && draft.paper ? [draft.paper] : []));
  let at = 0;
  const next = () => at++;
  const pieces = withActions(drafts, papers, making).map((draft): MessagePart => {
    if ('buttons' in draft) return buttonPiece(draft.buttons, next, making.turning);
    return 'make' in draft ? { component: draft.make(next) } : draft;
  });
  // The choice stands under the last paper, above the notes and the buttons.
  const last = pieces.findLastIndex(({ paper }) => paper);
  const choice = making.choosing && papers.length > 0 ? [choicePiece(papers)] : [];
  const all = withDividers([...pieces.slice(0, last + 1), ...choice, ...pieces.slice(last + 1)]);
  const addresses = all.flatMap(({ handles = [] }) => handles.flatMap(({ address }) => address ?? []));
  const files = all.flatMap(({ file }) => file ?? []);
  const notice = papers.length > 0 && withFirstPapers(making.summary, papers, DISCORD_LIMITS.notice);
  return {
    components: [{ type: ComponentType.Container, components: all.map(({ component }) => component) }],
    kept: keptFor(addresses),
    ...(files.length > 0 ? { files } : {}),
    ...(notice ? { notice } : {}),
  };
}

/** The drafts with the buttons about papers before the other buttons at their end, in one row where they fit. */
function withActions(
  drafts: readonly Draft[],
  papers: readonly PaperBlock[],
  making: Making,
): readonly Draft[] {
  const end = drafts.findLastIndex((draft) => !('buttons' in draft)) + 1;
  const rows = drafts.slice(end).flatMap((draft) => ('buttons' in draft ? [draft.buttons] : []));
  const [first = [], ...others] = rows;
  const all = actionButtons(papers, { ...making, others: rows.flat() });
  // What has no room here is offered where one of the papers is looked at closer.
  const actions = all.slice(0, roomForActions(drafts, { actions: all.length, others: first.length }));
  const joined =
    actions.length + first.length <= DISCORD_LIMITS.row ? [[...actions, ...first]] : [actions, first];
  return [
    ...drafts.slice(0, end),
    ...[...joined, ...others].flatMap((row) => (row.length > 0 ? [{ buttons: row }] : [])),
  ];
}
