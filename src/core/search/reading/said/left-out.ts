import { isStopword } from '../../../text/words.ts';
import { isPlain, type Settled, type Value } from '../tokens.ts';
import type { ReaderContext } from '../whole-values.ts';
import { signOf } from './left-out-signs.ts';

const ALL = /^(?:everything|anything|all|papers?|any|every)$/i;
const SAYS_NOTHING = /^(?:about|on|for|the|any|anything|papers?|of|those|ones|stuff|please)$/i;
const WHOSE = /^(?:from|by)$/i;
const JOINS = /^(?:and|or|nor)$/i;
// "Generate, not just retrieve" is a title.
const GOES_ON = /^(?:just|only|so|yet|all|even|always|enough|simply|merely|necessarily|more|less)$/i;
const MOST = { before: 6, items: 4, words: 3, few: 3 };
// As it is typed; in capitals it is a sign.
const PLAIN_NOTS: ReadonlySet<string> = new Set(['not', 'no', 'minus', 'without', 'w/o']);

/** The tokens with what a text says to leave out left out: "agents but not surveys or games" is `agents -surveys -games`, and so is "agents (no surveys or games)". */
export function withLeftOut(tokens: readonly Settled[], context: ReaderContext): readonly Settled[] {
  for (let at = context.isList ? 0 : 1; at < tokens.length; at++) {
    const sign = signAt(tokens, at, context);
    if (!sign) continue;
    const { behind, more } = parted(tokens, at + sign.length, isOpened(tokens[at]));
    const [before, items] = [tokens.slice(0, at), itemsIn(behind)];
    const isSaid = isSubject(before, context) && before.length <= MOST.before && items.length > 0;
    if (!isSaid || !items.every((item) => item.length <= MOST.words)) return tokens;
    if (items.some((item) => isWritten(sign, item, context) || isTitle(tokens, at, item))) return tokens;
    return [...trimmed(before), ...items.map((item) => excluded(item, context)), ...more];
  }
  return tokens;
}

function signAt(
  tokens: readonly Settled[],
  at: number,
  context: ReaderContext,
): readonly string[] | undefined {
  const { isTopic, isList } = context;
  return signOf((word, on) => bare(plainText(tokens[at + on])) === word, {
    apart: isApart(tokens, at),
    opened: isOpened(tokens[at]),
    isTopic: isTopic || isBetweenFew(tokens, at, context),
    isWhole: isList && tokens.slice(0, at).every(isAll),
  });
}

/** Whether a plain "not" stands before the last of so few words that no title has just these: "rlhf not dpo". Where papers are unknown, any may. */
function isBetweenFew(tokens: readonly Settled[], at: number, { writes }: ReaderContext): boolean {
  if (!writes || !PLAIN_NOTS.has(plainText(tokens[at])) || at > MOST.few) return false;
  const before = tokens.slice(0, at);
  // "Not from google" has a word more.
  const behind = tokens.slice(WHOSE.test(plainText(tokens[at + 1])) ? at + 2 : at + 1).filter(isSaid);
  const areWords = behind.length === 1 && before.every(isSaid);
  return areWords && ![...before, ...behind].some((token) => isStopword(plainText(token).toLowerCase()));
}

function isSaid(token: Settled): token is Value {
  return isPlain(token, { orQuoted: true });
}

/** The text of a plain word; none of anything else. */
function plainText(token: Settled | undefined): string {
  return token && isPlain(token) ? token.text : '';
}

/** A word without the bracket beside it; "O(n)" has its own. */
function bare(text: string): string {
  return text.replace(/^[([]|[)\]]$(?<![^([][([].*)/g, '');
}

function isOpened(token: Settled | undefined): boolean {
  return /^[([]/.test(plainText(token));
}

/** Whether a word stands behind a comma, or opens a bracket. */
function isApart(tokens: readonly Settled[], at: number): boolean {
  return tokens[at - 1]?.kind === 'comma' || isOpened(tokens[at]);
}

/** What goes on behind a sign, up to a condition or the bracket's end, and what comes after that. */
function parted(
  tokens: readonly Settled[],
  from: number,
  isBracket: boolean,
): { readonly behind: readonly Settled[]; readonly more: readonly Settled[] } {
  const rest = tokens.slice(from);
  const closed = isBracket
    ? rest.findIndex((token) => token.kind === 'value' && /[)\]]$/.test(token.text))
    : -1;
  const condition = rest.findIndex((token) => token.kind === 'value' && !isSaid(token));
  const end = closed >= 0 ? closed + 1 : condition >= 0 ? condition : rest.length;
  return { behind: rest.slice(0, end), more: rest.slice(end) };
}

/** Whether something is asked for before it; of a list, all of it is where nothing else is said. */
function isSubject(before: readonly Settled[], { isList }: ReaderContext): boolean {
  return isList || before.some((token) => !isAll(token));
}

function isAll(token: Settled): boolean {
  return token.kind !== 'value' || ALL.test(plainText(token));
}

/** Without the comma before the sign, and of a list without what says that it is all of it. */
function trimmed(before: readonly Settled[]): readonly Settled[] {
  if (before.every(isAll)) return [];
  return before.at(-1)?.kind === 'comma' ? before.slice(0, -1) : before;
}

/** What is listed to its end; nothing where more than words is. */
function itemsIn(tokens: readonly Settled[]): readonly (readonly Value[])[] {
  const items: Value[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'value' || JOINS.test(bare(plainText(token)))) items.push([]);
    else if (!isSaid(token)) return [];
    else if (!SAYS_NOTHING.test(bare(plainText(token))))
      items.at(-1)?.push({ ...token, text: bare(token.text) });
  }
  const said = items.filter((item) => item.length > 0);
  return said.length <= MOST.items ? said : [];
}

// What is done without something is a subject that is written in several ways.
const WITHOUT = /^(?:without|w\/o)$/;

/** Whether stored papers write it so: "quantization without calibration" is a subject. */
function isWritten(sign: readonly string[], item: readonly Value[], { writes }: ReaderContext): boolean {
  const [only = '', ...more] = sign;
  const text = item.map((each) => each.text).join(' ');
  if (more.length > 0 || !writes) return false;
  if (!WITHOUT.test(only)) return writes(`${only} ${text}`);
  return [`without ${text}`, `without any ${text}`, `${text}-free`].some(writes);
}

/** Whether what stands behind a comma goes on as a sentence does: "to reason, not to recite". */
function isTitle(tokens: readonly Settled[], at: number, item: readonly Value[]): boolean {
  if (!isApart(tokens, at)) return false;
  return item.some(
    ({ text, quoted }) => !quoted && !WHOSE.test(text) && (GOES_ON.test(text) || isStopword(text)),
  );
}

function excluded(item: readonly Value[], { knows }: ReaderContext): Value {
  const [first, ...rest] = item;
  const isWhose = rest.length > 0 && WHOSE.test(plainText(first));
  const text = (isWhose ? rest : item).map((each) => each.text).join(' ');
  const name = isWhose
    ? (['org', 'author'] as const).find((kind) => knows?.(kind, text) === true)
    : undefined;
  return {
    kind: 'value',
    minus: true,
    loose: true,
    quoted: false,
    text,
    typed: `-${text}`,
    ...(name ? { name } : {}),
  };
}
