import { z } from 'zod';
import { Day } from '../paper.ts';
import { oneLine } from '../text/text.ts';

export const Sort = z.enum(['relevance', 'date', 'upvotes']);
export type Sort = z.infer<typeof Sort>;

/** A search or a topic as it was understood. Every list is in the order typed; all conditions hold together. */
export interface Query {
  readonly words: readonly string[];
  /** Texts that have to stand word for word. */
  readonly phrases: readonly string[];
  /** Words or phrases that must not be there. */
  readonly without: readonly string[];
  readonly authors: readonly string[];
  readonly organizations: readonly string[];
  readonly since?: Day;
  readonly until?: Day;
  readonly hasCode: boolean;
  readonly source?: string;
  /** Parts that were typed like a condition and are none ("since:soon"); their words are in `words`. */
  readonly misread: readonly string[];
}

type Draft = { -readonly [K in keyof Query]: Query[K] extends readonly string[] ? string[] : Query[K] };

// One part: an optional minus, an optional name and colon, then a quoted text or everything up to the next space or quote.
const PART = /(-?)(?:([a-z]+):)?(?:"([^"]*)"|([^\s"]+))/giu;

/** Reads a search or a topic; never fails: what cannot be understood counts as words and is named in `misread`. */
export function parseQuery(typed: string): Query {
  const text = oneLine(typed).replace(/[“”„‟«»]/g, '"');
  const draft: Draft = {
    words: [],
    phrases: [],
    without: [],
    authors: [],
    organizations: [],
    hasCode: false,
    misread: [],
  };
  for (const [part, minus, name, quoted, bare] of text.matchAll(PART)) {
    const value = (quoted ?? bare ?? '').trim();
    if (wordsOf(value).length === 0) continue;
    if (name) named(draft, part, minus ? undefined : name.toLowerCase(), value);
    else if (minus) draft.without.push(value);
    else if (quoted !== undefined && /\s/.test(value)) draft.phrases.push(value);
    else draft.words.push(...wordsOf(value));
  }
  return draft;
}

function named(draft: Draft, part: string, name: string | undefined, value: string): void {
  if (name && condition(draft, name, value)) return;
  draft.misread.push(part);
  draft.words.push(...wordsOf(part));
}

/** The words of a text as they are searched for: letters and digits, everything else parts them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}

/** The query in the language that it is typed in, the same for every way of typing it. */
export function queryText(query: Query): string {
  const quote = (text: string) => (/\s/.test(text) ? `"${text}"` : text);
  return [
    ...query.words,
    ...query.phrases.map((text) => `"${text}"`),
    ...query.without.map((text) => `-${quote(text)}`),
    ...query.authors.map((text) => `author:${quote(text)}`),
    ...query.organizations.map((text) => `org:${quote(text)}`),
    ...(query.since ? [`since:${query.since}`] : []),
    ...(query.until ? [`until:${query.until}`] : []),
    ...(query.hasCode ? ['has:code'] : []),
    ...(query.source ? [`source:${query.source}`] : []),
  ].join(' ');
}

/** Whether a query asks for anything at all. */
export function isEmpty(query: Query): boolean {
  return queryText({ ...query, without: [] }) === '';
}

/** Whether a query has words or phrases to rank papers by. */
export function isAboutWords(query: Query): boolean {
  return query.words.length > 0 || query.phrases.length > 0;
}

/** The first or last day of `2026`, `2026-05` or `2026-05-13`; undefined for anything else. */
export function edgeOf(text: string, edge: 'first' | 'last'): Day | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year) return undefined;
  const days = day ? [day] : edge === 'first' ? ['01'] : ['31', '30', '29', '28'];
  const ofMonth = month ?? (edge === 'first' ? '01' : '12');
  return days.map((ofDay) => `${year}-${ofMonth}-${ofDay}`).find((text) => Day.safeParse(text).success);
}

/** Notes a condition; false where the name or the value is none, so that it counts as words. */
function condition(draft: Draft, name: string, value: string): boolean {
  switch (name) {
    case 'author':
      draft.authors.push(value);
      return true;
    case 'org':
      draft.organizations.push(value);
      return true;
    case 'source':
      draft.source = value.toLowerCase();
      return true;
    case 'has':
      draft.hasCode ||= value.toLowerCase() === 'code';
      return value.toLowerCase() === 'code';
    case 'since':
    case 'until': {
      const day = edgeOf(value, name === 'since' ? 'first' : 'last');
      if (day) draft[name] = day;
      return day !== undefined;
    }
    default:
      return false;
  }
}
