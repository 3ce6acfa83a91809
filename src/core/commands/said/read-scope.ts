import type { WordsRead } from '../command.ts';

/** "topics me" is "topics for me". */
export function readScope(words: readonly string[]): WordsRead {
  const isMine = /^(?:me|mine)$/i.test(words.join(' '));
  return isMine ? { options: { for: 'me' }, left: [] } : { options: {}, left: words };
}

const WHAT_ENDS =
  /^(?:(?:from|of|all|the|this|that|it|every|everything|digests?|papers?|here|now|please|messages?|notifications?|us)(?: |$))+$/i;

/** The words behind what ends a digest: that all of it is meant says nothing more. */
export function readEnding(words: readonly string[]): WordsRead {
  return WHAT_ENDS.test(words.join(' ')) ? { options: {}, left: [] } : readScope(words);
}
