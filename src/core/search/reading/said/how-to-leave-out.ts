import { isPlain, type Settled } from '../tokens.ts';

// In a title as well, so that it is only told how to say it.
const WITHOUT = /^(?:not|no|without|w\/o|except|excluding|minus)$/;
const MOST_SAID = 5;

/** How to leave out what the words of a short text end in, where it says so in words: "agents without surveys". */
export function howToLeaveOut(tokens: readonly Settled[]): string[] {
  const conditions = tokens.findIndex(isCondition);
  const said = conditions < 0 ? tokens : tokens.slice(0, conditions);
  const words = said.flatMap((token) => (isPlain(token) ? [token.text] : []));
  if (words.length < said.length || words.length > MOST_SAID) return [];
  if (!tokens.slice(said.length).every(isCondition)) return [];
  const [last = '', sign = '', ...rest] = words.toReversed();
  const before = rest.toReversed().filter((word, at) => !isSaid(word, at, rest.length));
  if (!WITHOUT.test(sign) || rest.length === 0) return [];
  return [`To leave out ${last}, put a dash before it: ${[...before, `-${last}`].join(' ')}`];
}

/** "Everything except video" and "robots but not humanoids" say that only to go on. */
function isSaid(word: string, at: number, count: number): boolean {
  return (
    (at === 0 && count === 1 && /^(?:everything|anything|all|papers?)$/i.test(word)) ||
    (at === count - 1 && /^but$/i.test(word))
  );
}

function isCondition(token: Settled): boolean {
  return token.kind === 'value' && (token.minus || token.name !== undefined);
}
