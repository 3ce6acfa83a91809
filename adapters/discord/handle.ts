import { createHash } from 'node:crypto';
import { LIMITS } from './limits.ts';

/** What a press asks for: a command with an answer of its own, a command whose answer takes the message's place, or that the answer be shown to everyone. */
export type Press =
  | { readonly kind: 'run' | 'turn'; readonly command: string }
  | { readonly kind: 'share'; readonly key: string };

/** A command behind a custom id: the command itself where it fits, else a key and what is to be kept under it. */
export interface Handle {
  readonly id: string;
  readonly kept?: readonly [key: string, command: string];
}

const LETTERS = { run: 'r', turn: 't', share: 's' } as const;

/** The custom id of a command; `at` makes it another one than its neighbour's with the same command. */
export function handleOf(kind: 'run' | 'turn', at: number, command: string): Handle {
  const { text, kept } = shortened(command, LIMITS.customId - `${LETTERS[kind]}${at}|`.length);
  return { id: `${LETTERS[kind]}${at}|${text}`, ...(kept ? { kept } : {}) };
}

/** A command as the value of a choice. */
export function choiceOf(command: string): Handle {
  const { text, kept } = shortened(command, LIMITS.choice);
  return { id: text, ...(kept ? { kept } : {}) };
}

export function shareHandle(key: string): string {
  return `${LETTERS.share}0|${key}`;
}

/** What a custom id and, for a select, the chosen value ask for; undefined where an unknown version made them. */
export function pressOf(customId: string, value?: string): Press | undefined {
  const [, letter, text = ''] = /^([rts])\d+\|(.*)$/su.exec(customId) ?? [];
  if (letter === LETTERS.share) return { kind: 'share', key: text };
  const command = value ?? text;
  if (!letter || !command) return undefined;
  return { kind: letter === LETTERS.turn ? 'turn' : 'run', command };
}

/** The key of a command that had to be kept; undefined where the text is the command. */
export function keyOf(command: string): string | undefined {
  return command.startsWith('#') ? command.slice(1) : undefined;
}

// No command's name begins with "#".
function shortened(command: string, room: number): { text: string; kept?: readonly [string, string] } {
  if (command.length <= room) return { text: command };
  const key = `discord:command:${createHash('sha256').update(command).digest('base64url').slice(0, 22)}`;
  return { text: `#${key}`, kept: [key, command] };
}
