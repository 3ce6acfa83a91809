import { isListed } from './settle-tokens.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';
import type { ReaderContext } from './whole-values.ts';

const JOINS = /^(?:and|or|&|\+|\/)$/i;
const MOST_JOINS = 6;

/** The tokens of a topic, and whether an "and" in it was read as both. */
export interface Parted {
  readonly tokens: readonly Settled[];
  readonly isBoth: boolean;
}

/** A topic's tokens with a comma for each "and" between topics of their own: "agents and diffusion" has either, as no stored paper writes them so, and "speech and audio", which papers write, has both. */
export function withEither(tokens: readonly Settled[], { isTopic, writes }: ReaderContext): Parted {
  const joins = tokens.filter(isJoin);
  const isAsTyped =
    joins.length === 0 || joins.length > MOST_JOINS || tokens.some(({ kind }) => kind === 'or');
  if (!isTopic || !writes || isAsTyped) return { tokens, isBoth: false };
  if (!partsOf(tokens).every((part) => part.length > 0 && isListed(part))) return { tokens, isBoth: false };
  // Before the last of a list it says nothing else.
  const isList = tokens.some(({ kind }) => kind === 'comma');
  const apart = new Set(
    tokens.filter((token, at) => isJoin(token) && (isList || isEither(token) || isApart(tokens, at, writes))),
  );
  if (apart.size === 0) return { tokens, isBoth: true };
  return { tokens: tokens.flatMap((token) => joined(token, apart)), isBoth: false };
}

function joined(token: Settled, apart: ReadonlySet<Settled>): Settled[] {
  if (apart.has(token)) return [{ kind: 'comma' }];
  return isJoin(token) ? [] : [token];
}

function isJoin(token: Settled): boolean {
  return isPlain(token) && JOINS.test(token.text);
}

function isEither(token: Settled): boolean {
  return isPlain(token) && ['or', '/'].includes(token.text.toLowerCase());
}

/** The words between commas and joins. */
function partsOf(tokens: readonly Settled[]): readonly (readonly Value[])[] {
  const parts: Value[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.kind === 'comma' || isJoin(token)) {
      // ", and" is one sign.
      if (before?.kind !== 'comma') parts.push([]);
    } else if (isPlain(token, { orQuoted: true })) parts.at(-1)?.push(token);
  }
  return parts;
}

/** Whether no stored paper writes what stands around a join so, in either order. */
function isApart(tokens: readonly Settled[], at: number, writes: (words: string) => boolean): boolean {
  const one = wordsFrom(tokens.slice(0, at).toReversed()).toReversed().join(' ');
  const other = wordsFrom(tokens.slice(at + 1)).join(' ');
  return !writes(`${one} and ${other}`) && !writes(`${other} and ${one}`);
}

/** The words up to the next sign, join or condition. */
function wordsFrom(tokens: readonly Settled[]): string[] {
  const words: string[] = [];
  for (const token of tokens) {
    if (!isPlain(token, { orQuoted: true }) || isJoin(token)) break;
    words.push(token.text);
  }
  return words;
}
