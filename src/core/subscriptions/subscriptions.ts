import type { Channel } from '../channel.ts';
import type { Day } from '../paper.ts';
import type { Subscription } from './subscription.ts';

/** A local date without a digest, and why in one sentence. */
export interface QuietDay {
  readonly day: Day;
  readonly text: string;
}

/** When a channel is due next, and why it got nothing the last time, where that was so. */
export interface Rescheduled {
  readonly channel: Channel;
  readonly nextDue: number;
  readonly quiet?: QuietDay | undefined;
}

/** What channels have ordered, and when each is next due. Times are epoch milliseconds. */
export interface Subscriptions {
  of(channel: Channel): Promise<Subscription | undefined>;
  /** Sets a channel's subscription, and when it is next due. */
  put(subscription: Subscription, nextDue: number): Promise<void>;
  /** False where the channel had none. */
  remove(channel: Channel): Promise<boolean>;
  /** Those that are due by `now`, longest due first; none that is paused, or closed until somebody resumes it. */
  due(now: number, limit: number): Promise<readonly Subscription[]>;
  /** When channels are due next, all of them or none. */
  reschedule(changes: readonly Rescheduled[]): Promise<void>;
  /** Why a channel got nothing the last time that it was due; undefined where it got something. */
  quiet(channel: Channel): Promise<QuietDay | undefined>;
  /** The channels of a platform that have one. */
  channels(platform: string): Promise<readonly Channel[]>;
}
