import type { WordsRead } from '../command.ts';

/** "topics me" is "topics for me". */
export function readScope(words: readonly string[]): WordsRead {
  const isMine = /^(?:me|mine)$/i.test(words.join(' '));
  return isMine ? { options: { for: 'me' }, left: [] } : { options: {}, left: words };
}
