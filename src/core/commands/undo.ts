import { z } from 'zod';
import type { Channel, Person } from '../channel.ts';
import type { Paper } from '../paper.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Follow } from '../topics/topic.ts';

/** For how long what was ended can be brought back, in ms. */
export const UNDO_MS = 10 * 60_000;

/** What somebody has ended a moment ago, as it was. */
export type Ended =
  | { readonly kind: 'follow'; readonly follow: Follow }
  | { readonly kind: 'saved'; readonly paper: Paper }
  | { readonly kind: 'subscription'; readonly subscription: Subscription };

/** What people call the kinds of what they have ended. */
export const EndedKind = z.enum(['topic', 'paper', 'digest']);
export type EndedKind = z.infer<typeof EndedKind>;

/** What was made rather than ended, and is taken back by a command with its name. */
export const MadeKind = z.enum(['follow', 'mute', 'save', 'dismiss']);
export type MadeKind = z.infer<typeof MadeKind>;

/** Something ended that can be brought back: `key` names it among all of its platform, `channel` is where it belongs, a person's own to their direct messages. */
export interface Undoable {
  readonly key: string;
  readonly by: Person;
  readonly channel: Channel;
  readonly ended: Ended;
}

/** What people have ended within the last minutes. Time is the state's own; a rejection never means "nothing". */
export interface Undos {
  /** Undefined where it was brought back already, or is too old. */
  of(platform: string, key: string): Promise<Undoable | undefined>;
  /** What a person has ended last among what belongs to some channels; the last that is meant, where that is told. */
  latest(
    by: Person,
    channels: readonly Channel[],
    isMeant?: (ended: Ended) => boolean,
  ): Promise<Undoable | undefined>;
  /**
   * Brings it back as it was, once: `back`; `there` where the same has been made anew meanwhile, which stays as it is;
   * `full` where there is no room for it any more; `gone` where somebody else was faster.
   */
  bringBack(undoable: Undoable): Promise<'back' | 'there' | 'full' | 'gone'>;
}
