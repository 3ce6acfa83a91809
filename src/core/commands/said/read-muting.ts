import { UserError } from '../../errors.ts';
import type { WordsRead } from '../command.ts';

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const SPAN = new RegExp(
  `^(?:for )?(?:the next )?(\\d{1,5}|an?|${COUNTS.slice(1).join('|')}) ?(day|week|month|year)s?$`,
  'i',
);
const MOST_WORDS = 5;

/** For how many days a topic is muted, said behind it: "games for 2 weeks". Throws a UserError where it is to end on a day. */
export function readMuting(words: readonly string[]): WordsRead {
  if (words.some((word, at) => at > 0 && at < words.length - 1 && /^(?:until|till|til)$/i.test(word))) {
    throw new UserError('not-yet', [
      'A mute ends after a number of days: type how many, as in ',
      { command: `mute ${words[0] ?? 'games'} 7` },
      '.',
    ]);
  }
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const [, many = '', unit = ''] = SPAN.exec(words.slice(-count).join(' ')) ?? [];
    const days = DAYS[unit.toLowerCase()];
    if (days) return { options: { days: String(days * counted(many)) }, left: words.slice(0, -count) };
  }
  return { options: {}, left: words };
}

function counted(many: string): number {
  return /^\d/.test(many) ? Number(many) : Math.max(1, COUNTS.indexOf(many.toLowerCase()));
}
