import { chosen } from '#adapters/shared/chosen.ts';
import { addressOf, keptFor } from '#adapters/shared/conversation/address.ts';
import { leadRowPieces } from '#adapters/shared/paper/lead-text.ts';
import { factsLine } from '#adapters/shared/paper/paper-facts.ts';
import { plainReason } from '#adapters/shared/paper/reason-words.ts';
import { actionOn, paperActions } from '#core/commands/paper-actions.ts';
import { type Action, type Block, type Document, type PaperBlock, plainText } from '#core/document.ts';
import { leadRows } from '#core/text/leads.ts';
import { oneLine } from '#core/text/text.ts';

/** A message: lines of plain text, and what can be pressed. */
export interface Page {
  readonly lines: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly press: string }[];
  readonly kept: Readonly<Record<string, string>>;
}

const ROOM = { press: 80, reason: { name: 60, sentence: () => 160 } };
const BARE = { link: (words: string, href: string) => `${oneLine(words)} ${href}`, plain: oneLine };

/** A document as one page. */
export function renderMinimal(document: Document, commands: readonly { readonly name: string }[]): Page[] {
  const lines = document.blocks.flatMap(linesOf).map(oneLine).filter(Boolean);
  const offered = paperActions(document.papers ?? 'listed', commands);
  const intents = document.blocks.flatMap((block): readonly Action[] => {
    if (block.kind === 'paper')
      return offered.map((action) => ({ label: action.label, ...actionOn(action, block.paper.id) }));
    return 'actions' in block ? block.actions : [];
  });
  const at = intents.map((intent) => addressOf(intent, ROOM.press));
  const buttons = intents.map(({ label }, nth) => ({ label: oneLine(label), press: at[nth]?.text ?? '' }));
  const shown = lines.length > 0 ? lines : [oneLine(document.summary) || 'Paperboy'];
  return [{ lines: shown, buttons, kept: keptFor(at) }];
}

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'paper') return paperLines(block);
  if (block.kind === 'heading') return [block.text, block.aside ?? ''];
  if (block.kind === 'form') return block.fields.map((field) => `${field.label}: ${chosen(field)}`);
  return 'text' in block ? plainText(block.text).split('\n') : [];
}

function paperLines(block: PaperBlock): readonly string[] {
  return [
    `${block.number}. ${block.paper.title}`,
    factsLine(block, oneLine),
    block.paper.id,
    oneLine(block.gist),
    ...block.reasons.map((reason) => plainReason(reason, ROOM.reason)),
    ...leadRows(block.paper).map((row) => leadRowPieces(row, BARE).join(' ')),
  ];
}
