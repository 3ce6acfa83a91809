import { html } from 'hono/html';
import type { Described } from '#core/commands/options/described.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Action, Block } from '#core/document.ts';
import { chosen } from '../../shared/chosen.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { textMarkup } from '../../shared/markup/text-parts.ts';
import { linkMarkup } from './frame.ts';
import { mailPaper } from './paper.ts';
import { INLINE } from './style.ts';

export interface MailRendering {
  /** What is typed in a chat for what no page does. */
  readonly commands: readonly Described[];
  /** How people reach our pages, without a slash at its end. */
  readonly address: string;
}

/** A block of a mail in HTML; a title is the first heading. */
export function blockMarkup(block: Block, rendering: MailRendering & { readonly isTitle: boolean }): Markup {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block, rendering.isTitle);
    case 'text':
      return html`<p style="${INLINE.text}">${textMarkup(block.text)}</p>
`;
    case 'note':
      return softMarkup(textMarkup(block.text));
    case 'paper':
      return mailPaper(block);
    case 'actions':
      return actionsMarkup(block.actions, rendering);
    case 'form': {
      const set = block.fields.map((field) => [plain(field.label), plain(chosen(field))]);
      const lines = set.map(([label, value]) => (value ? softMarkup(html`${label}: ${value}`) : NOTHING));
      return html`${all(lines)}${actionsMarkup(block.actions, rendering)}`;
    }
    case 'file':
      return html`<h2 style="${INLINE.heading}">${plain(block.name)}</h2>
${all(block.text.split('\n').map((line) => softMarkup(html`${plain(line)}`)))}`;
    default:
      return block satisfies never;
  }
}

function headingMarkup({ text, aside = '' }: Extract<Block, { kind: 'heading' }>, isTitle: boolean): Markup {
  const beside = plain(aside) ? softMarkup(html`${plain(aside)}`) : NOTHING;
  return isTitle
    ? html`<h1 style="${INLINE.title}">${plain(text)}</h1>
${beside}`
    : html`<h2 style="${INLINE.heading}">${plain(text)}</h2>
${beside}`;
}

function softMarkup(content: Markup): Markup {
  return html`<p class="soft" style="${INLINE.soft}">${content}</p>
`;
}

function actionsMarkup(actions: readonly Action[], rendering: MailRendering): Markup {
  const each = actions.map((action, at) => html`${at > 0 ? ' · ' : ''}${actionMarkup(action, rendering)}`);
  return each.length > 0
    ? html`<p style="${INLINE.ways}">${all(each)}</p>
`
    : NOTHING;
}

function actionMarkup(action: Action, { commands, address }: MailRendering): Markup {
  const page = pageAddress(action);
  if (page !== undefined) return linkMarkup(address + page, action.label);
  return html`<code>${plain(intentLine(commands, action))}</code>`;
}
