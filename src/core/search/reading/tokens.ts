import { straightQuotes } from '../../text/quotes.ts';
import { oneLine } from '../../text/text.ts';
import { hadNamed, operatorNamed } from '../operators.ts';

/** Something that asks for what it says, or leaves it out. */
export interface Value {
  readonly kind: 'value';
  /** Whether it is left out. */
  readonly minus: boolean;
  /** What stands before its colon, as typed. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly quoted: boolean;
  /** The whole of it, as typed. */
  readonly typed: string;
  /** Whether its minus is another sign than the one that the language has. */
  readonly loose: boolean;
}

/** A sign between values: `dash` stands alone. */
interface Sign {
  readonly kind: 'or' | 'not' | 'comma' | 'dash';
}

export type Token = Value | Sign;

/** What stands between values once NOT, single dashes and names of several words are settled. */
export type Settled = Value | { readonly kind: Exclude<Sign['kind'], 'not' | 'dash'> };

/** Whether it is a word of what is looked for and nothing else; a quoted text is one where `orQuoted`. */
export function isPlain(token: Token | Settled, { orQuoted = false } = {}): token is Value {
  return token.kind === 'value' && !token.minus && token.name === undefined && (orQuoted || !token.quoted);
}

// Hyphens, dashes and the minus sign, as keyboards and word processors put them.
const DASHES = '\\-‐‑‒–—―−﹣－';
// A value: dashes, or the mark that programmers say "not" with, a name and its colon, then a quoted text or what goes up to a space, a quote or a sign; a comma within a number is none.
const TOKEN = new RegExp(
  `(!(?=[\\p{L}"])|[${DASHES}]*)(?:(\\p{L}{1,20}):)?(?:"([^"]*)"|((?:[^\\s",;|]|(?<=\\d),(?=\\d))+))|([|,;])`,
  'gu',
);
const ONLY_DASHES = new RegExp(`^[${DASHES}]+$`);
// A map, in which "constructor" and "valueOf" are no signs.
const SIGNS: ReadonlyMap<string | undefined, Sign['kind']> = new Map([
  ['OR', 'or'],
  ['|', 'or'],
  ['NOT', 'not'],
]);

/** The parts of a typed text in their order: values, and the signs between them. */
export function tokensOf(typed: string): Token[] {
  const text = bracketless(eachHad(namesWithColons(straightQuotes(oneLine(typed)))));
  const tokens = [...text.matchAll(TOKEN)].flatMap((match) => tokenOf(match) ?? []);
  return tokens.map((token, at) =>
    isOrOfQuotes(token, tokens[at - 1], tokens[at + 1]) ? { kind: 'or' } : token,
  );
}

/** A small "or" between two texts, one of which is quoted: no title has quotes. */
function isOrOfQuotes(token: Token, before: Token | undefined, behind: Token | undefined): boolean {
  if (!isPlain(token) || token.text !== 'or') return false;
  const sides = [before, behind].flatMap((side) => (side && isPlain(side, { orQuoted: true }) ? [side] : []));
  return sides.length === 2 && sides.some(({ quoted }) => quoted);
}

const BESIDE_YEAR: ReadonlyMap<string, string> = new Map([
  ['>', 'after'],
  ['>=', 'since'],
  ['<', 'before'],
  ['<=', 'until'],
]);

/** "org=google" is "org:google", and "year>2024" is "after:2024". */
function namesWithColons(text: string): string {
  const dated = text.replace(
    /(?<![\p{L}\p{N}])(?:year|date)\s?([<>]=?)\s?(?=20\d\d(?![\p{L}\p{N}]))/giu,
    (_, sign) => `${BESIDE_YEAR.get(sign)}:`,
  );
  return dated.replace(/(?<![\p{L}\p{N}])(\p{L}{1,20})=(?=["\p{L}\p{N}])/gu, (typed, name) =>
    operatorNamed(name) ? `${name}:` : typed,
  );
}

/** "(mamba OR author:Gu)" without the bracket that ends it, which is no part of a name, and "(has:code)" without both. */
function bracketless(text: string): string {
  return text.replace(/([([])([^()[\]]{1,200})[)\]]/g, (typed, opening, held: string) => {
    const names = [...held.matchAll(/(?<![\p{L}\p{N}])(?<name>\p{L}{1,20}):(?=\S)/gu)];
    const [first] = names.filter((match) => operatorNamed(match.groups?.name));
    if (!first) return typed;
    return `${/^-?$/.test(held.slice(0, first.index)) ? '' : opening}${held} `;
  });
}

/** "has:code,demo" is "has:code has:demo", whatever these are: behind a comma without a space nothing else begins. */
function eachHad(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(-?has:)([\p{L}-]{1,30}(?:,[\p{L}-]{1,30}){1,5})/giu,
    (_, name, values) =>
      String(values)
        .split(',')
        .map((value) => `${name}${value}`)
        .join(' '),
  );
}

// Before a colon they say what a dash does.
const LEAVES_OUT = /^(?:no|not|without|exclude|excluding|except|minus|ignore|skip)$/i;

function tokenOf([typed, dashes = '', name, quoted, bare, sign]: RegExpExecArray): Token | undefined {
  if (sign) return { kind: SIGNS.get(sign) ?? 'comma' };
  if (name === undefined) {
    const kind = ONLY_DASHES.test(typed) ? 'dash' : dashes === '' ? SIGNS.get(bare) : undefined;
    if (kind) return { kind };
    if (typed === 'AND') return undefined;
  }
  const value = {
    kind: 'value',
    quoted: quoted !== undefined,
    text: (quoted ?? bare ?? '').trim(),
    typed,
  } as const;
  if (name !== undefined && LEAVES_OUT.test(name)) return leftOut(value);
  return { ...value, minus: dashes !== '', loose: !/^-?$/.test(dashes), name };
}

/** "No:survey" is "-survey", and "without:code" is said of what a paper has. */
function leftOut(value: Omit<Value, 'minus' | 'loose' | 'name'>): Token {
  return { ...value, minus: true, loose: true, name: hadNamed(value.text) ? 'has' : undefined };
}
