import { isStopword } from '../../text/words.ts';
import { isPlain, type Settled, type Value } from './tokens.ts';
import type { ReaderContext } from './whole-values.ts';

const WORD = /^\p{L}{2,30}$/u;
const ALONG = /^[a-z]{8,30}$/;
// A title has its words as they are.
const MOST_WORDS = 8;

/** The tokens with two words as the one that most stored papers write, "multi modal" as multimodal and "bench mark" as benchmark, and with one that no paper has as the two that they write: "languagemodels". */
export function withCompounds(tokens: readonly Settled[], context: ReaderContext): readonly Settled[] {
  const { asOne } = context;
  if (!asOne || tokens.filter((token) => isPlain(token)).length > MOST_WORDS) return tokens;
  const found: Settled[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at] as Settled, tokens[at + 1]];
    const one = next && inOne(token, next, asOne);
    if (one) at++;
    found.push(...(one ? [one] : inSeveral(token, context)));
  }
  return found;
}

function inOne(
  token: Settled,
  next: Settled,
  asOne: (before: string, after: string) => boolean,
): Value | undefined {
  if (!isPlain(token) || !isPlain(next)) return undefined;
  if (![token, next].every(({ text }) => WORD.test(text) && !isStopword(text.toLowerCase())))
    return undefined;
  if (!asOne(token.text, next.text)) return undefined;
  const text = `${token.text}${next.text}`;
  return { ...token, text, typed: text, loose: true };
}

function inSeveral(token: Settled, { inWords, knows, spelled }: ReaderContext): readonly Settled[] {
  if (!isPlain(token) || !ALONG.test(token.text)) return [token];
  const { text } = token;
  // A family name that no paper speaks of is no slip.
  const parts = spelled?.(text) || knows?.('author', text) ? undefined : inWords?.(text);
  return parts ? parts.map((part) => ({ ...token, text: part, typed: part, loose: true })) : [token];
}
