import { ComponentType } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import type { MessagePart } from './draft.ts';

// The container, and sharing in a row of its own.
const OTHERS = 3;
const LINE: MessagePart = { component: { type: ComponentType.Separator } };

/** A page's pieces with a line between papers, where that many more components fit. */
export function withDividers(pieces: readonly MessagePart[]): readonly MessagePart[] {
  const after = (at: number) => pieces[at]?.paper && pieces[at + 1]?.paper;
  const lines = pieces.filter((_, at) => after(at)).length;
  const all = pieces.reduce((sum, { component }) => sum + countOf(component), lines + OTHERS);
  if (all > DISCORD_LIMITS.components) return pieces;
  return pieces.flatMap((piece, at) => (after(at) ? [piece, LINE] : [piece]));
}

/** A component and all that is in it, as Discord counts. */
function countOf(component: object): number {
  const { components = [], accessory } = component as { components?: object[]; accessory?: object };
  return [...components, ...(accessory ? [accessory] : [])].reduce((sum, each) => sum + countOf(each), 1);
}
