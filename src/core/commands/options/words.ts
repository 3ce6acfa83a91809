import { paperAlone } from '../../search/paper-reference.ts';
import { QUOTE_SIGNS } from '../../text/quotes.ts';

/** One word of a line: as typed, and what is meant by it once its quotes are taken off. */
export interface Word {
  readonly raw: string;
  readonly text: string;
}

const QUOTED = new RegExp(`[${QUOTE_SIGNS}]([^${QUOTE_SIGNS}]*)[${QUOTE_SIGNS}]`, 'gu');
// A quoted stretch keeps its spaces; a quote that is never closed is a character like any other.
const WORD = new RegExp(`(?:[${QUOTE_SIGNS}][^${QUOTE_SIGNS}]*[${QUOTE_SIGNS}]|\\S)+`, 'gu');

/** The words of a typed line; quoted stretches, also inside a word (`topic:"speech to text"`), hold together. */
export function wordsOfLine(line: string): Word[] {
  return (line.match(WORD) ?? []).map((raw) => ({ raw, text: raw.replace(QUOTED, '$1') }));
}

/** The words of an argument list that a shell has split already: nothing in them is a quote to take off. */
export function wordsOfArguments(words: readonly string[]): Word[] {
  return words.map((word) => ({ raw: word, text: word }));
}

const COMMA = /[,;]$/;
const CHANNEL = /^<?#/;
const MENTION = /^(?:@.|<[@!])/;
const AND = /^(?:and|&)$/i;
const IN = /^(?:in|for) (?:alert|digest)s?$/i;

/** The words that go on with a list: what stands behind a comma or a semicolon, mentions behind a mention ("@ada and @bo"), and where that is to be ("in alerts"). */
export function listedAfter(value: string, next: readonly string[]): string[] {
  if (CHANNEL.test(value)) return [];
  const words = [value, ...next];
  const last = words.findIndex((word, at) => !goesOnBehind(word, words[at + 1], words[at + 2]));
  const isIn = MENTION.test(words[last] ?? '') && IN.test(words.slice(last + 1, last + 3).join(' '));
  return words.slice(1, last + (isIn ? 3 : 1));
}

/** The words that go on with the id of a paper or a link to one: others, with or without "and" between them. */
export function papersAfter(value: string, next: readonly string[]): string[] {
  if (paperAlone(value) === undefined) return [];
  const end = next.findIndex((word) => !AND.test(word) && paperAlone(word) === undefined);
  return next.slice(0, end < 0 ? undefined : end);
}

function goesOnBehind(word: string, then: string | undefined, after = ''): boolean {
  if (then === undefined) return false;
  if (COMMA.test(word)) return true;
  if (AND.test(word)) return MENTION.test(then);
  return MENTION.test(word) && (MENTION.test(then) || (AND.test(then) && MENTION.test(after)));
}
