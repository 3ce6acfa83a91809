import { isStopword, words } from '../../text/words.ts';
import { hadNamed, operatorNamed } from '../operators.ts';
import { furtherValues } from './further-values.ts';
import { isPlain, type Settled, type Token, type Value } from './tokens.ts';
import { type ReaderContext, wholeValues } from './whole-values.ts';

const OPEN_NAME = /^(authors?|org|organi[sz]ation|since|until|has):$/i;
const LIST = { fewest: 2, words: 3 };

/** Ties each name to its value and each NOT and single dash to what it leaves out; a value that was not typed so is `loose`. */
export function settled(tokens: readonly Token[], context: ReaderContext): Settled[] {
  return furtherValues(wholeValues(exclusions(spacedNames(tokens), context), context), context);
}

/** "author: Wang" is "author:Wang"; a name at the very end has no value. */
function spacedNames(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const next = tokens[at + 1];
    const bare = openText(token, at);
    const name = OPEN_NAME.exec(bare)?.[1];
    const last = at === tokens.length - 1 ? /^(\p{L}+):$/u.exec(bare)?.[1] : undefined;
    if (token.kind === 'value' && last !== undefined && operatorNamed(last)) {
      found.push({ ...token, name: last, text: '' });
      continue;
    }
    const isOpen = name !== undefined && next && isPlain(next, { orQuoted: true });
    // "What it has: a survey" is a title.
    if (!isOpen || token.kind !== 'value' || (/^has$/i.test(name) && !hadNamed(next.text))) {
      found.push(token);
      continue;
    }
    found.push({ ...next, minus: token.minus, name, loose: true, typed: `${token.typed} ${next.typed}` });
    at++;
  }
  return found;
}

/** A word that may be a name with its colon; empty where it is none. "Never Seen Before:" is the beginning of a title, but a telephone puts a capital at the beginning of a line. */
function openText(token: Token, at: number): string {
  if (token.kind !== 'value' || token.name !== undefined || token.quoted) return '';
  return at === 0 || token.text === token.text.toLowerCase() ? token.text : '';
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
      (isPause || !isLast(tokens, at + 1) || isOneWord(tokens[at - 1], next, joins))
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

function isLast(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  const isWord = token !== undefined && isPlain(token, { orQuoted: true }) && /\p{L}/u.test(token.text);
  return isWord && !(next && isPlain(next, { orQuoted: true }));
}

/** Whether commas part a plain list, such as "agents, world models, memory", and not the clauses of a title or a sentence. */
export function isPlainList(tokens: readonly Settled[]): boolean {
  if (tokens.some(({ kind }) => kind === 'or') || !tokens.some(({ kind }) => kind === 'comma')) return false;
  const parts: Value[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'comma') parts.push([]);
    else if (isPlain(token, { orQuoted: true })) parts.at(-1)?.push(token);
  }
  const worded = parts.filter((part) => part.length > 0);
  return worded.length >= LIST.fewest && worded.every(isListed);
}

function isListed(part: readonly Value[]): boolean {
  // "…, and memory" ends a list as well.
  const [first, ...rest] = part;
  const own = first && rest.length > 0 && /^(?:and|or)$/i.test(first.text) ? rest : part;
  return own.length <= LIST.words && !own.some(({ text, quoted }) => !quoted && words(text).some(isStopword));
}
