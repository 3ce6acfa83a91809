import type { NameKind } from '../names.ts';
import { hadNamed, operatorNamed } from '../operators.ts';
import { isJoin } from './joined-conditions.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';
import { plainRun, type ReaderContext } from './whole-values.ts';

// A name has so many words behind its comma at most.
const WORDS = 3;

/** What goes on behind a comma: "has:model,dataset" asks for both, and "author:Wang, Li" is Li Wang where that is somebody stored; so it is with an organisation's name. */
export function furtherValues(tokens: readonly Settled[], context: ReaderContext): Settled[] {
  const found: Settled[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Settled;
    const { values, used } = token.kind === 'value' ? wholly(token, tokens, at, context) : ALONE;
    found.push(...(values ?? [token]));
    at += used;
  }
  return found;
}

/** What stands for a token and the `used` ones behind it; itself where that is left out. */
interface Whole {
  readonly values?: readonly Value[];
  readonly used: number;
}

const ALONE: Whole = { used: 0 };

function wholly(token: Value, tokens: readonly Settled[], at: number, context: ReaderContext): Whole {
  const operator = operatorNamed(token.name);
  if (operator === 'has') return allHad(token, tokens, at);
  if (operator !== 'author' && operator !== 'org') return ALONE;
  const next = behind(tokens, at);
  if (!next && !isJoin(tokens[at + 1])) return ALONE;
  const isOpen = !token.quoted && next !== undefined;
  const name = isOpen ? nameGoingOn(operator, token, tokens, at, context.knows) : undefined;
  const further = name ? undefined : furtherName(operator, token, tokens, at, context);
  if (further) return further;
  if (!isOpen) return ALONE;
  return { values: [{ ...token, text: name?.text ?? token.text, loose: true }], used: name?.used ?? 0 };
}

/** "org:Tsinghua University, Peking University", "author:Song Han and Ligeng Zhu": another one, of several words as what is looked for may be one word of a name, or of one that is all that an organisation is called. */
function furtherName(
  kind: NameKind,
  token: Value,
  tokens: readonly Settled[],
  at: number,
  { knows, called }: ReaderContext,
): Whole | undefined {
  // ", and" is one sign.
  const signs = tokens[at + 1]?.kind === 'comma' && isJoin(tokens[at + 2]) ? 2 : 1;
  const rest = plainRun(tokens, { from: at + 1 + signs, most: WORDS + 1 }).map(({ text }) => text);
  for (let count = rest.length; count > 0; count--) {
    const text = rest.slice(0, count).join(' ');
    if (count > 1 ? !knows?.(kind, text) : kind !== 'org' || !called?.(kind, text)) continue;
    const more = furtherName(kind, { ...token, text }, tokens, at + signs + count, { knows, called });
    const values = [token, ...(more?.values ?? [{ ...token, text }])];
    return {
      values: values.map((each) => ({ ...each, loose: true })),
      used: signs + count + (more?.used ?? 0),
    };
  }
  return undefined;
}

/** The word behind the comma that follows. */
function behind(tokens: readonly Settled[], at: number): Value | undefined {
  const next = tokens[at + 1]?.kind === 'comma' ? tokens[at + 2] : undefined;
  return next && isPlain(next) ? next : undefined;
}

function allHad(token: Value, tokens: readonly Settled[], at: number): Whole {
  const values = [token];
  for (;;) {
    const text = behind(tokens, at + 2 * (values.length - 1))?.text;
    if (text === undefined || !hadNamed(text)) return { values, used: 2 * (values.length - 1) };
    values.push({ ...token, text });
  }
}

/** "Wang, Li", "University of California, Berkeley": as a name that is stored, with as many words as belong to it. */
function nameGoingOn(
  kind: NameKind,
  { text: begun }: Value,
  tokens: readonly Settled[],
  at: number,
  knows: ReaderContext['knows'],
): { text: string; used: number } | undefined {
  const rest = plainRun(tokens, { from: at + 2, most: WORDS }).map(({ text }) => text);
  for (let count = rest.length; count > 0; count--) {
    const text = `${begun}, ${rest.slice(0, count).join(' ')}`;
    if (knows?.(kind, text)) return { text, used: count + 1 };
  }
  const isEnd = at + 2 + rest.length === tokens.length && rest.length < WORDS && !isJoin(tokens[at + 2]);
  return kind === 'author' && knows && isEnd ? nobodyGoingOn(begun, rest, knows) : undefined;
}

/** "Vaswani, Ashish" where nobody stored is called so: a surname that nobody has, or a given name that somebody has, at the end of the text. */
function nobodyGoingOn(
  begun: string,
  rest: readonly string[],
  knows: NonNullable<ReaderContext['knows']>,
): { text: string; used: number } | undefined {
  const isName = !knows('author', begun) || rest.every((word) => knows('author', word));
  const isWritten = (word: string) => LETTERS.test(word) && isCapital(word) === isCapital(begun);
  return isName && rest.every(isWritten)
    ? { text: `${begun}, ${rest.join(' ')}`, used: rest.length + 1 }
    : undefined;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

const LETTERS = /^\p{L}[\p{L}\p{M}.'’-]*$/u;
