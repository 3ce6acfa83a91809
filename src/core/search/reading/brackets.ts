import { isPlain, type Settled, type Value } from './tokens.ts';

// Each way to say it is a search of its own.
const MOST_WAYS = 8;

/** Words beside each other, and the ways in which a bracket says them. */
type Way = readonly Value[];

interface Group {
  readonly kind: 'group';
  readonly ways: readonly Way[];
  /** Whether all of them are left out. */
  readonly minus: boolean;
}

type Part = Settled | Group;

/** The tokens with brackets around alternatives taken away: "(mamba OR rwkv) vision" is "mamba vision OR rwkv vision". The very same where there are none, or it cannot be told what they hold together. */
export function withBrackets(tokens: readonly Settled[]): readonly Settled[] {
  const parts = partsOf(tokens);
  if (!parts?.some((part) => 'ways' in part && part.ways.length > 1)) return tokens;
  if (parts.some(({ kind }) => kind === 'comma')) return tokens;
  const leftOut = parts.flatMap((part) => ('ways' in part && part.minus ? part.ways.map(excluded) : []));
  const conditions = parts.filter(isCondition);
  const ways = sidesOf(parts).flatMap(waysOf);
  if (ways.length > MOST_WAYS) return tokens;
  const said = ways.flatMap((way, at): Settled[] => (at === 0 ? [...way] : [{ kind: 'or' }, ...way]));
  return [...said, ...leftOut, ...conditions];
}

/** What stands between the ORs that no bracket holds. */
function sidesOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const sides: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'or') sides.push([]);
    else sides.at(-1)?.push(part);
  }
  return sides;
}

/** Each way in which words and brackets beside each other can be said. */
function waysOf(side: readonly Part[]): readonly Way[] {
  const factors = side.flatMap((part): (readonly Way[])[] => {
    if ('ways' in part) return part.minus ? [] : [part.ways];
    return isPlain(part, { orQuoted: true }) ? [[[part]]] : [];
  });
  return factors.reduce<readonly Way[]>(
    (made, ways) => made.slice(0, MOST_WAYS + 1).flatMap((before) => ways.map((way) => [...before, ...way])),
    [[]],
  );
}

function isCondition(part: Part): part is Value {
  return part.kind === 'value' && !isPlain(part, { orQuoted: true });
}

function excluded(way: Way): Value {
  const text = way.map((each) => each.text).join(' ');
  return { kind: 'value', minus: true, loose: true, quoted: false, text, typed: `-${text}` };
}

/** The tokens outside of brackets, and each bracket as a group; undefined where one is open, in another, or holds conditions. */
function partsOf(tokens: readonly Settled[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Settled;
    const { before, behind } = bracketsOf(token);
    if (before === 0 && behind > 0) return undefined;
    if (before === 0) {
      parts.push(token);
      continue;
    }
    const end = tokens.findIndex((each, on) => on >= at && bracketsOf(each).behind > 0);
    const group = groupOf(tokens.slice(at, end + 1).map(bracketsOf));
    if (!group) return undefined;
    parts.push(group);
    at = end;
  }
  return parts;
}

function groupOf(all: readonly Bracketed[]): Group | undefined {
  const [first, ...rest] = all;
  const isOne = first?.before === 1 && rest.every(({ before }) => before === 0) && all.at(-1)?.behind === 1;
  if (!isOne || rest.some(({ bare }) => bare.kind === 'value' && bare.minus)) return undefined;
  const ways: Value[][] = [[]];
  for (const { bare } of all) {
    if (isOr(bare)) ways.push([]);
    else if (bare.kind !== 'value' || isNamed(bare)) return undefined;
    else if (bare.text !== '') ways.at(-1)?.push({ ...bare, minus: false });
  }
  const minus = first.bare.kind === 'value' && first.bare.minus;
  return { kind: 'group', minus, ways: ways.filter(({ length }) => length > 0) };
}

function isNamed({ name, text }: Value): boolean {
  return name !== undefined || /^\p{L}+:/u.test(text);
}

function isOr(token: Settled): boolean {
  return token.kind === 'or' || (isPlain(token) && /^or$/i.test(token.text));
}

/** A word without the brackets beside it, and how many there are. */
interface Bracketed {
  readonly before: number;
  readonly bare: Settled;
  readonly behind: number;
}

function bracketsOf(token: Settled): Bracketed {
  if (token.kind !== 'value' || token.quoted) return { before: 0, bare: token, behind: 0 };
  const { text } = token;
  const before = countOf(text, '(', (at) => at);
  const closing = countOf(text, ')', (at) => text.length - 1 - at);
  // "f(x)" is one word.
  const behind = text.includes('(', before) ? 0 : closing;
  return { before, bare: { ...token, text: text.slice(before, text.length - behind) }, behind };
}

/** How many of a sign stand at the places that are counted from one end. */
function countOf(text: string, sign: string, place: (at: number) => number): number {
  let count = 0;
  while (text[place(count)] === sign) count++;
  return count;
}
