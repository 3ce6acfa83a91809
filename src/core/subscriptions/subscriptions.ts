import type { Channel, Person } from '../channel.ts';
import type { Day } from '../paper.ts';
import type { NewSubscription, Subscription } from './subscription.ts';

/** A local date without a digest, and why in one sentence; `waiting` where it may still come. */
export interface Skipped {
  readonly day: Day;
  readonly text: string;
  readonly waiting: boolean;
}

/** A subscription as it was read: `revision` changes with each change of it. Times are epoch milliseconds. */
export interface Scheduled {
  readonly subscription: Subscription;
  readonly revision: number;
  readonly nextDue: number;
  /** Why it got nothing the last time that it was due. */
  readonly skipped?: Skipped | undefined;
}

/** What channels have ordered, and when each is next due. Time is the state's own. */
export interface Subscriptions {
  /** A channel's subscription of an id, or its first: the one that has the default name, else the first by its name. */
  of(channel: Channel, id?: string): Promise<Subscription | undefined>;
  /** All of a channel's, the first one first. */
  all(channel: Channel): Promise<readonly Scheduled[]>;
  /** Sets a channel's subscription of that name, and when it is next due; digests that wait to be sent are withdrawn in the same transaction where it is paused, or where that is said. */
  put(
    ordered: NewSubscription,
    nextDue: number,
    how?: { readonly withdraws: boolean },
  ): Promise<Subscription>;
  /** Changes what of it does not say when: it is due, and may wait, as before. False where it has ended. */
  change(subscription: Subscription): Promise<boolean>;
  /** Ends one by somebody's word, and withdraws its digests that wait to be sent, in one transaction. The key by which `Undos` know it; undefined where the channel has none of that name. */
  remove(which: Pick<Subscription, 'channel' | 'name'>, by: Person): Promise<string | undefined>;
  /** Those of a platform that are due, longest due first; none that is paused, or closed until somebody resumes it. */
  due(platform: string, limit: number): Promise<readonly Scheduled[]>;
  /** Whether any platform's is due. */
  isAnyDue(): Promise<boolean>;
  /** A platform's subscriptions in the order of their ids, those after an id. */
  page(platform: string, after: string, limit: number): Promise<readonly Scheduled[]>;
  /** Sets when they are due next and since when they count, all of them or none; one that has changed since it was read is left alone. */
  reschedule(
    changes: readonly { readonly of: Scheduled; readonly nextDue: number; readonly since: number }[],
  ): Promise<void>;
  /** All of a workspace's channels, by the ids of these. */
  ofWorkspace(platform: string, workspace: string): Promise<readonly Scheduled[]>;
  /** Moves one to another channel of the same workspace under a name there, with all that it has set: what waits to be sent is withdrawn, and planned anew for that channel. Undefined, and nothing is changed, where it has ended, or where the channel has one of that name. */
  move(
    which: Pick<Subscription, 'channel' | 'name'>,
    to: Pick<Subscription, 'channel' | 'name'>,
  ): Promise<Subscription | undefined>;
  /** The channels of a platform that have one. */
  channels(platform: string): Promise<readonly Channel[]>;
}
