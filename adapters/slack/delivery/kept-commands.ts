import type { ButtonOwner, Buttons } from '#core/commands/buttons.ts';
import type { Document } from '#core/document.ts';
import { buttonValue } from '../render/render.ts';

/** The commands that are too long for their buttons, by the keys that they are kept under. */
export function tooLong(commands: readonly string[], room?: number): Record<string, string> {
  const valued = commands.map((command): [string, string] => [buttonValue(command, room), command]);
  return Object.fromEntries(
    valued.filter(([value]) => value.startsWith('#')).map(([value, command]) => [keyOf(value), command]),
  );
}

/** Keeps commands that are too long for a button, so that it works also after a restart. */
export async function keepCommands(
  buttons: Buttons,
  commands: readonly string[],
  { owner, room }: { owner: ButtonOwner; room?: number },
): Promise<void> {
  const kept = tooLong(commands, room);
  if (Object.keys(kept).length > 0) await buttons.keep(kept, owner);
}

/** The command behind a button; undefined once it is forgotten. */
export async function commandBehind(buttons: Buttons, value: string): Promise<string | undefined> {
  return value.startsWith('#') ? await buttons.commandOf(keyOf(value)) : value;
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
