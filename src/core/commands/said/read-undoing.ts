import type { Part } from '../../document.ts';
import { UserError } from '../../errors.ts';
import { namedIn } from '../../text/named-in.ts';
import type { WordsRead } from '../command.ts';
import type { EndedKind, MadeKind } from '../undo.ts';

const LAST =
  /^(?:it|all|everything|last|latest|my|our|one|please|that|the|thing|this|just|now|again|change|action|command|undo)$/i;
const DONE =
  /^(?:what|whatever|everything|all|the thing)(?: that)? (?:i|we|you)(?: have|['’]ve)?(?: (?:just|last))? (?:did|done|ended|changed|typed)(?: (?:last|just now|now|before))?$/i;
const WHOSE = '(?:(?:the|my|our|that|this|last|latest) )*';
const said = (verbs: string) =>
  new RegExp(
    `^${WHOSE}(?<verb>${verbs})(?:ing|d|ed|ped|led)?(?: (?:of|from|to|for))?(?: (?<what>.+))?$`,
    'i',
  );

const ENDED = said('unfollow|unsav|unsave|unsubscrib|unsubscribe|unsubscription|topic|paper|digest');
const KINDS: readonly (readonly [begins: string, kind: EndedKind])[] = [
  ['unfollow', 'topic'],
  ['topic', 'topic'],
  ['unsav', 'paper'],
  ['paper', 'paper'],
  ['unsub', 'digest'],
  ['digest', 'digest'],
];

/** What was made or changed is taken back by a command of its own. */
const MADE = said(
  'follow|sav|save|subscrib|subscribe|subscription|mute|mut|unmute|unmut|dismiss|dismissal|paus|pause|resum|resume|like|lik|dislike|dislik',
);
const ONLY_ENDED = 'Only what was ended comes back by undo.';
const FORGOTTEN = /^(?:(?:the|my|our|that|this|last) )*(?:forget|forgetting|forgot)\b/i;
const TAKEN_BACK: readonly (readonly [begins: string, command: string])[] = [
  ['follow', 'unfollow'],
  ['sav', 'unsave'],
  ['sub', 'unsubscribe'],
  ['mut', 'unmute'],
  ['dismiss', 'unmute'],
  ['unmut', 'mute'],
  ['paus', 'resume'],
  ['resum', 'pause'],
  ['lik', 'forget learning'],
  ['dislik', 'forget learning'],
];

/** What has to be named to be taken back: whoever keeps it knows which came last. */
const KEPT: readonly (readonly [begins: string, made: MadeKind])[] = [
  ['follow', 'follow'],
  ['sav', 'save'],
  ['mut', 'mute'],
  ['dismiss', 'dismiss'],
];

/** "Undo that" names nothing more than "undo" does, "undo the unsubscribe" what kind of thing, and "undo unfollow robots" also which. Throws a UserError where something made is to be taken back, which has a command of its own. */
export function readUndoing(typed: readonly string[]): WordsRead {
  const words = typed.filter((word, at) => at < typed.length - 1 || !/^please[.!]?$/i.test(word));
  if (words.every((word) => LAST.test(word)) || DONE.test(words.join(' '))) return { options: {}, left: [] };
  const line = words.join(' ');
  const made = lastMade(line);
  if (made) return { options: { key: made }, left: [] };
  refuseMade(line);
  const { verb = '', what } = namedIn(ENDED, line);
  const kind = kindIn(KINDS, verb);
  return kind
    ? { options: { kind }, left: what === undefined || isLast(what) ? [] : what.split(' ') }
    : { options: {}, left: words };
}

function refuseMade(line: string): void {
  if (FORGOTTEN.test(line)) {
    throw new UserError(
      'not-yet',
      'What forget has deleted cannot be brought back; as long as it only asked, nothing is deleted.',
    );
  }
  const { verb = '', what } = namedIn(MADE, line);
  const command = kindIn(TAKEN_BACK, verb);
  if (command === undefined) return;
  const back: Part = { command: what ? `${command} ${what}` : command };
  const rest = command === 'mute' && !what ? ' and its topic.' : '.';
  throw new UserError('not-yet', [`${ONLY_ENDED} To take that back, type `, back, rest]);
}

/** What is to be taken back that has a name, where the last of it is meant. */
function lastMade(line: string): MadeKind | undefined {
  const { verb = '', what } = namedIn(MADE, line);
  return what === undefined || isLast(what) ? kindIn(KEPT, verb) : undefined;
}

function isLast(what: string): boolean {
  return what.split(' ').every((word) => LAST.test(word));
}

function kindIn<Kind>(
  kinds: readonly (readonly [begins: string, kind: Kind])[],
  verb: string,
): Kind | undefined {
  return kinds.find(([begins]) => verb.toLowerCase().startsWith(begins))?.[1];
}
