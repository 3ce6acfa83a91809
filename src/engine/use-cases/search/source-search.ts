import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { meetsFilters, subject } from '#core/search/filters.ts';
import { type Query, queryText } from '#core/search/query.ts';
import type { Clock } from '#core/time/clock.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';

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
  /** Asks, or has asked a moment ago; it takes two seconds at most. */
  ask(readable: ReadableArchive, query: Query): Promise<SourceSearchResult>;
  /** The answer that is remembered from the page before, without asking. */
  remembered(query: Query): Promise<SourceSearchResult> | undefined;
}

const MOST = 20;
// With what the archive takes, an answer is there within two seconds.
const WITHIN_MS = 1_800;
const REMEMBERED_MS = 10 * 60_000;
// Whoever turns pages does it soon: the oldest of more is asked for again.
const MOST_REMEMBERED = 500;

export function createSourceSearch(parts: SourceSearchParts): SourceSearch {
  const { clock } = parts;
  const answers = new Map<string, { at: number; answer: Promise<SourceSearchResult> }>();

  function remembered(query: Query): Promise<SourceSearchResult> | undefined {
    const oldest = clock.ticks() - REMEMBERED_MS;
    for (const [text, { at }] of answers) if (at < oldest) answers.delete(text);
    return answers.get(queryText(query))?.answer;
  }

  return {
    remembered,
    ask(readable, query) {
      const known = remembered(query);
      if (known) return known;
      const answer = askSource(parts, readable, query);
      answers.set(queryText(query), { at: clock.ticks(), answer });
      const [oldest] = answers.keys();
      if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
      // What failed is tried again at the next asking.
      const forget = () => answers.delete(queryText(query));
      answer.then(({ failed }) => failed && forget(), forget);
      return answer;
    },
  };
}

async function askSource(
  { source, sleep }: SourceSearchParts,
  readable: ReadableArchive,
  query: Query,
): Promise<SourceSearchResult> {
  const nothing = { papers: [], fresh: new Set<string>() };
  if (!source.search || readable.sampleBecause !== undefined) return nothing;
  const before = readable.archive.search(query, { sort: 'relevance', limit: 100, offset: 0 });
  const late = { failed: `${source.title} did not answer in time` };
  const heard = await withTimeout(
    sleep,
    { ms: WITHIN_MS, late },
    async (signal) => await hear(source, query, signal),
  );
  if ('failed' in heard) return { ...nothing, ...heard };
  await readable.archive.putPapers(heard.papers);
  const found = new Set(before.found.map(({ paper }) => paper.id));
  const papers = heard.papers.filter((paper) => meetsFilters(query, paper) && isBetween(query, paper));
  return { papers, fresh: new Set(papers.map(({ id }) => id).filter((id) => !found.has(id))) };
}

async function hear(
  source: PaperSource,
  query: Query,
  signal: AbortSignal,
): Promise<{ papers: readonly Paper[] } | { failed: string }> {
  try {
    return { papers: (await source.search?.(subject(query), MOST, { patience: 'reader', signal })) ?? [] };
  } catch (error) {
    if (error instanceof SourceError) return { failed: error.message };
    throw error;
  }
}

function isBetween({ since, until }: Query, { published }: Paper): boolean {
  if (!since && !until) return true;
  return published !== undefined && published >= (since ?? '') && (!until || published <= until);
}
