import { createHash } from 'node:crypto';
import { DISCORD_LIMITS } from './limits.ts';

/** What a component is for, as its custom id begins; ids of messages that people have must be read for ever. */
const LETTERS = {
  /** A command with an answer of its own. */
  run: 'r',
  /** A command whose answer takes the message's place. */
  turn: 't',
  /** Shows the answer to everyone. */
  share: 's',
  /** Asks which of the message's papers a verb is meant for. */
  pick: 'p',
  /** The paper that a verb is meant for. */
  chosen: 'v',
  /** A setting with its new value. */
  set: 'f',
  /** A command after which another one's answer takes the message's place. */
  act: 'a',
  /** Opens a modal for settings that are typed. */
  ask: 'm',
} as const;
export type CustomIdKind = keyof typeof LETTERS;

/** The answer to a press of something that nobody knows any more. */
export const TOO_OLD = 'This button is too old to be known: type the command instead.';

/** A command behind a custom id: the command itself where it is short enough, else a key and what is to be kept under it. */
export interface Clickable {
  readonly id: string;
  readonly kept?: readonly [key: string, command: string];
}

/** A custom id; `at` makes it another one than its neighbour's with the same text. */
export function encodeCustomId(kind: CustomIdKind, at: number, text: string): string {
  return `${LETTERS[kind]}${at}|${text}`;
}

/** What a custom id was made of; undefined where an unknown version made it. */
export function decodeCustomId(customId: string): { kind: CustomIdKind; text: string } | undefined {
  const [, letter, text = ''] = /^(\w)\d+\|(.*)$/su.exec(customId) ?? [];
  const kind = (Object.keys(LETTERS) as CustomIdKind[]).find((each) => LETTERS[each] === letter);
  return kind && text ? { kind, text } : undefined;
}

/** What a button carries that changes what another command shows; undefined where that is too long, or could not be read again. */
export function actText(command: string, shows: string): string | undefined {
  const text = `${command}|${shows}`;
  const isShort = encodeCustomId('act', 99, text).length <= DISCORD_LIMITS.customId;
  return isShort && readAct(text)?.command === command ? text : undefined;
}

/** The same, read again. */
export function readAct(text: string): { readonly command: string; readonly shows: string } | undefined {
  const [command, shows, ...more] = text.split('|');
  return command && shows && more.length === 0 ? { command, shows } : undefined;
}

/** The custom id of a command. */
export function clickableFor(kind: 'run' | 'turn', at: number, command: string): Clickable {
  const { text, kept } = shortened(command, DISCORD_LIMITS.customId - encodeCustomId(kind, at, '').length);
  return { id: encodeCustomId(kind, at, text), ...(kept ? { kept } : {}) };
}

/** A command as the value of a choice. */
export function clickableForPaper(command: string): Clickable {
  const { text, kept } = shortened(command, DISCORD_LIMITS.choice);
  return { id: text, ...(kept ? { kept } : {}) };
}

/** The key of a command that had to be kept; undefined where the text is the command. */
export function keptKeyOf(command: string): string | undefined {
  return command.startsWith('#') ? command.slice(1) : undefined;
}

// No command's name begins with "#".
function shortened(command: string, room: number): { text: string; kept?: readonly [string, string] } {
  if (command.length <= room) return { text: command };
  const key = `discord:command:${createHash('sha256').update(command).digest('base64url').slice(0, 22)}`;
  return { text: `#${key}`, kept: [key, command] };
}
