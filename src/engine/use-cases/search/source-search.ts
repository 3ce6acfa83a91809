import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { meetsFilters, subject } from '#core/search/filters.ts';
import { type Query, queryText } from '#core/search/query.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { forReader, inTime, lateText } from '../../access/in-time.ts';

/** What a source's own search added to the archive's. */
export interface SourceSearchResult {
  /** In the source's order, all of them stored by now. */
  readonly papers: readonly Paper[];
  /** The ids of those that the archive had not found by itself. */
  readonly fresh: ReadonlySet<string>;
  /** Why nothing came, in a few words, where nothing did. */
  readonly failed?: string;
}

export interface SourceSearchParts {
  readonly source: PaperSource;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

/** A source's own search, for what the archive knows too little of. Neither method rejects because of the source. */
export interface SourceSearch {
  /** Asks, or has asked a moment ago; what comes too late for this answer is there for the next one. */
  ask(readable: ReadableArchive, query: Query): Promise<SourceSearchResult>;
  /** Whether it was asked a moment ago, as for the page before. */
  knows(query: Query): boolean;
}

const NOTHING = { papers: [], fresh: new Set<string>() };
const MOST = 20;
const REMEMBERED_MS = 10 * 60_000;
// Whoever turns pages does it soon: the oldest of more is asked for again.
const MOST_REMEMBERED = 500;

export function createSourceSearch(parts: SourceSearchParts): SourceSearch {
  const { clock, sleep, source } = parts;
  const answers = new Map<string, { at: number; answer: Promise<SourceSearchResult> }>();

  function remembered(query: Query): Promise<SourceSearchResult> | undefined {
    const oldest = clock.ticks() - REMEMBERED_MS;
    for (const [text, { at }] of answers) if (at < oldest) answers.delete(text);
    return answers.get(queryText(query))?.answer;
  }

  return {
    knows: (query) => source.search !== undefined && remembered(query) !== undefined,
    async ask(readable, query) {
      if (!source.search) return NOTHING;
      const known = remembered(query) ?? begin(readable, query);
      const late = { ...NOTHING, failed: lateText(source.title) };
      return forReader(sleep, (reader) => inTime(reader, known, late));
    },
  };

  function begin(readable: ReadableArchive, query: Query): Promise<SourceSearchResult> {
    const answer = askSource(parts, readable, query);
    answers.set(queryText(query), { at: clock.ticks(), answer });
    const [oldest] = answers.keys();
    if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
    // What failed is tried again at the next asking.
    const forget = () => answers.delete(queryText(query));
    answer.then(({ failed }) => failed && forget(), forget);
    return answer;
  }
}

async function askSource(
  { source }: SourceSearchParts,
  readable: ReadableArchive,
  query: Query,
): Promise<SourceSearchResult> {
  if (!source.search || readable.sampleBecause !== undefined) return NOTHING;
  const before = readable.archive.search(query, { sort: 'relevance', limit: 100, offset: 0 });
  const heard = await hear(source, query);
  if ('failed' in heard) return { ...NOTHING, ...heard };
  await readable.archive.putPapers(heard.papers);
  const found = new Set(before.found.map(({ paper }) => paper.id));
  const papers = heard.papers.filter((paper) => meetsFilters(query, paper) && isBetween(query, paper));
  return { papers, fresh: new Set(papers.map(({ id }) => id).filter((id) => !found.has(id))) };
}

async function hear(
  source: PaperSource,
  query: Query,
): Promise<{ papers: readonly Paper[] } | { failed: string }> {
  try {
    return { papers: (await source.search?.(subject(query), MOST, { patience: 'reader' })) ?? [] };
  } catch (error) {
    if (error instanceof SourceError) return { failed: error.message };
    throw error;
  }
}

function isBetween({ since, until }: Query, { published }: Paper): boolean {
  if (!since && !until) return true;
  return published !== undefined && published >= (since ?? '') && (!until || published <= until);
}
