import type { Intent } from '#core/commands/intent.ts';
import type { Described } from '#core/commands/options/described.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { type Block, type Document, type Field, plainText } from '#core/document.ts';
import { chosen } from '../shared/chosen.ts';
import { columnsOf, paint, TERMINAL_LIMITS, type TerminalScreen, terminalText } from './ink.ts';
import { localText } from './local-text.ts';
import { type Columns, measure, renderPaper } from './paper/paper.ts';
import { atBothEnds, wrap, wrapPieces } from './wrap.ts';

/** A document as lines of text for a terminal or a pipe, without a line break at its end; `commands` are what its actions are typed for. */
export function renderForTerminal(
  document: Document,
  screen: TerminalScreen,
  commands: readonly Described[] = [],
): string {
  const lineOf = (intent: Intent) => intentLine(commands, intent);
  const columns = measure(document.blocks, columnsOf(screen));
  const lines: string[] = [];
  let before: Block | undefined;
  for (const block of document.blocks) {
    const own = renderBlock(block, columns, { screen, lineOf });
    if (own.length === 0) continue;
    if (before && !standTogether(before, block)) lines.push('');
    lines.push(...own);
    before = block;
  }
  if (!before) lines.push(...wrap(terminalText(document.summary), columns.all));
  return lines.map((line) => line.trimEnd()).join('\n');
}

interface Rendering {
  readonly screen: TerminalScreen;
  /** What is typed for an action. */
  readonly lineOf: (intent: Intent) => string;
}

function renderBlock(block: Block, columns: Columns, { screen, lineOf }: Rendering): string[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text, block.aside ?? '', columns.all, screen);
    case 'text':
      return pieces(localText(block.text, screen.zone), columns.all);
    case 'paper':
      return renderPaper(block, columns, screen);
    case 'note':
      return pieces(localText(block.text, screen.zone), columns.all).map((line) =>
        paint(screen, 'dim', line),
      );
    case 'actions':
      return actions(block.actions.map(lineOf), columns.all).map((line) => paint(screen, 'dim', line));
    case 'form':
      return [
        ...block.fields.flatMap((field) => wrap(terminalText(fieldLine(field)), columns.all)),
        ...actions(block.actions.map(lineOf), columns.all).map((line) => paint(screen, 'dim', line)),
      ];
    case 'file':
      return block.text.split('\n').map(fileLine);
    default:
      return block satisfies never;
  }
}

/** Whether no blank line parts two blocks: small print, and texts as short as the items of a list. */
function standTogether(before: Block, after: Block): boolean {
  return [isSmall, isItem].some((same) => same(before) && same(after));
}

function isSmall({ kind }: Block): boolean {
  return kind === 'note' || kind === 'actions';
}

function isItem(block: Block): boolean {
  return (
    block.kind === 'form' || (block.kind === 'text' && plainText(block.text).length <= TERMINAL_LIMITS.widest)
  );
}

function heading(text: string, aside: string, columns: number, screen: TerminalScreen): string[] {
  const left = wrap(terminalText(text), columns).map((line) => paint(screen, 'bold', line));
  const right = wrap(terminalText(aside), columns).map((line) => paint(screen, 'dim', line));
  const oneLine = left.length === 1 && right.length === 1 && atBothEnds(`${left}`, `${right}`, columns);
  return oneLine ? [oneLine] : [...left, ...right];
}

/** What is set: "Order: Newest first"; nothing where nothing is. */
function fieldLine(field: Field): string {
  const words = chosen(field);
  return words && `${field.label}: ${words}`;
}

/** A line of a file keeps its blanks, which mean something in some, and is not wrapped. */
function fileLine(line: string): string {
  return line.replace(/[^ ]+/g, terminalText);
}

/** A text keeps its own line breaks; what of it has pieces breaks where they meet, and anything else between words. */
function pieces(text: string, columns: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapPieces(terminalText(line).split(' · '), columns, { end: ' ·' }));
}

function actions(all: readonly string[], columns: number): string[] {
  const [first, ...more] = all.map(terminalText).filter(Boolean);
  // Without the separator two commands in two lines would look like one.
  return first ? wrapPieces([`Next: ${first}`, ...more], columns, { end: ' ·' }) : [];
}
