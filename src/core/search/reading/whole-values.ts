import type { Day } from '../../paper.ts';
import type { NameKind } from '../names.ts';
import { dayNamed, edgeOf, operatorNamed } from '../operators.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';

/** What is known to whoever reads what somebody types. */
export interface ReaderContext {
  /** Whether a name of several words is the whole name of a stored author or organisation. */
  readonly knows?: ((kind: NameKind, name: string) => boolean) | undefined;
  /** What papers can be from; without it, any word may be a source. */
  readonly sources?: readonly string[] | undefined;
  /** Whether stored papers write two words as one, with a hyphen between. */
  readonly joins?: ((before: string, after: string) => boolean) | undefined;
  /** The day on which it is typed; without it, days are written out. */
  readonly today?: Day | undefined;
}

// A value goes on for so many words at most.
const WORDS = 4;

/** "org:google deepmind" is the organisation of that name, where there is one, and "since:last week" that week. */
export function wholeValues(tokens: readonly Settled[], context: ReaderContext): Settled[] {
  const found: Settled[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Settled;
    const isWhole = token.kind === 'value' ? wholeFor(token, context) : undefined;
    if (token.kind !== 'value' || !isWhole) {
      found.push(token);
      continue;
    }
    const more = token.quoted ? [] : plainRun(tokens, { from: at + 1, most: WORDS - 1 });
    const known = more.findLastIndex((_, last) => isWhole(textOf(token, more.slice(0, last + 1)))) + 1;
    const used = Math.max(known, unended(token, more));
    const text = textOf(token, more.slice(0, used));
    found.push({ ...token, text, loose: token.loose || isLoose(token, text, more.length) });
    at += used;
  }
  return found;
}

/** Whether a text is one value of the token's operator; undefined where a value of it ends with its word. */
function wholeFor(
  { name, quoted }: Value,
  { knows, today }: ReaderContext,
): ((text: string) => boolean) | undefined {
  const operator = operatorNamed(name);
  if (operator === 'since' || operator === 'until') return (text) => isDate(text, today);
  if (quoted || (operator !== 'author' && operator !== 'org')) return undefined;
  return (text) => knows?.(operator, text) ?? false;
}

const INITIAL = /^\p{Lu}\.?$/u;
const PARTICLE = /^(?:van|von|vom|zu|zur|de|der|den|del|della|dos|bin|ibn|ter|el)$/i;

/** How many words a name has to go on with: nobody is called by an initial or a "van" alone. */
function unended({ name, text }: Value, more: readonly Value[]): number {
  if (operatorNamed(name) !== 'author') return 0;
  const words = [text, ...more.map((each) => each.text)];
  const end = words.findIndex((word) => !INITIAL.test(word) && !PARTICLE.test(word));
  const [before = '', last = ''] = [words[end - 1], words[end]];
  return !INITIAL.test(before) || /^\p{Lu}/u.test(last) ? end : 0;
}

function isDate(text: string, today: Day | undefined): boolean {
  try {
    return dayNamed(text, 'first', today) !== undefined;
  } catch {
    // One of two days is a date as well, and its sentence says which.
    return true;
  }
}

/** Who knows no name says at least how it was read, and of a day in words, which it is. */
function isLoose({ name }: Value, text: string, more: number): boolean {
  const operator = operatorNamed(name);
  if (operator !== 'since' && operator !== 'until') return more > 0;
  return edgeOf(text, 'first') === undefined || name?.toLowerCase() !== operator;
}

/** The plain words from a token on, so many at most. */
export function plainRun(
  tokens: readonly Settled[],
  { from, most }: { readonly from: number; readonly most: number },
): Value[] {
  const run: Value[] = [];
  for (const token of tokens.slice(from, from + most)) {
    if (!isPlain(token)) break;
    run.push(token);
  }
  return run;
}

function textOf({ text }: Value, more: readonly Value[]): string {
  return [text, ...more.map((each) => each.text)].join(' ');
}
