import { html } from 'hono/html';
import type { Described } from '#core/commands/options/described.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Action, Block, Document, Field } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { chosen } from '../../shared/chosen.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { textMarkup } from '../../shared/markup/text-parts.ts';
import { paperMarkup } from './paper.ts';

export interface Rendering {
  /** What is typed in a chat for what no page does. */
  readonly commands: readonly Described[];
  readonly images: boolean;
  /** How somebody's own page shows what can be done; elsewhere nothing can. */
  readonly own?: OwnControls | undefined;
}

/** What can be done on somebody's own page. */
export interface OwnControls {
  /** A link to what reads, a button for what changes something. */
  action(action: Action): Markup;
  /** The settings that can be changed at once. */
  form(form: Extract<Block, { kind: 'form' }>): Markup;
  /** What can be done with a line of what is followed and muted. */
  listed(listed: NonNullable<Extract<Block, { kind: 'text' }>['listed']>): Markup;
  /** Where a paper is looked at. */
  paperAddress(paper: string): string;
  /** What can be done with a paper. */
  paper(paper: Paper): Markup;
}

/** A document as the main part of a page, under one heading of the first order; what leads to a page is a link, and what is typed in a chat is shown as that. */
export function renderForWeb({ summary, blocks }: Document, rendering: Rendering): Markup {
  const titled = titleOf(blocks);
  const shown = blocks.map((block) => blockMarkup(block, { ...rendering, isTitle: block === titled }));
  return all([
    titled
      ? NOTHING
      : html`<h1>${plain(summary)}</h1>
`,
    ...shown,
  ]);
}

/** The block whose words are the page's title: the first heading, else a paper that is shown whole. */
function titleOf(blocks: readonly Block[]): Block | undefined {
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return heading ?? blocks.find((block) => block.kind === 'paper' && block.whole);
}

function blockMarkup(block: Block, rendering: Rendering & { readonly isTitle: boolean }): Markup {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block, rendering.isTitle);
    case 'text':
      return block.listed && rendering.own
        ? html`<div class="listed"><p>${textMarkup(block.text)}</p>${rendering.own.listed(block.listed)}</div>
`
        : html`<p>${textMarkup(block.text)}</p>
`;
    case 'note':
      return html`<p class="note">${textMarkup(block.text)}</p>
`;
    case 'paper':
      return paperMarkup(block, { ...rendering, isPage: rendering.isTitle });
    case 'actions':
      return actionsMarkup(block.actions, rendering);
    case 'form':
      return html`${rendering.own ? rendering.own.form(block) : all(block.fields.map(fieldMarkup))}${actionsMarkup(block.actions, rendering)}`;
    case 'file':
      return html`<h2>${plain(block.name)}</h2>
<pre tabindex="0">${block.text.split('\n').map(fileLine).join('\n')}</pre>
`;
    default:
      return block satisfies never;
  }
}

function headingMarkup({ text, aside = '' }: Extract<Block, { kind: 'heading' }>, isTitle: boolean): Markup {
  const beside = plain(aside)
    ? html`
<p class="aside">${plain(aside)}</p>`
    : NOTHING;
  return isTitle
    ? html`<h1>${plain(text)}</h1>${beside}
`
    : html`<h2>${plain(text)}</h2>${beside}
`;
}

/** What is set; nothing where nothing is. */
function fieldMarkup(field: Field): Markup {
  const words = plain(chosen(field));
  return words
    ? html`<p>${plain(field.label)}: ${words}</p>
`
    : NOTHING;
}

function actionsMarkup(actions: readonly Action[], rendering: Rendering): Markup {
  if (actions.length === 0) return NOTHING;
  return html`<ul class="actions">${all(actions.map((action) => html`<li>${actionMarkup(action, rendering)}</li>`))}</ul>
`;
}

function actionMarkup(action: Action, { commands, own }: Rendering): Markup {
  if (own) return own.action(action);
  const address = pageAddress(action);
  if (address !== undefined) return html`<a href="${address}">${plain(action.label)}</a>`;
  return html`<code>${plain(intentLine(commands, action))}</code>`;
}

/** A line of a file keeps its indentation. */
function fileLine(line: string): string {
  return `${/^ */.exec(line)}${plain(line)}`;
}
