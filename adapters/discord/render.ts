import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, Document } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text.ts';
import { choiceOf, handleOf } from './handle.ts';
import { LIMITS } from './limits.ts';
import { escaped } from './markup.ts';
import { choiceLabel, type PaperBlock } from './paper.ts';
import { type Draft, type Piece, piecesOf, textPiece } from './pieces.ts';

/** One message: its components, and the commands that its buttons know only by key. */
export interface Page {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly kept: Readonly<Record<string, string>>;
}

export interface RenderOptions {
  /** The command that shows one paper; with it, each message lets its reader choose a paper. */
  readonly look?: string;
  /** The command that this is the answer to: an action of the same command takes the answer's place. */
  readonly by?: string;
}

/** A document as messages, none beyond Discord's limits. */
export function render(document: Document, options: RenderOptions = {}): readonly Page[] {
  const pages = balanced(document.blocks.flatMap(piecesOf));
  // In an answer of several messages none can take the place of all.
  const turning = pages.length === 1 ? options.by : undefined;
  const made = pages.map((pieces) => pageOf(pieces, { ...options, by: turning }));
  return made.length > 0 ? made : [pageOf([textPiece(summaryOf(document))], options)];
}

function summaryOf({ summary }: Document): string {
  return escaped(clipWords(oneLine(summary), LIMITS.paragraph)) || 'Nothing to show';
}

// The container, a row with its select, and a row for sharing.
const RESERVED = 5;

/** As few pages as there can be, the papers shared out evenly: five and four rather than eight and one. */
function balanced(drafts: readonly Draft[]): Draft[][] {
  const pages = paged(drafts, LIMITS.papers);
  const papers = drafts.filter((draft) => 'paper' in draft).length;
  if (pages.length < 2 || papers === 0) return pages;
  const even = paged(drafts, Math.ceil(papers / pages.length));
  return even.length === pages.length ? even : pages;
}

function paged(drafts: readonly Draft[], most: number): Draft[][] {
  const pages: Draft[][] = [];
  let used = { components: 0, text: 0, papers: 0 };
  for (const draft of drafts) {
    const own = sizeOf(draft);
    const fits =
      used.components + own.components <= LIMITS.components - RESERVED &&
      used.text + own.text <= LIMITS.text &&
      used.papers + own.papers <= most;
    if (pages.length === 0 || !fits) {
      pages.push([]);
      used = { components: 0, text: 0, papers: 0 };
    }
    pages.at(-1)?.push(draft);
    used = {
      components: used.components + own.components,
      text: used.text + own.text,
      papers: used.papers + own.papers,
    };
  }
  return pages;
}

function sizeOf(draft: Draft): { components: number; text: number; papers: number } {
  if ('actions' in draft) return { components: 1 + draft.actions.length, text: 0, papers: 0 };
  const { component, paper } = draft;
  const papers = paper ? 1 : 0;
  if (component.type === ComponentType.TextDisplay) {
    return { components: 1, text: component.content.length, papers };
  }
  if (component.type === ComponentType.Section) {
    const text = component.components.reduce((sum, { content }) => sum + content.length, 0);
    return { components: 2 + component.components.length, text, papers };
  }
  return { components: 1, text: 0, papers };
}

function pageOf(
  drafts: readonly Draft[],
  { look, by }: { look?: string | undefined; by?: string | undefined },
): Page {
  let at = 0;
  const pieces = drafts.map((draft) =>
    'actions' in draft ? rowPiece(draft.actions, () => at++, by) : draft,
  );
  const papers = pieces.flatMap(({ paper }) => (paper ? [paper] : []));
  // The choice stands under the last paper, above the notes and the buttons.
  const last = pieces.findLastIndex(({ paper }) => paper);
  const choice = look && papers.length > 0 ? [choicePiece(papers, look)] : [];
  const all = [...pieces.slice(0, last + 1), ...choice, ...pieces.slice(last + 1)];
  const kept = all.flatMap(({ handles = [] }) =>
    handles.flatMap((handle) => (handle.kept ? [handle.kept] : [])),
  );
  return {
    components: [{ type: ComponentType.Container, components: all.map(({ component }) => component) }],
    kept: Object.fromEntries(kept),
  };
}

function rowPiece(actions: readonly Action[], next: () => number, by: string | undefined): Piece {
  const handles = actions.map(({ command }) =>
    handleOf(by && command.split(' ', 1)[0] === by ? 'turn' : 'run', next(), command),
  );
  const components = actions.map(({ label }, at): APIButtonComponent => {
    const custom_id = handles[at]?.id ?? '';
    return {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: clipWords(label, LIMITS.label),
      custom_id,
    };
  });
  return { component: { type: ComponentType.ActionRow, components }, handles };
}

function choicePiece(papers: readonly PaperBlock[], look: string): Piece {
  const handles = papers.map(({ paper }) => choiceOf(`${look} ${oneLine(paper.id) || '-'}`));
  const options = papers
    .map((paper, at) => ({ label: choiceLabel(paper), value: handles[at]?.id ?? '' }))
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const select = {
    type: ComponentType.StringSelect,
    custom_id: handleOf('run', LIMITS.choices, look).id,
    placeholder: 'Look closer at a paper',
    options,
  } as const;
  return { component: { type: ComponentType.ActionRow, components: [select] }, handles };
}
