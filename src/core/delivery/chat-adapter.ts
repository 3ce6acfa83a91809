import type { Temporal } from 'temporal-polyfill';
import type { Channel, Person } from '../channel.ts';
import type { Document } from '../document.ts';

/** A message that was posted, as its platform names it. */
export interface MessageRef {
  readonly id: string;
  readonly link?: string;
}

/** One message to post. */
export interface Outgoing {
  readonly channel: Channel;
  /** The id of the subscription that it is of, where it is of one; for a paper that rings, no subscription's. */
  readonly subscription?: string;
  /** What `render` made, unchanged. */
  readonly payload: string;
  /** 22 letters, digits, `-` and `_`; the same on every attempt, and found again by `findByMarker`. */
  readonly marker: string;
  /** The digest's first message, for the parts that go into its thread. */
  readonly first?: MessageRef;
  /** Nothing is written to the network once it has aborted. */
  readonly signal: AbortSignal;
  /** Whether somebody else may send it by now. Asked right before each write: a process that stood still goes on with what it was doing, and hears of the signal after that. */
  readonly isOverdue?: () => boolean;
}

/** How a send ended. Whoever is not sure that nothing was posted says `unknown`. */
export type SendResult =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  /** Not posted; neither this channel nor, where the scope says so, any other of its workspace (`rate.workspace`) or of the platform is tried before. */
  | {
      readonly kind: 'retry';
      readonly afterMs: number;
      readonly scope: 'channel' | 'workspace' | 'platform';
      readonly reason: string;
    }
  /** Not posted, and it will not be: the channel takes nothing from us, or nobody takes this message. */
  | { readonly kind: 'never'; readonly scope: 'channel' | 'message'; readonly reason: string }
  /** Not posted: a person takes no direct messages, and only that person can change it. */
  | { readonly kind: 'closed'; readonly reason: string }
  /** Not posted, and the channel is no more, for certain. */
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Lookup {
  readonly channel: Channel;
  readonly marker: string;
  /** The digest's first message, where this is a later one, which may have gone into its thread. */
  readonly first?: MessageRef;
  /** What was to be sent: where that takes several steps, a message that is found is brought to its end. */
  readonly payload: string;
  readonly since: Temporal.Instant;
  readonly signal: AbortSignal;
}

/** What a look at the bot's own messages found. `absent` is the word of a complete read that was permitted. */
export type LookupResult =
  | { readonly kind: 'found'; readonly ref: MessageRef }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }
  /** The channel is no more, for certain. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A chat platform. Its methods answer in their own words rather than reject; a rejection counts as unknown. */
export interface ChatAdapter {
  readonly platform: string;
  /** For how long a repeated marker is known to be posted only once; 0 where the platform has no such promise. Less than lease, send and grace together (70 s) is of little use after a crash. */
  readonly resendWithinMs: number;
  /** Whether that holds in a channel, where it does not in each: left out, it does. */
  keepsMarker?(channel: Channel): boolean;
  readonly rate: {
    /** Sends at the same time. */
    readonly concurrency: number;
    readonly perSecond: number;
    /** At least this long between two messages to one channel. */
    readonly channelMs: number;
    /** Where channels share a limit: the workspace whose one a channel has, by a name of its own, and how many messages a second it takes. */
    readonly workspace?: { of(channel: Channel): string; readonly perSecond: number };
  };
  /** The messages that a document becomes, each as text that only this adapter reads; they are stored before they are sent. */
  render(document: Document): readonly string[];
  /** What a message is sent as instead that nobody takes, simpler each time: in two, then as titles and links. Nothing where there is nothing simpler, or where it is left out. */
  simplify?(payload: string): readonly string[];
  /** For how long a send may wait, in milliseconds, where that is longer than `timing.send`: its claim is renewed meanwhile. */
  readonly sendMs?: number;
  /** Posts once, with the SDK's own retries off. */
  send(outgoing: Outgoing): Promise<SendResult>;
  findByMarker(lookup: Lookup): Promise<LookupResult>;
  /** Whether someone may change what a channel gets. */
  mayConfigure(person: Person, channel: Channel): Promise<boolean>;
  /** Says something to whoever set the channel up, in another place than the channel. Resolves once it was said, or where nobody can be told; rejects where it may be said another time. */
  notifyAdmin(channel: Channel, document: Document): Promise<void>;
}
