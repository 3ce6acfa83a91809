import type { SearchHit } from '../archive/archive.ts';
import type { Intent } from '../commands/intent.ts';
import type { Action, Block, Document, Text } from '../document.ts';
import { subject } from '../search/filters.ts';
import type { NameKind } from '../search/names.ts';
import { type Query, queryText } from '../search/query.ts';
import { gistOf } from '../text/gist/gist.ts';
import { clipWords, plural } from '../text/text.ts';
import { noteOn } from '../topics/topic-reason.ts';
import { pageActions, pageRange } from './page-actions.ts';
import { sampleBlocks } from './papers.ts';

const LONGEST_LABEL = 60;
// A query may be pasted; nothing is learnt from all of it.
const LONGEST_SAID = 80;

/** The whole name of a stored author or organisation. */
export interface StoredName {
  readonly kind: NameKind;
  readonly name: string;
}

/** One page of a search. */
export interface SearchPage {
  /** The search as it was understood. */
  readonly text: string;
  readonly query: Query;
  readonly found: readonly SearchHit[];
  readonly total: number;
  /** Whether there are more than `total`. */
  readonly more: boolean;
  /** How many of them have all the words, where that is known. */
  readonly withAll?: number;
  /** What was read otherwise than typed, a line each. */
  readonly notes: readonly Text[];
  /** Stored authors and organisations that have words typed as their name, with the other words where theirs have these. */
  readonly names: readonly (StoredName & { readonly rest?: readonly string[] | undefined })[];
  /** The search for its words alone, where some of them were read as a name. */
  readonly words?: string | undefined;
  /** What was searched beside the words typed. */
  readonly added: readonly string[];
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  /** What shows a page of the same search. */
  readonly pageIntent: (page: number) => Intent;
  readonly papers: number;
  /** The source's name, how many on this page come from its own search, and why that failed, where it did. */
  readonly source: string;
  readonly fromSource: number;
  readonly failed?: string;
  readonly sampleBecause?: string;
}

/** The answer to a search: a page of papers, or what to try instead. */
export function searchDocument(page: SearchPage): Document {
  return page.found.length > 0 ? foundDocument(page) : nothingDocument(page);
}

function foundDocument(page: SearchPage): Document {
  const { text } = page;
  const first = (page.page - 1) * page.limit;
  const range = pageRange({ first, shown: page.found.length, total: page.total }, totalWords(page));
  return {
    summary: `${page.more ? `${page.total}+ papers` : plural(page.total, 'paper')} for ${text}`,
    blocks: [
      ...sampleBlocks(page.sampleBecause),
      { kind: 'heading', text: `Search · ${text}`, aside: range },
      ...page.found.map((hit, index) => hitBlock(hit, first + index + 1, page.query)),
      ...notes(page),
      ...turns(page),
    ],
  };
}

/** The pages beside this one, and the papers of whoever has just these words as their name. */
function turns({ page, total, limit, pageIntent, names, words }: SearchPage): Block[] {
  const actions = [
    ...pageActions(page, Math.ceil(total / limit), pageIntent),
    ...names.map(byName),
    ...(words ? [{ label: 'These words alone', command: 'search', options: { query: words } }] : []),
  ];
  return actions.length > 0 ? [{ kind: 'actions', actions }] : [];
}

/** What is said of a total: nothing, "+", "+, 3 with all words". */
function totalWords({ total, more, withAll = total }: SearchPage): string {
  const all = withAll < total ? `, ${withAll || 'none'} with all words` : '';
  return `${more ? '+' : ''}${all}`;
}

function nothingDocument(page: SearchPage): Document {
  const { text } = page;
  const isPastEnd = page.total > 0;
  const why = isPastEnd
    ? `There is no page ${page.page}: the search found ${plural(page.total, 'paper')}.`
    : `Nothing was found for ${clipWords(text, LONGEST_SAID)} in ${plural(page.papers, 'stored paper')}.`;
  const advice = isPastEnd ? [] : adviceOn(page.query).map((text) => ({ kind: 'note' as const, text }));
  return {
    summary: why,
    blocks: [
      ...sampleBlocks(page.sampleBecause),
      { kind: 'heading', text: `Search · ${clipWords(text, LONGEST_SAID)}` },
      { kind: 'text', text: why },
      ...notes(page),
      ...advice,
      ...turns(page),
    ],
  };
}

/** What to try instead of a query that found nothing. */
function adviceOn(query: Query): string[] {
  const words = subject(query).split(' ').filter(Boolean);
  const conditions = queryText({ ...query, words: [], phrases: [], or: [] });
  if (words.length > 1) return ['Try fewer or more general words'];
  if (conditions !== '')
    return words.length > 0 || / /.test(conditions) ? ['Try with less of what narrows it'] : [];
  return ['Try a more general word'];
}

/** A paper with the sentence that answers, or with its gist where only the title, or who it is by, does. */
function hitBlock({ paper, sentence }: SearchHit, number: number, query: Query): Block {
  const spoken = sentence();
  const found = spoken.length > 0 ? spoken : noteOn(query, paper);
  return {
    kind: 'paper',
    number,
    paper,
    gist: spoken.length > 0 ? '' : gistOf(paper),
    reasons: found.length > 0 ? [{ kind: 'match', sentence: found }] : [],
  };
}

/** How the search was understood, and where its papers come from. */
function notes({ notes: read, added, source, fromSource, failed }: SearchPage): Block[] {
  const texts: Text[] = [
    ...read,
    ...(added.length > 0 ? [`Also searching: ${added.join(', ')}`] : []),
    ...(fromSource > 0 ? [`${fromSource} of these from ${source}'s own search`] : []),
    ...(failed ? [`${failed}, so that only what is stored here was searched`] : []),
  ];
  return texts.map((text) => ({ kind: 'note', text }));
}

/** The search for the papers of somebody whose name was searched for as words. */
function byName({ kind, name, rest = [] }: SearchPage['names'][number]): Action {
  const quoted = /[\s,;|]/.test(name) ? `"${name}"` : name;
  const label = clipWords(
    [`Papers ${kind === 'author' ? 'by' : 'from'} ${name}`, ...rest].join(' '),
    LONGEST_LABEL,
  );
  return { label, command: 'search', options: { query: [...rest, `${kind}:${quoted}`].join(' ') } };
}
