import { addDays } from '#core/dates.ts';
import type { Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import { digestDocument, emptyDayDocument, topDocument, trendingDocument } from '#core/format-digest.ts';
import type { Day, Listing } from '#core/paper.ts';
import type { Ask, Clock, PaperSource } from '#core/ports.ts';
import { isEmpty, parseQuery } from '#core/query.ts';
import { select } from '#core/select.ts';
import type { Library, Shelf } from './library.ts';

export interface DigestParts {
  readonly library: Library;
  readonly source: PaperSource;
  readonly clock: Clock;
}

const READER: Ask = { patience: 'reader' };
const PERIODS = { week: { days: 7, name: 'Top of the week' }, month: { days: 30, name: 'Top of the month' } };

/** The digest of a day, or of the newest day with a list; `topic` narrows the list to what it is about. */
export async function today(
  { library, source, clock }: DigestParts,
  ask: { day?: Day | undefined; topic?: string | undefined; size: number },
): Promise<Document> {
  const shelf = await library.open(READER, ask.day);
  const { day, ...freshness } = await (ask.day
    ? shelf.ingest.day(ask.day, READER)
    : shelf.ingest.newest(READER));
  const now = clock.now();
  const listed = shelf.archive.listings(day, day);
  if (listed.length === 0 && freshness.failed) {
    throw new SourceError(`${freshness.failed}, and the list of ${day} is not stored here.`);
  }
  const facts = { ...freshness, now, ...sampleOf(shelf), ...(ask.topic ? { topic: ask.topic } : {}) };
  const kept = ask.topic ? onTopic(shelf, day, listed, ask.topic) : listed;
  return kept.length === 0
    ? emptyDayDocument(day, { ...facts, current: source.currentDay(now) })
    : digestDocument(day, select(kept, ask.size), facts);
}

/** The most upvoted papers of the 7 or 30 days that end with `day`, or with the newest day that has a list. */
export async function top(
  { library }: DigestParts,
  ask: { period: keyof typeof PERIODS; day?: Day | undefined; size: number },
): Promise<Document> {
  const { days, name } = PERIODS[ask.period];
  const shelf = await library.open(READER, ask.day);
  const to = ask.day ?? (await shelf.ingest.newest(READER)).day;
  const from = addDays(to, 1 - days);
  const failed = await shelf.ingest.range(from, to, READER);
  const selection = select(shelf.archive.listings(from, to), ask.size);
  if (selection.of === 0 && failed) {
    throw new SourceError(`${failed}, and no list of these days is stored here.`);
  }
  return topDocument(from, to, selection, { name, ...sampleOf(shelf), ...(failed ? { failed } : {}) });
}

/** What the source calls trending now: its own order, with papers of any age. */
export async function trending(parts: DigestParts, ask: { size: number }): Promise<Document> {
  const { source, library } = parts;
  const shelf = await library.open(READER);
  if (shelf.sampleBecause !== undefined || !source.trending)
    return await top(parts, { period: 'week', ...ask });
  const papers = await source.trending(ask.size, READER);
  shelf.archive.putPapers(papers);
  return trendingDocument(papers, source.title);
}

function onTopic({ archive }: Shelf, day: Day, listed: readonly Listing[], topic: string): Listing[] {
  const query = parseQuery(topic);
  if (isEmpty(query)) throw new UserError(`“${topic}” names no topic: try words such as LLM quantization.`);
  const { found } = archive.search(query, { sort: 'relevance', limit: listed.length, offset: 0, on: day });
  const ids = new Set(found.map(({ paper }) => paper.id));
  return listed.filter(({ paper }) => ids.has(paper.id));
}

function sampleOf({ sampleBecause }: Shelf): { sampleBecause?: string } {
  return sampleBecause === undefined ? {} : { sampleBecause };
}
