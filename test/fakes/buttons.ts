import type { ButtonOwner, Buttons } from '#core/commands/buttons.ts';

/** A command behind a button, and all to whom it belongs. */
export interface KeptCommand {
  readonly command: string;
  readonly owners: ButtonOwner[];
}

/** Keeps commands by key, as long as the map is there. */
export function testButtons(kept: Map<string, KeptCommand>): Buttons {
  return {
    commandOf: async (key) => kept.get(key)?.command,
    keep: async (commands, owner) => {
      for (const [key, command] of Object.entries(commands)) {
        kept.set(key, { command, owners: [...(kept.get(key)?.owners ?? []), owner] });
      }
    },
  };
}
