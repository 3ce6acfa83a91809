import { UserError } from '../errors.ts';
import { edgeOf, fieldNamed, hadNamed, operatorNamed } from './operators.ts';
import { takePapers } from './paper-reference.ts';
import { type Had, type Query, queryInWords, type Wording, wordingsOf } from './query.ts';
import { withBrackets } from './reading/brackets.ts';
import { withCompounds } from './reading/compound-words.ts';
import { withEither } from './reading/either-of.ts';
import { anyAuthor, joinsConditions } from './reading/joined-conditions.ts';
import { type Mutable, noteCondition } from './reading/note-condition.ts';
import { withoutCounts } from './reading/said/counts.ts';
import { withDayAtEnd } from './reading/said/day-at-end.ts';
import { howToLeaveOut } from './reading/said/how-to-leave-out.ts';
import { withLeftOut } from './reading/said/left-out.ts';
import { orInWords } from './reading/said/or-in-words.ts';
import { saysPaper } from './reading/said/paper-said.ts';
import { withoutPaperWords } from './reading/said/paper-words.ts';
import { isPlainList, settled } from './reading/settle-tokens.ts';
import { isPlain, type Settled, tokensOf, type Value } from './reading/tokens.ts';
import type { ReaderContext } from './reading/whole-values.ts';
import { withWhose } from './reading/whose-papers.ts';

/** What somebody typed, and how it was read. */
export interface Reading {
  readonly query: Query;
  /** The papers that it names by an id or a link, by their arXiv ids; they are not among the query's words. */
  readonly papers: readonly string[];
  /** A sentence for each value that an operator does not take; the query has its words. */
  readonly wrong: readonly string[];
  /** What was read otherwise than it was typed, a line each. */
  readonly notes: readonly string[];
  /** The authors of whom any was asked for, where the query has all of them; none where none was. */
  readonly anyAuthor: readonly string[];
}

interface Draft {
  readonly query: Mutable<Query>;
  /** At least one; the last one is being read. */
  readonly wordings: Mutable<Wording>[];
  readonly wrong: string[];
  readonly misread: string[];
  /** Names of a part of a paper, of which there is no search. */
  readonly fields: Set<string>;
  /** Whether a condition was said in words, or a day by a name that no operator has. */
  inWords: boolean;
  readonly context: ReaderContext;
}

// What is searched and followed are papers: to say so says nothing of them.
const PAPERS_ON =
  /^ {0,9}(?:(?:all|any|some|the|new|newest|latest|recent) ){0,2}(?:papers|articles) (?:about|on|by|from|regarding) (?=[^\s:])/i;

// "saved about agents", "search for world models": what is asked for, said once more.
const SAID_ON = /^ {0,9}(?:about|for|regarding|(?:written |published )?by) (?=[^\s:])/;

// Each wording is a search of its own.
const MOST_WORDINGS = 8;
// Many times what a search or a topic may have; what is pasted by mistake is not read to its end.
const LONGEST = 4_000;

/** Reads a search or a topic as somebody typed it; never fails. The README beside this has the grammar. */
export function readQuery(typed: string, context: ReaderContext = {}): Reading {
  const { papers, rest: all } = takePapers(typed);
  const { rest, counted } = withoutCounts(all);
  const isNamed = papers.length > 0 && saysPaper(rest);
  const whose = withWhose(rest, context);
  const words = whose ?? rest.replace(PAPERS_ON, '').replace(SAID_ON, '');
  const reading = read(isNamed ? '' : words, context, { inWords: whose !== undefined });
  return { ...reading, papers, notes: [...reading.notes, ...countNote(counted, context)] };
}

/** What is said of a number of upvotes, by which papers are ordered and not chosen. */
function countNote(counted: string | undefined, { isTopic }: ReaderContext): string[] {
  if (counted === undefined) return [];
  return [
    `No number of ${counted} can be asked for${isTopic ? '' : ': sort:upvotes puts those with most upvotes first'}`,
  ];
}

/** Reads the query of a text that is kept, such as a topic's: ids and links count as words, days are whole, and nothing is said. */
export function parseQuery(text: string): Query {
  return read(text, {}, { isKept: true }).query;
}

/** A UserError with the sentence about the first value that its operator does not take; nothing where all are right. */
export function refuseWrong({ wrong: [sentence] }: Pick<Reading, 'wrong'>): void {
  if (sentence !== undefined) throw new UserError('option-invalid', sentence);
}

/** The words of a text as they are searched for: letters and digits, everything else parts them. */
export function wordsOf(text: string): string[] {
  return text.match(/[cf](?:\+\+|#)|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/giu) ?? [];
}

function read(
  text: string,
  context: ReaderContext,
  { inWords = false, isKept = false }: { readonly inWords?: boolean; readonly isKept?: boolean },
): Omit<Reading, 'papers'> {
  const typed = withCompounds(settled(tokensOf(text.slice(0, LONGEST)), context), context);
  // What is kept was read when it was typed.
  const said = isKept ? typed : withLeftOut(typed, context);
  const grouped = isKept ? said : withBrackets(said);
  const { tokens, isBoth } = isKept
    ? { tokens: grouped, isBoth: false }
    : withEither(withDayAtEnd(orInWords(grouped, context), context), context);
  const draft = emptyDraft(context, inWords);
  const isList = isPlainList(tokens, context);
  for (const token of tokens) {
    if (token.kind === 'value') {
      if (!(isList && endsList(token))) add(draft, token);
    } else if (token.kind === 'or' || isList) part(draft);
  }
  const [first, ...or] = draft.wordings.filter(({ words, phrases }) => words.length + phrases.length > 0);
  const query = withoutPaperWords({ ...draft.query, ...first, or });
  const wrong = [...draft.wrong, ...noDays(query)];
  return {
    query,
    wrong,
    anyAuthor: anyAuthor(tokens),
    notes: [
      ...notesOf(query, draft, tokens),
      ...(isBoth ? [BOTH] : []),
      ...(grouped === said ? bracketNote(text) : []),
      ...aheadNote(query, context),
      ...spelledNote(query, context),
    ],
  };
}

/** What is said of a day that nothing can be from yet. */
function aheadNote({ since }: Pick<Query, 'since'>, { today }: ReaderContext): string[] {
  return since && today && since > today ? [`since:${since} is a day that is yet to come`] : [];
}

/** What is said of words that most papers spell otherwise: both are looked for. */
function spelledNote(query: Query, { spelled }: ReaderContext): string[] {
  const said = wordingsOf(query).flatMap((each) => [...each.words, ...each.phrases]);
  const pairs = [...said, ...query.without].flatMap(wordsOf).flatMap((typed) => {
    const word = typed.toLowerCase();
    const other = /^[a-z]{4,40}$/.test(word) ? spelled?.(word) : undefined;
    return other === undefined ? [] : [`${word} and ${other}`];
  });
  return pairs.length > 0 ? [`Both spellings count: ${[...new Set(pairs)].slice(0, 3).join(', ')}`] : [];
}

/** A sentence where the days of a query end before they begin. */
export function noDays({ since = '', until = since }: Pick<Query, 'since' | 'until'>): string[] {
  return since > until ? [`No day is both since ${since} and until ${until}.`] : [];
}

function emptyDraft(context: ReaderContext, inWords: boolean): Draft {
  const lists = { words: [], phrases: [], or: [], without: [], authors: [], organizations: [] };
  const query = { ...lists, notAuthors: [], notOrganizations: [] };
  return {
    query,
    wordings: [{ words: [], phrases: [] }],
    wrong: [],
    misread: [],
    fields: new Set(),
    inWords,
    context,
  };
}

function part({ wordings }: Draft): void {
  if (wordings.length < MOST_WORDINGS) wordings.push({ words: [], phrases: [] });
}

/** Whether it is the "and" before the last of a list. */
function endsList(value: Value): boolean {
  return isPlain(value) && /^(?:and|or)$/i.test(value.text);
}

function beingRead({ wordings }: Draft): Mutable<Wording> {
  return wordings.at(-1) as Mutable<Wording>;
}

function add(draft: Draft, value: Value): void {
  const { text, minus, name, quoted } = value;
  if (wordsOf(text).length === 0 && !(name && text === '')) return;
  if (name !== undefined) named(draft, name, value);
  else if (minus) draft.query.without.push(text);
  else if (quoted && /\s/.test(text)) beingRead(draft).phrases.push(text);
  else beingRead(draft).words.push(...wordsOf(text));
}

function named(draft: Draft, name: string, value: Value): void {
  const { minus, text, typed } = value;
  if (!minus && datedIn(draft, name, text)) return;
  const had = /^with$/i.test(name) ? hadNamed(text) : saidYes(name, text);
  if (had) {
    draft.query[had] = !minus && !/^n/i.test(text);
    draft.inWords = true;
    return;
  }
  const operator = operatorNamed(name);
  const problem = operator && noteCondition(draft.query, operator, value, draft.context);
  if (operator && problem === undefined) return;
  const field = operator ? undefined : fieldNamed(name);
  if (field !== undefined) {
    draft.fields.add(field);
    add(draft, { ...value, name: undefined });
    return;
  }
  if (problem === undefined) draft.misread.push(typed);
  else draft.wrong.push(problem);
  if (minus) draft.query.without.push(`${name}:${text}`);
  else beingRead(draft).words.push(...wordsOf(typed));
}

/** What a paper is to have, or not, by "code:yes" and "demo:no". */
function saidYes(name: string, text: string): Had | undefined {
  return /^(?:y|yes|true|1|any|available|no|none)$/i.test(text) ? hadNamed(name) : undefined;
}

const ON_DATE = /^(?:year|in|date|day|month|published|from|to)$/i;

/** Notes "year:2025", "date:2026-05" and the like, which name days that can be nothing else; false where it is none of them. */
function datedIn(draft: Draft, name: string, text: string): boolean {
  // "2026-05..2026-07" is from the first to the last.
  const [from = '', to = from] = text.split('..');
  const [since, until] = [edgeOf(from, 'first'), edgeOf(to, 'last')];
  if (!ON_DATE.test(name) || !since || !until) return false;
  if (name.toLowerCase() !== 'to') draft.query.since = since;
  if (name.toLowerCase() !== 'from') draft.query.until = until;
  draft.inWords = true;
  return true;
}

function notesOf(
  query: Query,
  { misread, fields, inWords }: Pick<Draft, 'misread' | 'fields' | 'inWords'>,
  tokens: readonly Settled[],
): string[] {
  const isLoose =
    inWords || query.or.length > 0 || tokens.some((token) => token.kind === 'value' && token.loose);
  return [
    ...(misread.length > 0 ? [`Read as plain words: ${misread.join(', ')}`] : []),
    ...(query.organizations.length > 1 ? ['A paper is from one organisation: any of these will do'] : []),
    ...(isLoose || fields.size > 0 ? [`Read as ${queryInWords(query)}${fieldNote(fields)}`] : []),
    ...(inWords ? [] : howToLeaveOut(tokens)),
    ...(joinsConditions(tokens)
      ? ['OR joins words alone: conditions such as author:name all hold together']
      : []),
  ];
}

const BOTH = 'Read as one topic, of papers that have both; with a comma between them, either will do';

/** What is said of "title:" and the like: words are looked for in all of a paper. */
function fieldNote(fields: ReadonlySet<string>): string {
  const [field] = fields;
  return field === undefined ? '' : `: “${field}:” is no condition, all of a paper is searched`;
}

/** What is said of brackets that were to hold an OR together. */
function bracketNote(text: string): string[] {
  const isGroup = /\([^()]{0,200}(?: OR |\|)[^()]{0,200}\)/.test(text);
  return isGroup
    ? ['Brackets are not understood: OR parts everything before it from everything behind it']
    : [];
}
