import { grouped } from '#adapters/discord/group.ts';
import { commands } from '#commands/index.ts';
import type { Path } from './interaction.ts';

/** How a person gets to one of the program's commands: behind the group where it is in that. */
export function pathOf(name: string): Path {
  const isInGroup = grouped(commands).more.some((command) => command.name === name);
  return isInGroup ? ['papers', 'more', name] : ['papers', name];
}
