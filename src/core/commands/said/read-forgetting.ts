import { UserError } from '../../errors.ts';
import { paperIn } from '../../search/paper-reference.ts';
import type { WordsRead } from '../command.ts';

const SMALL =
  /^(?:about|all|data|everything|for|from|have|here|in|is|keep|know|of|remember|please|stored|the|this|what|you)$/i;
const OWN = /^(?:my|mine|myself)$/i;
const TAKEN = /^(?:me|channel|learning|yes)$/i;
const LEARNED =
  /^(?:(?:about|all|everything|of|that|the|what|you|i|we|my|our|was|were|is|have|has|been)['’]?(?:ve)? )*(?:learn(?:ed|t|ing)|likes?|liked|presses|pressed|preferences|taste)(?: about (?:me|us)| from (?:me|us)| so far)?$/i;

/** Whose things are to be forgotten, as people say it: "everything about me", "this channel", "my data", "what I liked". Throws a UserError where it is neither. */
export function readForgetting(words: readonly string[]): WordsRead {
  const [sure, said] = [words.filter(isYes), words.filter((word) => !isYes(word))];
  const [paper, ...more] = said.filter((word) => paperIn(word) !== undefined);
  const learned = said.filter((word) => word !== paper && !/^(?:from|about|of|paper)$/i.test(word));
  if (LEARNED.test(learned.join(' ')) && more.length === 0)
    return { options: { whose: 'learning', ...(paper ? { paper } : {}) }, left: sure };
  const left = words.filter((word) => !SMALL.test(word));
  if (left.some((word) => OWN.test(word)))
    return { options: { whose: 'me' }, left: left.filter((word) => !OWN.test(word)) };
  const isOther = left.some((word) => !TAKEN.test(word) && paperIn(word) === undefined);
  // An id alone may be of a save, a mute or a like.
  const isPaper = left.length > 0 && left.every((word) => paperIn(word) !== undefined);
  if (isOther || isPaper) throw nothingForgotten();
  return { options: {}, left };
}

function isYes(word: string): boolean {
  return /^yes$/i.test(word);
}

/** Whoever says "forget that" means the last thing, and never all of them. */
function nothingForgotten(): UserError {
  return new UserError('words-left-over', [
    'Nothing was deleted. To bring back what you ended last, type ',
    { command: 'undo' },
    '; to follow a topic no more, ',
    { command: 'unfollow' },
    ' and its name, to show a muted one again, ',
    { command: 'unmute' },
    '; to have forgotten what was learned from More and Less like this, ',
    { command: 'forget learning' },
    '.',
  ]);
}
