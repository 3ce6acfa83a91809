import { isPlain, type Settled } from '../tokens.ts';

// In a title as well, so that it is only told how to say it.
const WITHOUT = /^(?:not|no|without|w\/o|except|excluding|minus)$/;
const ALL = /^(?:everything|anything|all|papers?)$/i;
const MOST_SAID = 5;

/** How to leave out what the words of a short text end in, where it says so in words: "agents without surveys". */
export function howToLeaveOut(tokens: readonly Settled[]): string[] {
  const said = tokens.filter((token) => !isCondition(token));
  const words = said.flatMap((token) => (isPlain(token) ? [token.text] : []));
  if (words.length < said.length || words.length > MOST_SAID) return [];
  if (!tokens.slice(said.length).every(isCondition)) return [];
  const [last = '', sign = '', ...rest] = words.toReversed();
  // "Everything except video" says that only to go on.
  const before = ALL.test(rest.join(' ')) ? [] : rest.toReversed();
  if (!WITHOUT.test(sign) || rest.length === 0) return [];
  return [`To leave out ${last}, put a dash before it: ${[...before, `-${last}`].join(' ')}`];
}

function isCondition(token: Settled): boolean {
  return token.kind === 'value' && (token.minus || token.name !== undefined);
}
