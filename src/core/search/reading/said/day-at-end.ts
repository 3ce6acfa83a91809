import { monthOfName } from '../../../time/date/calendar.ts';
import { operatorNamed } from '../../operators.ts';
import { isPlain, type Settled, type Value } from '../tokens.ts';
import type { ReaderContext } from '../whole-values.ts';

// Of earlier years there are few papers, and many names of data.
const YEAR_OR_MONTH = /^20[2-4]\d(?:-(?:0[1-9]|1[0-2]))?$/;
// "May", "dec" and the like are words as well.
const SHORT = 3;
// A title that ends in a year is longer.
const MOST_WORDS = 6;

/** The tokens with a year or a month at the end of few words as the days of it: "medical imaging 2025". It is a word where stored papers write it behind the one before, as they do "AIME 2024". */
export function withDayAtEnd(
  tokens: readonly Settled[],
  { writes, isTopic, today }: ReaderContext,
): readonly Settled[] {
  if (!writes || isTopic || !today) return tokens;
  const at = tokens.findLastIndex((token) => isPlain(token));
  const day = tokens[at];
  const before = tokens.slice(0, Math.max(at, 0)).findLast((token) => isPlain(token, { orQuoted: true }));
  const words = tokens.filter((token) => isPlain(token, { orQuoted: true }));
  if (!day || !before || !isPlain(day) || !isPlain(before, { orQuoted: true })) return tokens;
  if (words.length > MOST_WORDS || tokens.some(isOfDays) || !isDay(day.text)) return tokens;
  if (day.text > today && /^\d/.test(day.text)) return tokens;
  if ([' ', '-'].some((joint) => writes(`${before.text}${joint}${day.text}`))) return tokens;
  const edges = ['since', 'until'].map((name): Value => ({ ...day, name, loose: true }));
  return [...tokens.slice(0, at), ...edges, ...tokens.slice(at + 1)];
}

function isOfDays(token: Settled): boolean {
  if (token.kind !== 'value') return token.kind === 'or';
  const operator = operatorNamed(token.name);
  return operator === 'since' || operator === 'until';
}

function isDay(text: string): boolean {
  const word = text.toLowerCase();
  const isMonth = word.length > SHORT && word !== 'march' && monthOfName(word) !== undefined;
  return isMonth || YEAR_OR_MONTH.test(text);
}
