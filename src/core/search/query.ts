import { z } from 'zod';
import type { Day } from '../paper.ts';

export const Sort = z.enum(['relevance', 'date', 'upvotes']);
export type Sort = z.infer<typeof Sort>;

/** What a paper can have beside its text, by the word for it. */
export const HAD = ['code', 'demo', 'model', 'dataset'] as const;
export type Had = (typeof HAD)[number];

/** What a text has to be about: words, and texts that have to stand word for word. */
export interface Wording {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** A search or a topic as it was understood. Every list is in the order typed; all conditions hold together; of what a paper can have, it is with it or without, either where it is left out. */
export interface Query extends Wording, Readonly<Partial<Record<Had, boolean>>> {
  /** Further wordings, any of which will do in the place of the first. */
  readonly or: readonly Wording[];
  /** Words or phrases that must not be there. */
  readonly without: readonly string[];
  readonly authors: readonly string[];
  /** A paper is from one of them. */
  readonly organizations: readonly string[];
  /** Whose papers are left out. */
  readonly notAuthors: readonly string[];
  readonly notOrganizations: readonly string[];
  readonly since?: Day;
  readonly until?: Day;
  readonly source?: string;
  /** The name or the account of whoever put it on its list, by the rule of names. */
  readonly submitter?: string;
}

/** The query once for each of its wordings. */
export function wordingsOf(query: Query): readonly Query[] {
  if (query.or.length === 0) return [query];
  return [query, ...query.or].map(({ words, phrases }) => ({ ...query, words, phrases, or: [] }));
}

/** The query in the language that it is typed in, the same for every way of typing it. */
export function queryText(query: Query): string {
  return [[query, ...query.or].map(wordingText).join(' OR '), ...conditionsOf(query)]
    .filter(Boolean)
    .join(' ');
}

/** A query in a few words, for whoever is to see how it was read. */
export function queryInWords(query: Query): string {
  const wordings = [query, ...query.or].map(wordingText);
  const about = wordings.length > 1 ? `any of ${wordings.join(' · ')}` : (wordings[0] ?? '');
  return [about, ...conditionsOf(query)].filter(Boolean).join(' ');
}

function wordingText({ words, phrases }: Wording): string {
  // A word that is also a sign of the language is told apart by its quotes.
  const spelt = words.map((word) => (/^(?:AND|OR|NOT)$/.test(word) ? `"${word}"` : word));
  return [...spelt, ...phrases.map((text) => `"${text}"`)].join(' ');
}

function conditionsOf(query: Query): string[] {
  const quote = (text: string) => (/[\s,;|]/.test(text) ? `"${text}"` : text);
  const named = (name: string, texts: readonly string[]) => texts.map((text) => `${name}:${quote(text)}`);
  return [
    ...query.without.map((text) => `-${quote(text)}`),
    ...named('author', query.authors),
    ...named('-author', query.notAuthors),
    ...named('org', query.organizations),
    ...named('-org', query.notOrganizations),
    ...(query.since ? [`since:${query.since}`] : []),
    ...(query.until ? [`until:${query.until}`] : []),
    ...HAD.flatMap((had) => (query[had] === undefined ? [] : `${query[had] ? '' : '-'}has:${had}`)),
    ...(query.source ? [`source:${query.source}`] : []),
    ...named('submitter', query.submitter ? [query.submitter] : []),
  ];
}

/** Whether a query asks for anything at all; what it only leaves out is nothing. */
export function isEmpty(query: Query): boolean {
  return !isAboutWords(query) && conditionsOf(query).every((condition) => condition.startsWith('-'));
}

/** Whether a query has words or phrases to rank papers by. */
export function isAboutWords(query: Query): boolean {
  return query.words.length > 0 || query.phrases.length > 0;
}
