import type { Block, Document, Text } from '#core/document.ts';

/** What a document says in one sentence, with its commands and moments; its title where it begins with one. */
export function sentenceOf({ summary, blocks: [first] }: Document): Text {
  return first?.kind === 'text' ? first.text : summary;
}

/** A document with more lines above what can be done after it. */
export function withLines(document: Document, lines: readonly Block[]): Document {
  const end = document.blocks.findIndex(({ kind }) => kind === 'actions' || kind === 'form');
  const at = end < 0 ? document.blocks.length : end;
  return { ...document, blocks: document.blocks.toSpliced(at, 0, ...lines) };
}
