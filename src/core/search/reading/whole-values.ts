import type { Day } from '../../paper.ts';
import type { NameKind } from '../names.ts';
import { dayNamed, edgeOf, operatorNamed } from '../operators.ts';
import { storedAuthor, unshortened } from './short-names.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';

/** What is known to whoever reads what somebody types. */
export interface ReaderContext {
  /** Whether several words are words of one stored author's or organisation's name, an author's also by an initial. */
  readonly knows?: ((kind: NameKind, name: string) => boolean) | undefined;
  /** Whether a stored author or organisation is called just so. */
  readonly called?: ((kind: NameKind, name: string) => boolean) | undefined;
  /** What papers can be from; without it, any word may be a source. */
  readonly sources?: readonly string[] | undefined;
  /** Whether stored papers write two words as one, with a hyphen between. */
  readonly joins?: ((before: string, after: string) => boolean) | undefined;
  /** Whether most stored papers that have two words beside each other write them as one, without a hyphen. */
  readonly asOne?: ((before: string, after: string) => boolean) | undefined;
  /** The words that stored papers write for one that hardly any of them has. */
  readonly inWords?: ((word: string) => readonly string[] | undefined) | undefined;
  /** A word as it is spelled on the other side of the Atlantic, where more stored papers have it so. */
  readonly spelled?: ((word: string) => string | undefined) | undefined;
  /** Whether a stored paper writes words just so, one behind the other. */
  readonly writes?: ((words: string) => boolean) | undefined;
  /** Whether it is to be followed, muted or filtered by, and no title that somebody looks for. */
  readonly isTopic?: boolean | undefined;
  /** Whether a list is narrowed by it, all of which is meant where nothing is looked for. */
  readonly isList?: boolean | undefined;
  /** The day on which it is typed; without it, days are written out. */
  readonly today?: Day | undefined;
}

// A day goes on for so many words at most, and a name as far as names are compared.
const WORDS = { day: 5, name: 12 };

/** "org:google deepmind" is the organisation that has these words in its name, where there is one, and "since:last week" that week. */
export function wholeValues(tokens: readonly Settled[], context: ReaderContext): Settled[] {
  const found: Settled[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Settled;
    const isWhole = token.kind === 'value' && wholeFor(token, context);
    if (!isWhole) {
      found.push(token);
      continue;
    }
    const most = (isNamed(token) ? WORDS.name : WORDS.day) - 1;
    const more = token.quoted ? [] : plainRun(tokens, { from: at + 1, most });
    const known =
      more.findLastIndex(
        ({ text: last }, at) =>
          endsWith(token, last, at === more.length - 1) && isWhole(textOf(token, more.slice(0, at + 1))),
      ) + 1;
    const named = Math.max(known, unended(token, more), nobodyYet(token, more, context.knows));
    const used = named + initialsBehind(token, more, named);
    const text = storedText(textOf(token, more.slice(0, used)), token, context);
    found.push({ ...token, text, loose: token.loose || isLoose(token, text, more.length) });
    at += used;
  }
  return found;
}

/** An author's name with its particle or its initials as it is stored. */
function storedText(text: string, { name }: Value, { knows, writes }: ReaderContext): string {
  if (operatorNamed(name) !== 'author' || !knows) return text;
  return storedAuthor(text, (each) => knows('author', each), writes) ?? text;
}

/** Whether a text is one value of the token's operator; undefined where a value of it ends with its word. */
function wholeFor(
  token: Value,
  { knows, writes, today }: ReaderContext,
): ((text: string) => boolean) | undefined {
  const operator = operatorNamed(token.name);
  if (operator === 'since' || operator === 'until') return (text) => isDate(text, today);
  if (token.quoted || (operator !== 'author' && operator !== 'org')) return undefined;
  if (operator === 'author')
    return (text) => storedAuthor(text, (each) => knows?.('author', each) ?? false, writes) !== undefined;
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

const WITHIN_NAME = /^(?:of|for|at|and|in|de|du)$/;

/** How many words a name goes on with where nobody stored is called so: as long as each is written as a name, or is a word of other names where the text ends, or is one of two behind "author: ". */
function nobodyYet(token: Value, more: readonly Value[], knows: ReaderContext['knows']): number {
  const kind = operatorNamed(token.name);
  if (!knows || token.quoted || (kind !== 'author' && kind !== 'org')) return 0;
  const isCapital = (text: string) => /^\p{Lu}/u.test(text);
  const isNobodys = !knows(kind, token.text);
  const belongs = ({ text }: Value) =>
    isCapital(token.text) && isCapital(text) ? isNobodys || knows(kind, text) : false;
  // "Allen Institute for AI".
  const isWithin = (at: number) => {
    const next = more[at + 1];
    return (
      kind === 'org' && WITHIN_NAME.test(more[at]?.text ?? '') && next !== undefined && isCapital(next.text)
    );
  };
  const end = more.findIndex((each, at) => !(belongs(each) || (isNobodys && isWithin(at))));
  const capitals = end < 0 ? more.length : end;
  const [only, further] = more;
  const isPair = only !== undefined && further === undefined && isLower(only.text) && knows(kind, only.text);
  const isLabelled = kind === 'author' && token.loose && only !== undefined && further === undefined;
  if (isLabelled && isCapital(token.text) && isCapital(only.text)) return 1;
  return isPair && isNobodys ? 1 : capitals;
}

function isLower(text: string): boolean {
  return text === text.toLowerCase();
}

// "A" in mid-text may be the word.
const CLEAR_INITIAL = /^\p{Lu}\.$/u;

/** Whether a name may end with a word: a small letter is an initial where nothing follows it. */
function endsWith(token: Value, last: string, isEnd: boolean): boolean {
  return isEnd || !isNamed(token) || !/^\p{Ll}$/u.test(last);
}

/** How many initials stand behind a surname, whoever is stored: "Zisserman A", "Gonzalez J. E. agents". */
function initialsBehind({ name }: Value, more: readonly Value[], used: number): number {
  if (operatorNamed(name) !== 'author') return 0;
  const behind = more.slice(used).map((each) => each.text);
  const isInitial = (word: string) =>
    (behind.every((each) => INITIAL.test(each)) ? INITIAL : CLEAR_INITIAL).test(word);
  const end = behind.findIndex((word) => !isInitial(word));
  return end < 0 ? behind.length : end;
}

function isNamed({ name }: Value): boolean {
  const operator = operatorNamed(name);
  return operator === 'author' || operator === 'org';
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

function textOf({ name, text }: Value, more: readonly Value[]): string {
  const words = [text, ...more.map((each) => each.text)].join(' ');
  return operatorNamed(name) === 'org' ? unshortened(words) : words;
}
