import { ComponentType } from 'discord.js';
import type { Block, Text } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { LIMITS } from '../limits.ts';
import { buttonRows } from './buttons.ts';
import type { Draft, Piece } from './draft.ts';
import { escaped, small } from './escape.ts';
import { attachmentOf } from './file.ts';
import { formDrafts } from './form.ts';
import { paperComponent } from './paper.ts';
import { filled, holed } from './text-parts.ts';

/** What a block is made of, in its order; nothing where it has nothing to say. */
export function piecesOf(block: Block): Draft[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text, block.aside ?? '');
    case 'text':
      return paragraphs(block.text, LIMITS.paragraph).map(textPiece);
    case 'paper':
      return [{ component: paperComponent(block), paper: block }];
    case 'note':
      return notes(block.text);
    case 'actions':
      return buttonRows(block.actions);
    case 'form':
      return [...notes(block.about ?? ''), ...formDrafts(block)];
    case 'file':
      return [attachmentOf(block)];
    default:
      return block satisfies never;
  }
}

function notes(text: Text): Piece[] {
  return paragraphs(text, LIMITS.note).map((lines) => textPiece(lines.split('\n').map(small).join('\n')));
}

function heading(text: string, aside: string): Draft[] {
  const lines = [
    { line: escaped(clipWords(oneLine(text), LIMITS.heading)), prefix: '### ' },
    { line: escaped(clipWords(oneLine(aside), LIMITS.aside)), prefix: '-# ' },
  ].filter(({ line }) => line);
  return lines.length > 0 ? [textPiece(lines.map(({ line, prefix }) => prefix + line).join('\n'))] : [];
}

/** Escaped paragraphs of at most `size` characters before escaping; a text keeps its own line breaks. */
function paragraphs(said: Text, size: number): string[] {
  const { text, made } = holed(said);
  const lines = text
    .split('\n')
    .flatMap((line) => chopped(oneLine(line), size))
    .filter(Boolean);
  const pieces: string[][] = [];
  let room = 0;
  for (const line of lines) {
    if (line.length > room) {
      pieces.push([]);
      room = size;
    }
    pieces.at(-1)?.push(escaped(line));
    room -= line.length + 1;
  }
  return filled(
    pieces.map((piece) => piece.join('\n')),
    made,
  );
}

function chopped(line: string, size: number): string[] {
  if (line.length <= size) return [line];
  const space = line.lastIndexOf(' ', size);
  const at = space > size / 2 ? space : size - (/[\ud800-\udbff]/.test(line.charAt(size - 1)) ? 1 : 0);
  return [line.slice(0, at), ...chopped(line.slice(at).trimStart(), size)];
}

export function textPiece(content: string): Piece {
  return { component: { type: ComponentType.TextDisplay, content } };
}
