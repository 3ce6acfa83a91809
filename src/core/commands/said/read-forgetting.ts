import type { Part } from '../../document.ts';
import { UserError } from '../../errors.ts';
import { paperIn } from '../../search/paper-reference.ts';
import type { WordsRead } from '../command.ts';

const SMALL =
  /^(?:about|account|all|completely|data|everything|for|from|have|here|in|is|keep|know|now|of|pls|plz|remember|please|stored|the|this|what|you)$/i;
const OWN = /^(?:my|mine|myself)$/i;
// Beside whose things they are it says no more; it is no yes, which is one word.
const STRESSED =
  /^(?:really|definitely|seriously|truly|absolutely|certainly|indeed|surely|sure|yeah|yep|yup|ok|okay|ja|confirm|confirmed|i|i'm|am|do|mean|it|that|want|to)$/i;
const TAKEN = /^(?:me|channel|learning|yes)$/i;
// What points to something, and names nothing.
const POINTS = /^(?:it|that|them|these|those|last|one|ones|thing|things|and|it's|i|we|us|said|did|now)$/i;
const LEARNED =
  /^(?:(?:about|all|everything|of|that|the|what|you|i|we|my|our|was|were|is|have|has|been)['’]?(?:ve)? )*(?:learn(?:ed|t|ing)|likes?|liked|presses|pressed|preferences|taste)(?: (?:me|us)| so far)?$/i;

/** Whose things are to be forgotten, as people say it: "everything about me", "this channel", "my data", "what I liked". Throws a UserError where it is neither. */
export function readForgetting(typed: readonly string[]): WordsRead {
  const words = typed.map((word) => word.replace(/(?<=^[a-z]{1,20})[,.!;:]{1,3}$/i, ''));
  const said = words.filter((word) => !isYes(word));
  // It is a yes to what was asked, in the words in which it was.
  const sure = isAsAsked(said) ? words.filter(isYes) : [];
  const [paper, ...more] = said.filter((word) => paperIn(word) !== undefined);
  const learned = said.filter((word) => word !== paper && !/^(?:from|about|of|paper)$/i.test(word));
  if (LEARNED.test(learned.join(' ')) && more.length === 0)
    return { options: { whose: 'learning', ...(paper ? { paper } : {}) }, left: sure };
  const isMeant = said.some((word) => TAKEN.test(word));
  const left = [...said.filter((word) => !SMALL.test(word) && !(isMeant && STRESSED.test(word))), ...sure];
  if (left.some((word) => OWN.test(word))) return ownMeant(left.filter((word) => !OWN.test(word)));
  if (left.length === 0) throw everyWhere();
  const isOther = left.some((word) => !TAKEN.test(word) && paperIn(word) === undefined);
  // An id alone may be of a save, a mute or a like.
  const isPaper = left.every((word) => paperIn(word) !== undefined);
  if (isOther || isPaper) throw nothingForgotten(said);
  return { options: {}, left };
}

/** "My data" is all of it; whoever names a part of it means that. */
function ownMeant(left: readonly string[]): WordsRead {
  if (left.every((word) => TAKEN.test(word) || /^(?:info|information|profile|history|details)$/i.test(word)))
    return { options: { whose: 'me' }, left: left.filter((word) => TAKEN.test(word)) };
  throw deletedNothing([
    'Saved papers are taken out by ',
    { command: 'unsave' },
    ', topics are ended by ',
    { command: 'unfollow' },
    ' and ',
    { command: 'unmute' },
    ', a digest by ',
    { command: 'unsubscribe' },
    '; all that is yours is deleted by ',
    { command: 'forget me' },
    ', which first says what that is.',
  ]);
}

function isYes(word: string): boolean {
  return /^yes$/i.test(word);
}

/** "Me", "channel", "learning" and "learning 2608.01234" are what it says to type a yes behind. */
function isAsAsked(said: readonly string[]): boolean {
  const [whose, paper, ...more] = said.filter((word) => !POLITE.test(word));
  if (whose === undefined || !TAKEN.test(whose) || more.length > 0) return false;
  return paper === undefined || (/^learning$/i.test(whose) && paperIn(paper) !== undefined);
}

const POLITE = /^(?:please|pls|plz)$/i;
const LONGEST = 60;

/** Whoever says "forget that" means the last thing, and never all of them; whoever names something means that. */
function nothingForgotten(said: readonly string[]): UserError {
  const [paper] = said.flatMap((word) => paperIn(word) ?? []);
  const name = said
    .slice(
      Math.max(
        0,
        said.findIndex((word) => !SMALL.test(word) && !/^topics?$/i.test(word)),
      ),
    )
    .join(' ');
  const isName = said.some((word) => !SMALL.test(word) && !POINTS.test(word)) && name.length <= LONGEST;
  if (paper !== undefined)
    return deletedNothing([
      'A paper is saved no more by ',
      { command: `unsave ${paper}` },
      ', dismissed no more by ',
      { command: `unmute ${paper}` },
      '; what was learned from it is forgotten by ',
      { command: `forget learning ${paper}` },
      '.',
    ]);
  return deletedNothing([
    'To bring back what you ended last, type ',
    { command: 'undo' },
    '; to follow a topic no more, ',
    ...(isName ? [{ command: `unfollow ${name}` }] : [{ command: 'unfollow' }, ' and its name']),
    ', to show a muted one again, ',
    { command: isName ? `unmute ${name}` : 'unmute' },
    '; to have forgotten what was learned from More and Less like this, ',
    { command: 'forget learning' },
    '.',
  ]);
}

/** Whoever names nobody is told of each. */
function everyWhere(): UserError {
  return deletedNothing([
    'Everything of yours goes by ',
    { command: 'forget me' },
    ', everything of this channel by ',
    { command: 'forget channel' },
    ', what was learned from More and Less like this by ',
    { command: 'forget learning' },
    '; each says first what that is.',
  ]);
}

function deletedNothing(text: readonly Part[]): UserError {
  return new UserError('words-left-over', ['Nothing was deleted. ', ...text]);
}
