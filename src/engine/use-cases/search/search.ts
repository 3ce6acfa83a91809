import type { SearchHit } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { likeAsked } from '#core/commands/talk/asked-like.ts';
import { citationsAsked } from '#core/commands/talk/offers-of-papers.ts';
import type { Document, Part } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { type StoredName, searchDocument } from '#core/format/search.ts';
import { dayNamed } from '#core/search/operators.ts';
import { isEmpty, type Query, queryInWords, queryText, type Sort, wordingsOf } from '#core/search/query.ts';
import { noDays, type Reading, readQuery, refuseWrong } from '#core/search/read-query.ts';
import { eachAuthor } from '#core/search/reading/joined-conditions.ts';
import type { ReaderContext } from '#core/search/reading/whole-values.ts';
import { straightQuotes } from '#core/text/quotes.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { words } from '#core/text/words.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import { categoriesIn, withoutCategories } from '#core/topics/typed/categories.ts';
import { categoryText } from '#core/topics/typed/category-text.ts';
import type { ArchiveAccess, ReadableArchive } from '../../access/archive-access.ts';
import { withNamesInFull } from '../../access/names-in-full.ts';
import { lookUp } from '../papers/lookup.ts';
import { paperById } from '../papers/paper-by-id.ts';
import { similar } from '../papers/similar.ts';
import { answerTo, type FindingParts, MOST_NAMED } from './answer.ts';
import { asMeant, type Misspelt, misspeltNames, nobodyCalled } from './misspelt-names.ts';
import { readNames } from './read-names.ts';
import { searchNotes } from './search-notes.ts';
import { type Wider, wider } from './wider.ts';

export interface SearchParts extends FindingParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sleep: Sleep;
  readonly clock: Clock;
}

export interface SearchAsk {
  readonly query: string;
  readonly limit: number;
  readonly page: number;
  readonly since?: string | undefined;
  readonly sort: Sort;
}

/** Searches everything stored, and where that has too little, the source too; one paper that is named and nothing else is shown. */
export async function search(parts: SearchParts, ask: SearchAsk): Promise<Document> {
  return await answered(parts, ask, []);
}

/** The same, with what was said of it before. */
async function answered(parts: SearchParts, ask: SearchAsk, before: readonly string[]): Promise<Document> {
  const { query: read, papers, notes } = readAsk(ask, parts.archiveAccess.context());
  const asked = await ofPapers(parts, ask, { papers, query: read });
  if (asked) return asked;
  const readable = await parts.archiveAccess.open({ patience: 'reader' });
  const typed = withNamesInFull(readable.archive, read);
  const named = await papersNamed(parts.source, readable, papers);
  const { limit, page } = ask;
  const byWords = await answerTo(parts, readable, { ...ask, query: typed, named });
  const {
    offered,
    asName,
    words,
    notes: ofNames,
  } = readNames(readable.archive, typed, {
    isWords: papers.length === 0,
    // Whoever quotes a word means the word.
    isQuoted: isQuoted(ask),
    found: byWords,
  });
  const query = asName ?? typed;
  const answer = asName ? await answerTo(parts, readable, { ...ask, query, named }) : byWords;
  const text = [...papers, queryText(query)].filter(Boolean).join(' ');
  const isSurelyFound = answer.total > 0 && read.organizations.length < 2;
  const misspelt = isSurelyFound ? [] : misspeltNames(readable.archive, asNameOf(query));
  const meant = answer.total > 0 ? undefined : asMeant(readable.archive, asNameOf(query), misspelt);
  if (meant) {
    const said = `${misspelt.map(nobodyCalled).join()}: read as ${queryInWords(meant)}`;
    return await answered(parts, { ...ask, query: queryText(meant), since: undefined }, [said]);
  }
  const less: Wider = answer.total > 0 ? { names: [] } : wider(readable.archive, query);
  const again = isQuoted(ask) && papers.length === 0 ? asQuoted(ask, query) : text;
  return searchDocument({
    ...answer,
    text,
    query,
    notes: [
      ...before,
      ...(asName || typed !== read ? [readAs(read, typed, query)] : notes),
      ...ofNames,
      ...searchNotes({ typed: ask.query, query, papers, misspelt, found: answer.found }),
    ],
    names: page === 1 ? [...offered, ...misspelt.flatMap(storedNames), ...less.names] : [],
    words: words ?? less.words,
    page,
    limit,
    papers: readable.archive.size().papers,
    pageIntent: (number) => ({ command: 'search', options: { query: again, ...unusual(ask), page: number } }),
    source: parts.source.title,
    ...(readable.sampleBecause === undefined ? {} : { sampleBecause: readable.sampleBecause }),
  });
}

/** How a search was read otherwise than by its own words, and for whom where nobody is called so. */
function readAs(read: Query, typed: Query, query: Query): string {
  const nobody = read.organizations.find((name) => !typed.organizations.includes(name));
  const as = queryInWords(query);
  return nobody ? `${nobodyCalled({ kind: 'org', typed: nobody })}: read as ${as}` : `Read as ${as}`;
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
  const reading = readQuery(withoutCategories(ask.query), context);
  refuseWrong(reading);
  const since = ask.since && dayNamed(ask.since, 'first', context.today);
  const query = { ...reading.query, ...(since ? { since } : {}) };
  refuseWrong({ wrong: noDays(query) });
  refuseSmall(query);
  refuseAnyAuthor(query, reading);
  // What the option says stands with what was typed.
  const notes = reading.notes.map((note) =>
    since && note === `Read as ${queryInWords(reading.query)}` ? `Read as ${queryInWords(query)}` : note,
  );
  const categories = saysWhat(query) ? [] : categoriesIn(ask.query);
  if (categories.length > 0 && reading.papers.length === 0)
    throw new UserError('search-empty', categoryText(categories, 'search', queryText(query)));
  if (reading.papers.length > 0 || !isEmpty(query)) return { ...reading, query, notes };
  throw new UserError('search-empty', [
    'Say what to search for, in words: ',
    { command: 'search llm quantization' },
    '.',
  ]);
}

/** Whether a query says what papers are about, or whose they are: a day or code alone is any paper's. */
function saysWhat(query: Query): boolean {
  const said = wordingsOf(query).flatMap((each) => [...each.words, ...each.phrases]);
  return said.length + query.authors.length + query.organizations.length > 0;
}

function isQuoted({ query }: SearchAsk): boolean {
  return straightQuotes(query).includes('"');
}

/** The search as it was typed, with its quotes, and with the day of the option. */
function asQuoted(ask: SearchAsk, { since }: Query): string {
  return [oneLine(ask.query), ...(ask.since && since ? [`since:${since}`] : [])].join(' ');
}

// Short names are words that say little, too: "He", "An".
const SMALL = /^(?:a|the|of|in|on|and|or|for|to|with|at|by|from|is|are|it|this|that|what|which)$/;

/** UserError where all that is looked for are words such as "the", by which no paper is found. */
function refuseSmall(query: Query): void {
  const said = wordingsOf(query).flatMap((each) => [...each.words, ...each.phrases]);
  const only = queryText({ ...query, words: [], phrases: [], or: [] }) === '';
  if (said.length === 0 || !only || !said.flatMap(words).every((word) => SMALL.test(word))) return;
  throw new UserError('search-empty', [
    `“${clipWords(said.join(' '), 40)}” is in nearly every paper: say what to search for, in words: `,
    { command: 'search llm quantization' },
    '.',
  ]);
}

/** UserError where papers by any of several authors are asked for: those by all of them are another search. */
function refuseAnyAuthor(query: Query, { anyAuthor }: Pick<Reading, 'anyAuthor'>): void {
  const lines = eachAuthor({ query, anyAuthor }).map((each) => `search ${each}`);
  if (lines.length === 0) return;
  throw new UserError('option-invalid', [
    'Papers by any of several authors take a search for each of them: type ',
    ...lines.flatMap((command, at): Part[] => [
      ...(at === 0 ? [] : [at < lines.length - 1 ? ', ' : ' or ']),
      { command },
    ]),
    '.',
  ]);
}

// Who types two words or three that no paper has may have meant somebody, and who types one an organisation.
const OF_NAME = { fewest: 2, most: 3 };

/** The query as it is where it names somebody, else as a query for an author of all its words, or for the organisation that one alone may be. */
function asNameOf(query: Query): Query {
  const { words, phrases, or } = query;
  const isName = words.length > 0 && words.length <= OF_NAME.most;
  if (!isName || phrases.length + or.length + query.authors.length + query.organizations.length > 0)
    return query;
  return words.length < OF_NAME.fewest
    ? { ...query, words: [], organizations: words }
    : { ...query, words: [], authors: [words.join(' ')] };
}

function storedNames({ kind, meant }: Misspelt): StoredName[] {
  return meant.map((name) => ({ kind, name }));
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
