import type { WordsRead } from '../command.ts';

const LAST = /^(?:it|last|latest|my|one|please|that|the|thing|this)$/i;

/** "Undo that" and "undo the last one" name nothing more than "undo" does. */
export function readUndoing(words: readonly string[]): WordsRead {
  return { options: {}, left: words.every((word) => LAST.test(word)) ? [] : words };
}
