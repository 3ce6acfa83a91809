import type { Intent } from '#core/commands/intent.ts';
import { type Address, addressOf, type FormerKey } from '../shared/conversation/address.ts';
import { type Change, decodeChange, encodeChange, formerChange } from '../shared/conversation/change.ts';
import { DISCORD_LIMITS } from './limits.ts';

/** What a component is for, as its custom id begins; ids of messages that people have must be read for ever. */
const LETTERS = {
  /** A command with an answer of its own. */
  run: 'r',
  /** A command whose answer takes the message's place. */
  turn: 't',
  /** Shows the answer to everyone. */
  share: 's',
  /** Deletes what somebody shared. */
  back: 'b',
  /** Asks which of the message's papers an action is meant for. */
  pick: 'p',
  /** The paper that an action is meant for. */
  chosen: 'v',
  /** A setting with its new value. */
  set: 'f',
  /** A command after which another one's answer takes the message's place. */
  act: 'a',
  /** Opens a modal for settings that are typed. */
  ask: 'm',
  /** Ends the digest of another channel. */
  end: 'e',
} as const;
export type CustomIdKind = keyof typeof LETTERS;

/** A custom id, or the value of a choice, and the address that it carries. */
export interface Clickable {
  readonly id: string;
  readonly address?: Address;
}

/** A custom id; `at` makes it another one than its neighbour's with the same text. */
export function encodeCustomId(kind: CustomIdKind, at: number, text: string): string {
  return `${LETTERS[kind]}${at}|${text}`;
}

/** The same custom id with another number, and whether it has that one. */
export function renumbered(customId: string, number: number): string {
  return customId.replace(/^(\w)\d+\|/, `$1${number}|`);
}

export function isNumbered(customId: string, number: number): boolean {
  return renumbered(customId, number) === customId && decodeCustomId(customId) !== undefined;
}

/** What a custom id was made of; undefined where an unknown version made it. */
export function decodeCustomId(customId: string): { kind: CustomIdKind; text: string } | undefined {
  const [, letter, text = ''] = /^(\w)\d+\|(.*)$/su.exec(customId) ?? [];
  const kind = (Object.keys(LETTERS) as CustomIdKind[]).find((each) => LETTERS[each] === letter);
  return kind && text ? { kind, text } : undefined;
}

/** The most characters of what a custom id is made of. */
function roomIn(kind: CustomIdKind, at: number): number {
  return DISCORD_LIMITS.customId - encodeCustomId(kind, at, '').length;
}

/** A custom id for an intent, and what is to be kept for it. */
export function clickableFor(kind: 'run' | 'turn', at: number, intent: Intent): Clickable {
  const address = addressOf(intent, roomIn(kind, at));
  return { id: encodeCustomId(kind, at, address.text), address };
}

/** An intent as the value of a choice. */
export function clickableForChoice(intent: Intent): Clickable {
  const address = addressOf(intent, DISCORD_LIMITS.choice);
  return { id: address.text, address };
}

/** A custom id for a change; undefined where it is too long. */
export function changeId(kind: 'set' | 'act' | 'ask', at: number, change: Change): string | undefined {
  const text = encodeChange(change);
  return text.length <= roomIn(kind, at) ? encodeCustomId(kind, at, text) : undefined;
}

/** Older versions wrote the key itself behind the sign. */
export const formerDiscordKey: FormerKey = (address) => address.slice(1);

/** What a custom id changes, also one of an older version: lines, with bars between them. */
export function changeAt(text: string): Change | undefined {
  const change = decodeChange(text);
  if (change) return change;
  const [command, shows, what, ...more] = text.split('|');
  if (!command || !shows || more.length > 0) return undefined;
  return formerChange(
    command,
    shows,
    what?.includes('=') ? Object.fromEntries(new URLSearchParams(what)) : what,
  );
}
