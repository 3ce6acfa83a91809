import type { WordsRead } from '../command.ts';

const SMALL = /^(?:about|all|data|everything|for|of|please|stored|the|this|what|you)$/i;
const OWN = /^(?:my|mine|myself)$/i;

/** Whose things are to be forgotten, as people say it: "everything about me", "this channel", "my data". */
export function readForgetting(words: readonly string[]): WordsRead {
  const left = words.filter((word) => !SMALL.test(word));
  if (!left.some((word) => OWN.test(word))) return { options: {}, left };
  return { options: { whose: 'me' }, left: left.filter((word) => !OWN.test(word)) };
}
