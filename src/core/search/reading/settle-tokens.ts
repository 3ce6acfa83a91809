import { namedIn } from '../../text/named-in.ts';
import { isStopword, words } from '../../text/words.ts';
import { hadNamed, operatorNamed } from '../operators.ts';
import { furtherValues } from './further-values.ts';
import { joinedConditions, whoseLeftOut } from './joined-conditions.ts';
import { isPlain, type Settled, type Token, type Value } from './tokens.ts';
import { type ReaderContext, wholeValues } from './whole-values.ts';

const OPEN_NAME = /^(?:authors?|org|organi[sz]ation|affiliation|institution|since|until|has|title|topic)$/i;
const LIST = { fewest: 2, words: 3, written: 4 };

/** Ties each name to its value and each NOT and single dash to what it leaves out; a value that was not typed so is `loose`. */
export function settled(tokens: readonly Token[], context: ReaderContext): Settled[] {
  const left = whoseLeftOut(exclusions(spacedNames(tokens), context), context);
  return joinedConditions(furtherValues(wholeValues(left, context), context));
}

/** "author: Wang" is "author:Wang"; a name at the very end has no value. */
function spacedNames(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const next = tokens[at + 1];
    const open = nameAlone(token, at);
    const whole = open && (next ? withValue(open, next) : operatorNamed(open.name) && open);
    found.push(whole ?? token);
    if (whole) at++;
  }
  return found;
}

/** A name whose value is yet to come. */
interface OpenName extends Value {
  readonly name: string;
}

/** The name that a word with its colon may be. "Never Seen Before:" is the beginning of a title, but a telephone puts a capital at the beginning of a line. */
function nameAlone(token: Token, at: number): OpenName | undefined {
  if (token.kind !== 'value' || token.name !== undefined || token.quoted) return undefined;
  const { name } = namedIn(/^(?<name>\p{L}+):/u, token.text);
  const isName = at === 0 || token.text === token.text.toLowerCase();
  return name !== undefined && isName ? { ...token, name, text: '' } : undefined;
}

function withValue({ name, minus, typed }: OpenName, next: Token): Value | undefined {
  if (!OPEN_NAME.test(name) || !isPlain(next, { orQuoted: true })) return undefined;
  // "What it has: a survey" is a title.
  if (operatorNamed(name) === 'has' && !hadNamed(next.text)) return undefined;
  return { ...next, minus, name, loose: true, typed: `${typed} ${next.typed}` };
}

/** NOT, and a single dash where it leaves out one last word: one between words is a pause, as in many titles, and "fine - tuning" is one word. */
function exclusions(tokens: readonly Token[], { joins }: ReaderContext): Settled[] {
  const found: Settled[] = [];
  // "Text - to - image".
  const isPause = tokens.filter(({ kind }) => kind === 'dash').length > 1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isSettled(token)) {
      found.push(token);
      continue;
    }
    const next = tokens[at + 1];
    if (next?.kind !== 'value') continue;
    if (
      token.kind === 'dash' &&
      (isPause || !isLast(next, tokens[at + 2]) || isOneWord(tokens[at - 1], next, joins))
    )
      continue;
    found.push({ ...next, minus: true, loose: true });
    at++;
  }
  return found;
}

function isSettled(token: Token): token is Settled {
  return token.kind !== 'not' && token.kind !== 'dash';
}

function isOneWord(
  before: Token | undefined,
  { text, quoted }: Value,
  joins: ReaderContext['joins'],
): boolean {
  return !quoted && before !== undefined && isPlain(before) && joins?.(before.text, text) === true;
}

function isLast(token: Value, next: Token | undefined): boolean {
  const isWord = isPlain(token, { orQuoted: true }) && /\p{L}/u.test(token.text);
  return isWord && !(next && isPlain(next, { orQuoted: true }));
}

/** Whether commas part a plain list, such as "agents, world models, memory", and not the clauses of a title or a sentence. */
export function isPlainList(tokens: readonly Settled[], { writes }: ReaderContext): boolean {
  if (tokens.some(({ kind }) => kind === 'or')) return false;
  const parts: Value[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'comma') parts.push([]);
    else if (isPlain(token, { orQuoted: true })) parts.at(-1)?.push(token);
  }
  const worded = parts.filter((part) => part.length > 0);
  return worded.length >= LIST.fewest && worded.every((part) => isListed(part) || isKnownAs(part, writes));
}

/** Whether stored papers write words of which one within them is small: "text to speech". */
function isKnownAs(part: readonly Value[], writes: ReaderContext['writes']): boolean {
  const isName = part.length <= LIST.written && ![part[0], part.at(-1)].some((each) => each && isSmall(each));
  return isName && writes?.(part.map(({ text }) => text).join(' ')) === true;
}

/** Whether words are short enough, and none of them too small, to be a part of a list. */
export function isListed(part: readonly Value[]): boolean {
  // "…, and memory" ends a list as well.
  const [first, ...rest] = part;
  const own = first && rest.length > 0 && /^(?:and|or)$/i.test(first.text) ? rest : part;
  return own.length <= LIST.words && !own.some(isSmall);
}

/** Whether it is a word as sentences have them; "text-to-image" is the name of something. */
function isSmall({ text, quoted }: Value): boolean {
  return !quoted && !text.includes('-') && words(text).some(isStopword);
}
