import type { Part } from '../../document.ts';
import { UserError } from '../../errors.ts';
import { namedIn } from '../../text/named-in.ts';
import type { WordsRead } from '../command.ts';
import type { EndedKind } from '../undo.ts';

const LAST =
  /^(?:it|last|latest|my|our|one|please|that|the|thing|this|just|now|again|change|action|command|undo)$/i;
const WHOSE = '(?:(?:the|my|our|that|this|last|latest) )*';
const said = (verbs: string) =>
  new RegExp(
    `^${WHOSE}(?<verb>${verbs})(?:ing|d|ed|ped|led)?(?: (?:of|from|to|for))?(?: (?<what>.+))?$`,
    'i',
  );

const ENDED = said('unfollow|unsav|unsave|unsubscrib|unsubscribe|unsubscription|topic|paper|digest');
const KINDS: readonly (readonly [verb: RegExp, kind: EndedKind])[] = [
  [/^(?:unfollow|topic)/i, 'topic'],
  [/^(?:unsav|paper)/i, 'paper'],
  [/^(?:unsub|digest)/i, 'digest'],
];

/** What was made or changed is taken back by a command of its own. */
const MADE = said(
  'follow|sav|save|subscrib|subscribe|subscription|mute|mut|unmute|unmut|dismiss|dismissal|paus|pause|resum|resume',
);
const FORGOTTEN = /^(?:(?:the|my|our|that|this|last) )*(?:forget|forgetting|forgot)\b/i;
const TAKEN_BACK: readonly (readonly [verb: RegExp, command: string])[] = [
  [/^follow/i, 'unfollow'],
  [/^sav/i, 'unsave'],
  [/^sub/i, 'unsubscribe'],
  [/^(?:mut|dismiss)/i, 'unmute'],
  [/^unmut/i, 'mute'],
  [/^paus/i, 'resume'],
  [/^resum/i, 'pause'],
];

/** What these commands cannot do without. */
const WHICH: Readonly<Record<string, string>> = {
  unfollow: 'topic',
  unmute: 'topic or id',
  mute: 'topic',
  unsave: 'id',
};

/** "Undo that" names nothing more than "undo" does, "undo the unsubscribe" what kind of thing, and "undo unfollow robots" also which. Throws a UserError where something made is to be taken back, which has a command of its own. */
export function readUndoing(typed: readonly string[]): WordsRead {
  const words = typed.filter((word, at) => at < typed.length - 1 || !/^please[.!]?$/i.test(word));
  if (words.every((word) => LAST.test(word))) return { options: {}, left: [] };
  const line = words.join(' ');
  refuseMade(line);
  const { verb = '', what } = namedIn(ENDED, line);
  const kind = kindIn(KINDS, verb);
  const isLast = what === undefined || what.split(' ').every((word) => LAST.test(word));
  return kind ? { options: { kind }, left: isLast ? [] : what.split(' ') } : { options: {}, left: words };
}

function refuseMade(line: string): void {
  if (FORGOTTEN.test(line)) {
    throw new UserError('not-yet', 'What was forgotten is deleted, and nothing brings it back.');
  }
  const { verb = '', what } = namedIn(MADE, line);
  const command = kindIn(TAKEN_BACK, verb);
  if (command === undefined) return;
  const back: Part = { command: what ? `${command} ${what}` : command };
  const which = what ? undefined : WHICH[command];
  const rest = which ? ` and its ${which}.` : '.';
  throw new UserError('not-yet', ['What was ended is brought back so. To take that back, type ', back, rest]);
}

function kindIn<Kind>(
  kinds: readonly (readonly [verb: RegExp, kind: Kind])[],
  verb: string,
): Kind | undefined {
  return kinds.find(([said]) => said.test(verb))?.[1];
}
