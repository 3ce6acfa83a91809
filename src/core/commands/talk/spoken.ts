import type { Command } from '../command.ts';

/** What has to be known of a command to hear that it is meant. */
export type Spoken = Pick<
  Command<never>,
  'name' | 'rest' | 'fallback' | 'options' | 'completes' | 'readWords' | 'spoken' | 'effect'
>;

/** Whether a word names a command, with a slash before it or without; no word names none. */
export function isNamed(commands: readonly Pick<Spoken, 'name'>[], word: string | undefined): boolean {
  return commandNamed(commands, word) !== undefined;
}

/** The command that a word names, with a slash before it or without. */
export function commandNamed<C extends Pick<Spoken, 'name'>>(
  commands: readonly C[],
  word: string | undefined,
): C | undefined {
  const name = word?.toLowerCase().replace(/^\//, '');
  return commands.find((command) => command.name === name);
}

/** The first word of a line, as it was typed. */
export function firstWord(line: string): string {
  return line.replace(/\s.*/s, '');
}
