import { isPlain, type Settled, type Value } from './tokens.ts';
import type { ReaderContext } from './whole-values.ts';

// Longest first. A title has "without" and "not" as well, so that these leave out of a topic alone.
const SIGNS: readonly (readonly string[])[] = [
  ['but', 'nothing', 'about'],
  ['but', 'nothing', 'on'],
  ['but', 'not'],
  ['but', 'no'],
  ['but', 'without'],
  ['except', 'for'],
  ['except'],
  ['excluding'],
  ['excl'],
  ['other', 'than'],
  ['apart', 'from'],
  ['aside', 'from'],
  ['not', 'including'],
];
const OF_TOPICS: readonly (readonly string[])[] = [['and', 'not'], ['without'], ['not'], ['minus'], ['no']];
const ALL = /^(?:everything|anything|all|papers?|any|every|paper)$/i;
const SAYS_NOTHING = /^(?:about|on|for|the|any|anything|papers?|of|those|ones|stuff|please)$/i;
const WHOSE = /^(?:from|by)$/i;
const JOINS = /^(?:and|or|nor)$/i;
const MOST = { before: 6, items: 4, words: 3 };

/** The tokens with what a text says at its end to leave out left out: "agents but not surveys or games" is `agents -surveys -games`. */
export function withLeftOut(tokens: readonly Settled[], context: ReaderContext): readonly Settled[] {
  const signs = context.isTopic ? [...SIGNS, ...OF_TOPICS] : SIGNS;
  for (let at = 1; at < tokens.length; at++) {
    const sign = signs.find((words) => words.every((word, on) => isWord(tokens[at + on], word)));
    if (!sign) continue;
    const [before, behind] = [tokens.slice(0, at), tokens.slice(at + sign.length)];
    const items = itemsIn(behind);
    const isSaid = before.length <= MOST.before && before.some((token) => !isAll(token)) && items.length > 0;
    if (!isSaid || !items.every((item) => item.length <= MOST.words)) return tokens;
    if (items.some((item) => isWritten(sign, item, context))) return tokens;
    return [...trimmed(before), ...items.map((item) => excluded(item, context))];
  }
  return tokens;
}

function isWord(token: Settled | undefined, word: string): boolean {
  return token !== undefined && isPlain(token) && token.text === word;
}

function isAll(token: Settled): boolean {
  return token.kind !== 'value' || (isPlain(token) && ALL.test(token.text));
}

/** Without the comma before the sign. */
function trimmed(before: readonly Settled[]): readonly Settled[] {
  return before.at(-1)?.kind === 'comma' ? before.slice(0, -1) : before;
}

/** What is listed to its end; nothing where more than words is. */
function itemsIn(tokens: readonly Settled[]): readonly (readonly Value[])[] {
  const items: Value[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'value') items.push([]);
    else if (!isPlain(token, { orQuoted: true })) return [];
    else if (JOINS.test(token.text) && !token.quoted) items.push([]);
    else if (token.quoted || !SAYS_NOTHING.test(token.text)) items.at(-1)?.push(token);
  }
  const said = items.filter((item) => item.length > 0);
  return said.length <= MOST.items ? said : [];
}

/** Whether stored papers write it so: "quantization without calibration" is a subject. */
function isWritten(sign: readonly string[], item: readonly Value[], { writes }: ReaderContext): boolean {
  return sign.length === 1 && writes?.([...sign, ...item.map(({ text }) => text)].join(' ')) === true;
}

function excluded(item: readonly Value[], { knows }: ReaderContext): Value {
  const [first, ...rest] = item;
  const isWhose = first !== undefined && rest.length > 0 && WHOSE.test(first.text);
  const text = (isWhose ? rest : item).map((each) => each.text).join(' ');
  const name = isWhose
    ? (['org', 'author'] as const).find((kind) => knows?.(kind, text) === true)
    : undefined;
  return {
    kind: 'value',
    minus: true,
    loose: true,
    quoted: /\s/.test(text),
    text,
    typed: `-${text}`,
    ...(name ? { name } : {}),
  };
}
