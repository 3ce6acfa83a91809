import { ComponentType } from 'discord.js';
import { type Block, joined, plainText, type Text } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { buttonRows } from './buttons.ts';
import type { Draft, MessagePart } from './draft.ts';
import { escapeMarkdown, smallText } from './escape.ts';
import { attachmentOf } from './file.ts';
import { formDrafts } from './form.ts';
import { paperComponent } from './paper.ts';
import { filled, holed } from './text-parts.ts';

// A text as short as the items of a list are.
const ITEM = 100;

/** Blocks in which short texts that follow each other are one with their lines below each other, so that a list takes one component of the few that a message has. */
export function withLists(blocks: readonly Block[]): Block[] {
  const together: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    const before = together.at(-1);
    const isNext = isItem(blocks[at - 1]) && isItem(block);
    if (isNext && before?.kind === 'text' && block.kind === 'text')
      together.splice(-1, 1, { kind: 'text', text: joined([before.text, block.text], '\n') });
    else together.push(block);
  }
  return together;
}

function isItem(block: Block | undefined): boolean {
  return block?.kind === 'text' && plainText(block.text).length <= ITEM;
}

/** What a block is made of, in its order, with a gist of at most so many characters; nothing where it has nothing to say. */
export function componentsOf(block: Block, gist: number): Draft[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text, block.aside ?? '');
    case 'text':
      return paragraphs(block.text, DISCORD_LIMITS.paragraph).map(textPart);
    case 'paper':
      return [{ component: paperComponent(block, gist), paper: block }];
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

function notes(text: Text): MessagePart[] {
  return paragraphs(text, DISCORD_LIMITS.note).map((lines) =>
    textPart(lines.split('\n').map(smallText).join('\n')),
  );
}

function heading(text: string, aside: string): Draft[] {
  const lines = [
    { line: escapeMarkdown(clipWords(oneLine(text), DISCORD_LIMITS.heading)), prefix: '### ' },
    { line: escapeMarkdown(clipWords(oneLine(aside), DISCORD_LIMITS.aside)), prefix: '-# ' },
  ].filter(({ line }) => line);
  if (lines.length === 0) return [];
  return [{ ...textPart(lines.map(({ line, prefix }) => prefix + line).join('\n')), heads: true }];
}

/** Escaped paragraphs of at most `size` characters before escaping; a text keeps its own line breaks. */
function paragraphs(content: Text, size: number): string[] {
  const { text, made } = holed(content);
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
    pieces.at(-1)?.push(escapeMarkdown(line));
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

export function textPart(content: string): MessagePart {
  return { component: { type: ComponentType.TextDisplay, content } };
}
