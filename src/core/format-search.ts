import type { Block, Document } from './document.ts';
import { gistOf, sampleBlocks } from './format.ts';
import type { Found } from './ports.ts';
import { type Query, queryText } from './query.ts';
import { plural } from './text.ts';

/** One page of a search. */
export interface SearchPage {
  readonly query: Query;
  readonly found: readonly Found[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  /** The command that shows a page of the same search. */
  readonly pageCommand: (page: number) => string;
  readonly papers: number;
  readonly sampleBecause?: string;
}

/** The answer to a search: a page of papers, or what to try instead. */
export function searchDocument(page: SearchPage): Document {
  const text = queryText(page.query);
  return page.found.length > 0 ? foundDocument(page, text) : nothingDocument(page, text);
}

function foundDocument(page: SearchPage, text: string): Document {
  const first = (page.page - 1) * page.limit;
  const last = first + page.found.length;
  const actions = [
    ...(last < page.total ? [{ label: 'Next page', command: page.pageCommand(page.page + 1) }] : []),
    ...(page.page > 1 ? [{ label: 'Page before', command: page.pageCommand(page.page - 1) }] : []),
  ];
  return {
    summary: `${plural(page.total, 'paper')} for ${text}`,
    blocks: [
      ...sampleBlocks(page.sampleBecause),
      { kind: 'heading', text: `Search · ${text}`, aside: `${first + 1} to ${last} of ${page.total}` },
      ...page.found.map(
        ({ paper, day }, index): Block => ({
          kind: 'paper',
          number: first + index + 1,
          paper,
          ...(day ? { day } : {}),
          gist: gistOf(paper),
          reasons: [],
        }),
      ),
      ...misreadNotes(page.query),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}

function nothingDocument(page: SearchPage, text: string): Document {
  const beyond = page.total > 0;
  const why = beyond
    ? `There is no page ${page.page}: the search found ${plural(page.total, 'paper')}.`
    : `Nothing was found for ${text} in ${plural(page.papers, 'stored paper')}.`;
  const advice = beyond ? [] : [{ kind: 'note' as const, text: 'Try fewer or more general words' }];
  return {
    summary: why,
    blocks: [
      ...sampleBlocks(page.sampleBecause),
      { kind: 'heading', text: `Search · ${text}` },
      { kind: 'text', text: why },
      ...misreadNotes(page.query),
      ...advice,
    ],
  };
}

function misreadNotes({ misread }: Query): Block[] {
  if (misread.length === 0) return [];
  return [{ kind: 'note', text: `Read as plain words: ${misread.join(', ')}` }];
}
