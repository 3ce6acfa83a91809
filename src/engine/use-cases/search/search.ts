import type { SearchHit, SearchOptions } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { either } from '#core/commands/options/expected.ts';
import { likeAsked } from '#core/commands/talk/asked-like.ts';
import { citationsAsked } from '#core/commands/talk/offers-of-papers.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { type StoredName, searchDocument } from '#core/format/search.ts';
import { dayNamed } from '#core/search/operators.ts';
import { isInOtherScript } from '#core/search/other-script.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import { isAboutWords, isEmpty, type Query, queryInWords, queryText, type Sort } from '#core/search/query.ts';
import { noDays, type Reading, readQuery, refuseWrong } from '#core/search/read-query.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { clipWords } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import { categoryIn } from '#core/topics/impossible-topic.ts';
import type { ArchiveAccess, ReadableArchive } from '../../access/archive-access.ts';
import { lookUp } from '../papers/lookup.ts';
import { paperById } from '../papers/paper-by-id.ts';
import { similar } from '../papers/similar.ts';
import type { MeaningOf } from './meaning.ts';
import { merge } from './merge.ts';
import { type Misspelt, misspeltNames } from './misspelt-names.ts';
import { namesMeant } from './names-meant.ts';
import { readAsName } from './read-as-name.ts';
import type { SourceSearch, SourceSearchResult } from './source-search.ts';

export interface SearchParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sleep: Sleep;
  readonly clock: Clock;
  readonly sourceSearch: SourceSearch;
  /** There where an embedder is on. */
  readonly meaning?: MeaningOf | undefined;
}

export interface SearchAsk {
  readonly query: string;
  readonly limit: number;
  readonly page: number;
  readonly since?: string | undefined;
  readonly sort: Sort;
}

// With fewer papers that have all of the words, the source's own search is asked as well.
const ENOUGH = 5;
const MOST = 100;
// Each that is not stored is asked for by itself.
const MOST_NAMED = 5;

/** Searches everything stored, and where that has too little, the source too; one paper that is named and nothing else is shown. */
export async function search(parts: SearchParts, ask: SearchAsk): Promise<Document> {
  const { query: typed, papers, notes } = readAsk(ask, parts.archiveAccess.context());
  const asked = await ofPapers(parts, ask, { papers, query: typed });
  if (asked) return asked;
  const readable = await parts.archiveAccess.open({ patience: 'reader' });
  const named = await papersNamed(parts.source, readable, papers);
  const { limit, page } = ask;
  const byWords = await answerTo(parts, readable, { ...ask, query: typed, named });
  const names = namesMeant(readable.archive, typed, byWords);
  const asName = papers.length > 0 ? undefined : readAsName(readable.archive, typed, { ...byWords, names });
  const query = asName ?? typed;
  const answer = asName ? await answerTo(parts, readable, { ...ask, query, named }) : byWords;
  const text = [...papers, queryText(query)].filter(Boolean).join(' ');
  const misspelt = answer.total === 0 ? misspeltNames(readable.archive, asAuthor(query)) : [];
  return searchDocument({
    ...answer,
    text,
    query,
    notes: [
      ...(asName ? [`Read as ${queryInWords(query)}`] : notes),
      ...namedNote(papers, query),
      ...linkNote(ask.query),
      ...categoryNote(ask.query),
      ...scriptNote(query),
      ...misspelt.map(misspeltNote),
    ],
    names: page === 1 ? [...(asName ? [] : names), ...misspelt.flatMap(storedNames)] : [],
    page,
    limit,
    papers: readable.archive.size().papers,
    pageIntent: (number) => ({ command: 'search', options: { query: text, ...unusual(ask), page: number } }),
    source: parts.source.title,
    ...(readable.sampleBecause === undefined ? {} : { sampleBecause: readable.sampleBecause }),
  });
}

/** What is asked of one paper that is named: others like it, or itself where nothing else is. UserError where nobody here knows. */
async function ofPapers(
  parts: SearchParts,
  ask: SearchAsk,
  { papers, query }: Pick<Reading, 'papers' | 'query'>,
): Promise<Document | undefined> {
  const [paper] = papers;
  if (paper === undefined) return undefined;
  const cites = citationsAsked(ask.query);
  if (cites) throw new UserError('not-yet', cites);
  const alike = likeAsked(ask.query);
  if (alike) {
    return await similar(parts, { paper: `${alike.paper} ${alike.rest}`, limit: alike.many ?? ask.limit });
  }
  return papers.length === 1 && isEmpty(query) ? await lookUp(parts, { paper }) : undefined;
}

/** What is asked for. UserError where that is nothing, or an operator has a wrong value. */
function readAsk(ask: SearchAsk, context: ReaderContext): Omit<Reading, 'wrong'> {
  const reading = readQuery(ask.query, context);
  refuseWrong(reading);
  const since = ask.since && dayNamed(ask.since, 'first', context.today);
  const query = { ...reading.query, ...(since ? { since } : {}) };
  refuseWrong({ wrong: noDays(query) });
  if (reading.papers.length > 0 || !isEmpty(query)) return { ...reading, query };
  throw new UserError('search-empty', [
    'Say what to search for, in words: ',
    { command: 'search llm quantization' },
    '.',
  ]);
}

// Who types two words or three that no paper has may have meant somebody.
const OF_NAME = { fewest: 2, most: 3 };

/** The query as it is where it names somebody, else as a query for an author of all its words. */
function asAuthor(query: Query): Query {
  const { words, phrases, or } = query;
  const isName = words.length >= OF_NAME.fewest && words.length <= OF_NAME.most;
  if (!isName || phrases.length + or.length + query.authors.length + query.organizations.length > 0)
    return query;
  return { ...query, authors: [words.join(' ')] };
}

function misspeltNote({ kind, typed, meant }: Misspelt): string {
  const whose = kind === 'author' ? 'by' : 'from';
  return `No stored paper is ${whose} ${clipWords(typed, 40)}: did you mean ${either(meant)}?`;
}

function storedNames({ kind, meant }: Misspelt): StoredName[] {
  return meant.map((name) => ({ kind, name }));
}

/** What is said of papers that are named by their ids beside what asks for others. */
function namedNote(papers: readonly string[], query: Query): string[] {
  if (papers.length === 0 || isEmpty(query)) return [];
  const shown = papers.slice(0, MOST_NAMED).join(', ');
  return [`${shown} comes first by its id, whatever else was asked for`];
}

/** What is said of a link that is none to a paper: its letters are all that can be looked for. A repository is looked for by its name. */
function linkNote(typed: string): string[] {
  const isLink = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i.test(typed);
  if (!isLink || papersLinked(typed).length > 0 || /git(?:hub|lab)\.com\//i.test(typed)) return [];
  return [OTHER_LINK];
}

const OTHER_LINK =
  'No paper is known by that link, and its letters were looked for: links to arXiv, Hugging Face, alphaXiv and a few others are understood, and ids';

/** What is said of one of arXiv's categories, whose letters alone are searched for. */
function categoryNote(typed: string): string[] {
  const category = categoryIn(typed);
  if (category === undefined) return [];
  return [
    `${category} is one of arXiv's categories, which the lists do not tell of: only its letters were looked for`,
  ];
}

/** What is said of words that no source's search makes anything of: it would find any papers. */
function scriptNote(query: Query): string[] {
  if (!isInOtherScript(query)) return [];
  return ['Papers are in English: only those with these very words were looked for'];
}

function unusual({ limit, sort }: SearchAsk) {
  return { limit: limit === 5 ? undefined : limit, sort: sort === 'relevance' ? undefined : sort };
}

/** The papers that a search names, those that are not stored fetched. */
async function papersNamed(
  source: PaperSource,
  readable: ReadableArchive,
  ids: readonly string[],
): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const id of ids.slice(0, MOST_NAMED)) {
    const { found } = await paperById(source, readable, id);
    hits.push({ ...found, score: 0, sentence: () => [] });
  }
  return hits;
}

interface Sought extends Omit<SearchAsk, 'query'> {
  readonly query: Query;
  readonly named: readonly SearchHit[];
}

/** A page of what is found: the papers that were named, then what the archive and the source have. */
async function answerTo(parts: SearchParts, readable: ReadableArchive, sought: Sought) {
  const { query, named, limit, page, sort } = sought;
  const offset = (page - 1) * limit;
  const pageOf = (all: readonly SearchHit[]) => ({
    found: all.slice(offset, offset + limit),
    total: all.length,
  });
  if (isEmpty(query)) return { ...pageOf(named), more: false, added: [], fromSource: 0 };
  const how = { sort, meaning: await parts.meaning?.(query) };
  const own = readable.archive.search(query, { ...how, limit, offset });
  const sourced = await searchSource(parts, readable, query, { page, enough: own.withAll >= ENOUGH });
  const isOwn = named.length === 0 && !sourced?.papers.length;
  const { found, total } = isOwn ? own : pageOf(together(readable, sought, sourced?.papers ?? [], how));
  return {
    found,
    total,
    more: own.more,
    // What a source found has not been looked at for words.
    ...(isOwn ? { withAll: own.withAll } : {}),
    added: own.added,
    fromSource: found.filter(({ paper }) => sourced?.fresh.has(paper.id)).length,
    ...(sourced?.failed ? { failed: sourced.failed } : {}),
  };
}

/** What the source's own search finds; later pages show what it found for the first. */
async function searchSource(
  { sourceSearch }: SearchParts,
  readable: ReadableArchive,
  query: Query,
  { page, enough }: { page: number; enough: boolean },
): Promise<SourceSearchResult | undefined> {
  const isKnown = sourceSearch.knows(query);
  if (!isKnown && (page > 1 || enough || !isAboutWords(query))) return undefined;
  if (isInOtherScript(query)) return undefined;
  return await sourceSearch.ask(readable, query);
}

function together(
  { archive }: ReadableArchive,
  { query, named }: Sought,
  sourced: SourceSearchResult['papers'],
  how: Pick<SearchOptions, 'sort' | 'meaning'>,
): SearchHit[] {
  const theirs = sourced.flatMap(({ id }) => archive.paper(id) ?? []);
  const found = merge(archive.search(query, { ...how, limit: MOST, offset: 0 }), theirs, how.sort);
  const first = new Set(named.map(({ paper }) => paper.id));
  return [...named, ...found.filter(({ paper }) => !first.has(paper.id))];
}
