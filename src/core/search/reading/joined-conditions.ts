import { operatorNamed } from '../operators.ts';
import { type Query, queryText } from '../query.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';
import { plainRun, type ReaderContext } from './whole-values.ts';

const BOTH = /^(?:and|&|\+|plus|as well as)$/i;
const EITHER = /^(?:or|and\/or)$/i;
const WHOSE = /^(?:from|by)$/i;
const NAME_WORDS = 6;

/** Whether it says that what stands around it belongs together, either or both. */
export function isJoin(token: Settled | undefined): boolean {
  return token !== undefined && isPlain(token) && [BOTH, EITHER].some((join) => join.test(token.text));
}

/** The tokens without what only joins a condition to others: "author:Han and author:Zhu" has both. An "or" beside a condition is the sign, but between organisations, of which any will do. */
export function joinedConditions(tokens: readonly Settled[]): Settled[] {
  return tokens.flatMap((token, at): Settled[] => {
    if (!isPlain(token)) return [token];
    // ", and" is one sign.
    const before = tokens[at - 1]?.kind === 'comma' ? at - 2 : at - 1;
    const beside = [tokens[before], tokens[at + 1]];
    if (!beside.some(isCondition)) return [token];
    if (BOTH.test(token.text)) return [];
    if (!EITHER.test(token.text)) return [token];
    return beside.every((each) => operatorOf(each) === 'org') ? [] : [{ kind: 'or' }];
  });
}

function isCondition(token: Settled | undefined): boolean {
  return operatorOf(token) !== undefined && token?.kind === 'value' && !token.minus;
}

function operatorOf(token: Settled | undefined) {
  return token?.kind === 'value' ? operatorNamed(token.name) : undefined;
}

/** Whether an OR stands beside a condition, which it cannot join. */
export function joinsConditions(tokens: readonly Settled[]): boolean {
  const isApart = (token: Settled | undefined) =>
    token?.kind === 'value' && (token.minus || token.name !== undefined);
  return tokens.some(({ kind }, at) => kind === 'or' && [tokens[at - 1], tokens[at + 1]].some(isApart));
}

/** The authors with an OR between two of them. */
export function anyAuthor(tokens: readonly Settled[]): string[] {
  const isAuthor = (token: Settled | undefined) => isCondition(token) && operatorOf(token) === 'author';
  const isSign = (at: number) =>
    tokens[at]?.kind === 'or' && isAuthor(tokens[at - 1]) && isAuthor(tokens[at + 1]);
  return tokens.flatMap((token, at) =>
    token.kind === 'value' && isAuthor(token) && (isSign(at - 1) || isSign(at + 1)) ? [token.text] : [],
  );
}

/** The query once for each author of whom any was asked for, with what else it has; none where none was. */
export function eachAuthor({
  query,
  anyAuthor: any,
}: {
  query: Query;
  anyAuthor: readonly string[];
}): string[] {
  const others = query.authors.filter((name) => !any.includes(name));
  return any.map((name) => queryText({ ...query, authors: [...others, name] }));
}

/** The tokens with "-from google" and "-by Song Han" as whose papers are left out, where somebody stored is called so. */
export function whoseLeftOut(tokens: readonly Settled[], { knows }: ReaderContext): Settled[] {
  const found: Settled[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Settled;
    const run = isWhose(token) ? plainRun(tokens, { from: at + 1, most: NAME_WORDS }) : [];
    const named = longestKnown(run, knows);
    found.push(named && token.kind === 'value' ? { ...token, ...named.value, loose: true } : token);
    at += named?.used ?? 0;
  }
  return found;
}

function isWhose(token: Settled): boolean {
  return token.kind === 'value' && token.minus && !token.quoted && !token.name && WHOSE.test(token.text);
}

function longestKnown(
  run: readonly Value[],
  knows: ReaderContext['knows'],
): { readonly value: Pick<Value, 'name' | 'text'>; readonly used: number } | undefined {
  for (let used = run.length; used > 0; used--) {
    const text = run
      .slice(0, used)
      .map((each) => each.text)
      .join(' ');
    const name = (['org', 'author'] as const).find((kind) => knows?.(kind, text));
    if (name) return { value: { name, text }, used };
  }
  return undefined;
}
