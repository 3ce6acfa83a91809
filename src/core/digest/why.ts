import type { Reason } from '../document.ts';
import type { Listing } from '../paper.ts';
import type { Reader } from './reader.ts';
import { select } from './select.ts';

/** Why a digest has a paper, or has it not; `below` would be picked with more room, `unreached` by no topic where only topics count. */
export type Why =
  | { readonly kind: 'unlisted' | 'muted' | 'unreached' }
  | { readonly kind: 'picked'; readonly place: number; readonly reasons: readonly Reason[] }
  | { readonly kind: 'below'; readonly reasons: readonly Reason[] };

/** What becomes of a paper when `size` of some lists are picked for a reader, as `select` picks them. */
export function whyOf(id: string, listings: readonly Listing[], size: number, reader: Reader): Why {
  if (!listings.some(({ paper }) => paper.id === id)) return { kind: 'unlisted' };
  if (reader.muted?.has(id)) return { kind: 'muted' };
  const isIt = ({ paper }: { readonly paper: Listing['paper'] }) => paper.id === id;
  const { picks } = select(listings, size, reader);
  const at = picks.findIndex(isIt);
  const picked = picks[at];
  if (picked) return { kind: 'picked', place: at + 1, reasons: picked.reasons };
  const withRoom = select(listings, listings.length, reader).picks.find(isIt);
  return withRoom ? { kind: 'below', reasons: withRoom.reasons } : { kind: 'unreached' };
}
