import type { Document } from '#core/document.ts';
import type { Front } from '#core/front.ts';
import { buttonValue } from '../show/render.ts';

type Memory = Front['memory'];

/** Remembers commands that are too long for a button, so that it works also after a restart. */
export async function rememberCommands(
  memory: Memory,
  commands: readonly string[],
  room?: number,
): Promise<void> {
  for (const command of commands) {
    const value = buttonValue(command, room);
    if (value.startsWith('#')) await memory.set(keyOf(value), command);
  }
}

/** The command behind a button; undefined once it is forgotten. */
export async function commandBehind(memory: Memory, value: string): Promise<string | undefined> {
  if (!value.startsWith('#')) return value;
  const known = await memory.get(keyOf(value));
  return typeof known === 'string' ? known : undefined;
}

/** Every command that a document offers. */
export function commandsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map(({ command }) => command) : [],
  );
}

function keyOf(value: string): string {
  return `slack button ${value}`;
}
