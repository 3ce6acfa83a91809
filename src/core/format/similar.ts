import type { Found, Similar } from '../archive/archive.ts';
import type { Block, Document, Span } from '../document.ts';
import { gistOf } from '../text/gist/gist.ts';
import { clipWords, plural } from '../text/text.ts';
import { sampleBlocks } from './papers.ts';

const TITLE = 80;

/** The papers near another one, each with the words that they share. */
export function similarDocument(
  { paper }: Found,
  near: readonly Similar[],
  facts: { papers: number; sampleBecause?: string | undefined },
): Document {
  const heading = `Like ${clipWords(paper.title, TITLE)}`;
  const stored = plural(facts.papers, 'stored paper');
  const none = `Nothing among ${stored} is like ${paper.id} yet.`;
  return {
    summary: near.length > 0 ? `${plural(near.length, 'paper')} like ${paper.title}` : none,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { kind: 'heading', text: heading, aside: plural(near.length, 'paper') },
      ...near.map(similarBlock),
      near.length > 0 ? { kind: 'note', text: `By content, of ${stored}` } : { kind: 'text', text: none },
    ],
  };
}

function similarBlock({ found: { paper }, shared }: Similar, index: number): Block {
  const sentence = sharedSpans(shared);
  return {
    kind: 'paper',
    number: index + 1,
    paper,
    gist: gistOf(paper),
    reasons: sentence.length > 0 ? [{ kind: 'match', sentence }] : [],
  };
}

function sharedSpans(shared: readonly string[]): Span[] {
  if (shared.length === 0) return [];
  const words = shared.flatMap((word, at) => [
    ...(at > 0 ? [{ text: ', ' }] : []),
    { text: word, mark: true },
  ]);
  return [{ text: 'Shares ' }, ...words];
}
