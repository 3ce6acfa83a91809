import { z } from 'zod';
import { type Channel, directMessages, type Person } from '../channel.ts';
import type { Paper } from '../paper.ts';
import type { Owner } from './topic.ts';

/** What a person asked for in one place by a paper, as it was then: more papers like it, or fewer. */
export interface Press {
  readonly place: Channel;
  readonly person: Person;
  readonly paper: Paper;
  readonly wants: Wants;
  /** Epoch milliseconds. */
  readonly at: number;
}

export const Wants = z.enum(['more', 'less']);
export type Wants = z.infer<typeof Wants>;

/** The most that is kept of one person in one place: the newest. */
export const MOST_PRESSES = 200;

/** Whose presses are meant: all in a place, or all of a person, wherever they were. */
export type PressesOf =
  | { readonly kind: 'place'; readonly place: Channel }
  | { readonly kind: 'person'; readonly person: Person };

/** What people asked for by papers; of one paper a person says one thing in a place, the last. A rejection never means "nothing". */
export interface Presses {
  /** Newest first, all or at most so many. */
  of(whose: PressesOf, most?: number): Promise<readonly Press[]>;
  /** `changed` where the person said the opposite there before. */
  put(press: Press): Promise<'added' | 'changed' | 'known'>;
  /** False where the person has said nothing of the paper there. */
  take(place: Channel, person: Person, paper: string): Promise<boolean>;
  /** How many there were. */
  takeAll(whose: PressesOf): Promise<number>;
}

/** Where what an owner learns from is said. */
export function placeOf(owner: Owner): Channel {
  return owner.kind === 'person' ? directMessages(owner.person) : owner.channel;
}
