import type { WordsRead } from '../command.ts';

const CHANNEL = /^(?:<#\w+(?:\|[^>]*)?>|#[\p{L}\p{M}\p{N}_-]{1,80})$/u;
const BEFORE = /^(?:in|into|to|for|on|at|of|channel)$/i;

/** Reads words with a channel among them ("09:00 in #papers"): that is an option, and `read` reads the others. */
export function withChannel(read: (words: readonly string[]) => WordsRead) {
  return (words: readonly string[]): WordsRead => {
    const at = words.findIndex((word) => CHANNEL.test(bare(word)));
    if (at < 0) return read(words);
    const channel = bare(words[at] ?? '');
    const before = words.slice(0, at);
    while (BEFORE.test(before.at(-1) ?? '')) before.pop();
    const left = [...before, ...words.slice(at + 1)];
    const { options, left: unread } = left.length > 0 ? read(left) : { options: {}, left };
    return { options: { ...options, channel }, left: unread };
  };
}

// No channel is called so long, and its end would be looked for from each sign of it.
const LONGEST = 200;

function bare(word: string): string {
  return word.length > LONGEST ? word : word.replace(/[,.;:!?]+$/, '');
}
