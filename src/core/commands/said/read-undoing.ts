import { UserError } from '../../errors.ts';
import type { WordsRead } from '../command.ts';

const LAST = /^(?:it|last|latest|my|one|please|that|the|thing|this)$/i;
const MADE =
  /^(?:(?:the|my|that|this|last) )*(?<made>follow|mute|save|subscribe|subscription)(?:ing|d)?(?: of)?(?: (?<what>.+))?$/i;
const TAKEN_BACK: ReadonlyMap<string, string> = new Map([
  ['follow', 'unfollow'],
  ['mute', 'unmute'],
  ['save', 'unsave'],
  ['subscribe', 'unsubscribe'],
  ['subscription', 'unsubscribe'],
]);

/** "Undo that" and "undo the last one" name nothing more than "undo" does. Throws a UserError where something made is to be taken back, which has a command of its own. */
export function readUndoing(words: readonly string[]): WordsRead {
  if (words.every((word) => LAST.test(word))) return { options: {}, left: [] };
  const { made = '', what } = MADE.exec(words.join(' '))?.groups ?? {};
  const command = TAKEN_BACK.get(made.toLowerCase());
  if (command === undefined) return { options: {}, left: words };
  throw new UserError('not-yet', [
    'What was ended is brought back so. To take that back, type ',
    { command: what ? `${command} ${what}` : command },
    '.',
  ]);
}
