import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import { type Action, type Block, type Part, plainText, type Text } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { chosen } from '../../shared/chosen.ts';
import type { MailRendering } from './blocks.ts';
import { NOBODY_LOOKS } from './frame.ts';
import { OWN_LINKS } from './own-links.ts';
import { paperAsText } from './plain-paper.ts';
import { wrapped } from './wrap.ts';

/** A block of a mail as plain text, good by itself: an address stands on a line of its own. */
export function plainBlock(block: Block, rendering: MailRendering): string {
  switch (block.kind) {
    case 'heading': {
      const title = oneLine(block.text);
      const rule = '='.repeat(Math.min([...title].length, 72));
      return [wrapped(title), rule, wrapped(oneLine(block.aside ?? ''))].filter(Boolean).join('\n');
    }
    case 'text':
    case 'note':
      return linesOf(block.text).join('\n');
    case 'paper':
      return paperAsText(block);
    case 'actions':
      return block.actions.map((action) => actionLine(action, rendering)).join('\n');
    case 'form': {
      const set = block.fields.map((field) => [oneLine(field.label), oneLine(chosen(field))]);
      const lines = set.flatMap(([label, value]) => (value ? [wrapped(`${label}: ${value}`)] : []));
      return [...lines, ...block.actions.map((action) => actionLine(action, rendering))].join('\n');
    }
    case 'file':
      return [oneLine(block.name), ...block.text.split('\n').map(oneLine)].join('\n');
    default:
      return block satisfies never;
  }
}

/** Why it comes, and how that is changed or ended. */
export function plainFoot(address: string): string {
  return [
    '-- ',
    wrapped(`You get this because you asked for it at ${new URL(address).host}.`),
    `Change when and what: ${OWN_LINKS.settings}`,
    `Stop these mails: ${OWN_LINKS.stop}`,
    wrapped(NOBODY_LOOKS),
  ].join('\n');
}

function linesOf(text: Text): string[] {
  const parts = typeof text === 'string' ? [text] : text;
  return parts
    .map(partText)
    .join('')
    .split('\n')
    .map((line) => wrapped(oneLine(line)));
}

function partText(part: Part): string {
  if (typeof part === 'string' || !('page' in part)) return plainText([part]);
  const link = trustedLink(part.page);
  return link ? `${oneLine(part.text)} (${link.href})` : part.text;
}

function actionLine(action: Action, { commands, address }: MailRendering): string {
  const page = pageAddress(action);
  if (page === undefined) return wrapped(oneLine(intentLine(commands, action)));
  return `${oneLine(action.label)}: ${address}${page}`;
}
