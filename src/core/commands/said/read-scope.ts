import type { WordsRead } from '../command.ts';

// Where somebody is, and all that comes there, is what is meant without a word.
const HERE =
  /^(?:(?:from|in|of|for|to|by) )?(?:here|everything|all(?: of (?:it|them))?|(?:this|the) (?:channel|room|chat)|(?:this|the|all|all the|my|our) digests?)$/i;

/** "topics me" is "topics for me", and "unsubscribe from this channel" names none. */
export function readScope(words: readonly string[]): WordsRead {
  const said = words.join(' ');
  if (HERE.test(said)) return { options: {}, left: [] };
  const isMine = /^-? ?(?:me|mine)$/i.test(said);
  return isMine ? { options: { for: 'me' }, left: [] } : { options: {}, left: words };
}

const WHAT_ENDS =
  /^(?:(?:from|of|all|the|this|that|it|every|everything|digests?|papers?|here|now|please|messages?|notifications?|us|me(?= (?:from|of)))(?: |$))+$/i;

/** The words behind what ends a digest: that all of it is meant says nothing more. */
export function readEnding(words: readonly string[]): WordsRead {
  return WHAT_ENDS.test(words.join(' ')) ? { options: {}, left: [] } : readScope(words);
}
