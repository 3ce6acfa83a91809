import type { WordsRead } from '../command.ts';

/** "topics me" is "topics for me". */
export function readScope(words: readonly string[]): WordsRead {
  const isMine = words.length === 1 && /^(?:me|mine)$/i.test(words[0] ?? '');
  return isMine ? { options: { for: 'me' }, left: [] } : { options: {}, left: words };
}
