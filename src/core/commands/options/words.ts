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
