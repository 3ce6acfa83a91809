import { isListed } from '../settle-tokens.ts';
import { isPlain, type Settled, type Value } from '../tokens.ts';
import type { ReaderContext } from '../whole-values.ts';

const OR = /^(?:or|and\/or)$/i;
const EITHER = /^either$/i;
// Whoever types more has a title or a sentence.
const MOST = { parts: 5, words: 9 };

/** The tokens of a search with a small "or" between names of things as the sign, where no stored paper writes it so: "mamba or rwkv", "agents, planning or memory". "3d or 4d gaussian splatting" has its last words in both, where papers write that. */
export function orInWords(
  tokens: readonly Settled[],
  { writes, isTopic }: ReaderContext,
): readonly Settled[] {
  if (!writes || isTopic || !tokens.some(isOr)) return tokens;
  const said = tokens.filter((token, at) => !(at === 0 && isPlain(token) && EITHER.test(token.text)));
  const parts = partsOf(said);
  const isFew = parts.length <= MOST.parts && parts.flat().length <= MOST.words;
  if (!isFew || !parts.every((part) => part.length > 0 && isListed(part))) return tokens;
  const isList = said.some(({ kind }) => kind === 'comma');
  // Each pair that is looked up takes time, and hardly a title has three.
  if (!isList && writes(parts.slice(0, 2).map(textOf).join(' or '))) return tokens;
  const sign = { kind: isList ? ('comma' as const) : ('or' as const) };
  const shared = isList ? [] : sharedBy(parts, writes);
  return said.flatMap((token) => (isOr(token) ? [...shared, sign] : [token]));
}

/** The last words of the second of two, which the first, of one word, has as well. */
function sharedBy(
  [first = [], second = [], ...more]: readonly (readonly Value[])[],
  writes: (words: string) => boolean,
): readonly Value[] {
  const tail = second.slice(1);
  if (more.length > 0 || first.length > 1 || tail.length === 0) return [];
  return writes(`${textOf(first)} ${textOf(tail)}`) ? tail : [];
}

function textOf(part: readonly Value[]): string {
  return part.map(({ text }) => text).join(' ');
}

function isOr(token: Settled): boolean {
  return isPlain(token) && OR.test(token.text);
}

/** The words between commas and each "or"; ", or" is one sign. */
function partsOf(tokens: readonly Settled[]): readonly (readonly Value[])[] {
  const parts: Value[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'value' || isOr(token)) {
      if (tokens[at - 1]?.kind !== 'comma') parts.push([]);
    } else if (isPlain(token, { orQuoted: true })) parts.at(-1)?.push(token);
  }
  return parts;
}
