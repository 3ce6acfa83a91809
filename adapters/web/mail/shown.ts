import { html } from 'hono/html';
import type { Block, Document } from '#core/document.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { textMarkup } from '../../shared/markup/text-parts.ts';
import { paperMarkup } from '../render/paper.ts';

/** What a command answers, as a part of a page that has a title: without what is pressed or typed in a chat. */
export function shown({ blocks }: Document): Markup {
  return all(blocks.map(blockMarkup));
}

function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<p><strong>${plain(block.text)}</strong></p>
`;
    case 'text':
      return html`<p>${textMarkup(block.text)}</p>
`;
    case 'paper':
      return paperMarkup({ ...block, whole: false }, { isPage: false, images: false });
    case 'note':
    case 'actions':
    case 'form':
    case 'file':
      return NOTHING;
    default:
      return block satisfies never;
  }
}
