import type { Temporal } from 'temporal-polyfill';
import type { Channel, Person } from '../channel.ts';
import type { MessageRef } from '../chat.ts';
import type { Day } from '../paper.ts';
import type { Kind, Moment, State, Unsettled } from './delivery.ts';

/** A digest that is owed: its messages as they will be sent, each with the ids of the papers it carries. */
export interface NewDigest {
  readonly channel: Channel;
  readonly day: Day;
  readonly kind: Kind;
  /** When it is too old to be worth sending. */
  readonly expires: Temporal.Instant;
  readonly parts: readonly { readonly payload: string; readonly papers: readonly string[] }[];
}

/** A delivery that waits to be claimed. */
export interface Pending {
  readonly id: string;
  readonly channel: Channel;
}

/** A claim that nobody has settled yet; the fence grows with every claim. */
export interface Sending extends Pending, Unsettled {
  readonly day: Day;
  readonly fence: number;
  readonly marker: string;
  readonly expires: number;
}

/** The right to send a delivery, until the lease ends or somebody else claims it. */
export interface Claim extends Sending {
  readonly payload: string;
  readonly part: number;
  readonly attempts: number;
  readonly first?: MessageRef;
  /** Whether an earlier send, of which nobody knows how it ended, may have arrived. */
  readonly resend: boolean;
}

export interface Claimant {
  readonly owner: string;
  readonly leaseMs: number;
}

/** What became of a claim. `refused` pauses the channel, `closed` pauses it until somebody resumes it; after `unknown` it stays `sending`, with its lease ended. */
export type Outcome =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  | { readonly kind: 'retry' | 'unknown'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'refused' | 'closed' | 'failed' | 'uncertain'; readonly reason: string };

/** A channel that takes nothing from us, and when it is tried again. */
export interface Pause {
  readonly reason: string;
  readonly since: Temporal.Instant;
  /** Undefined where only somebody's `resume` ends it. */
  readonly next: Temporal.Instant | undefined;
  /** Whether somebody was told of it. */
  readonly told: boolean;
}

/** A delivery's row as people are told of it. */
export interface Receipt {
  readonly day: Day;
  readonly kind: Kind;
  readonly part: number;
  readonly state: State;
  readonly planned: Temporal.Instant;
  /** Of the last change; for `sent`, when it was confirmed. */
  readonly changed: Temporal.Instant;
  readonly attempts: number;
  readonly papers: readonly string[];
  readonly ref?: MessageRef;
  readonly error?: string;
}

/** Whose rows are deleted: a person's are also those of the direct messages. */
export type Forgotten =
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'workspace'; readonly platform: string; readonly workspace: string }
  | { readonly kind: 'person'; readonly person: Person };

/** What is owed to whom and what became of it, kept so that neither a crash nor a second instance loses or repeats a message. A rejection never means "not sent". */
export interface Ledger {
  /** Writes a whole digest down, once for its channel, day and kind; false where it already is, whatever it says now. */
  plan(digest: NewDigest, now: Moment): Promise<boolean>;
  /** What may be claimed now, longest due first: a digest's part only after the part before, nothing of a paused channel. */
  due(platform: string, now: Moment, limit: number): Promise<readonly Pending[]>;
  /** Takes what is due; undefined where it no longer is. The claim is on disk when this resolves. */
  claim(id: string, by: Claimant, now: Moment): Promise<Claim | undefined>;
  /** Claims that nobody has settled and whose back-off is over. */
  sending(platform: string, now: Moment): Promise<readonly Sending[]>;
  /** Takes a claim from whoever had it; undefined where its fence has changed. */
  takeOver(row: Sending, by: Claimant, now: Moment): Promise<Claim | undefined>;
  /** Writes down what became of a claim; false, and no change, where somebody else has taken it since. */
  settle(claim: Sending, outcome: Outcome, now: Moment): Promise<boolean>;
  /** Gives up what waits past its expiry or behind a part that will never be sent; the number of deliveries. */
  expire(now: Moment): Promise<number>;
  /** A channel's deliveries, newest first. */
  receipts(channel: Channel, limit: number): Promise<readonly Receipt[]>;
  /** When the last digest was planned that a channel was given or is owed; notes do not count, nor what failed. */
  lastPlanned(channel: Channel): Promise<Temporal.Instant | undefined>;
  /** The papers that a channel was shown, may have been shown or is owed. */
  shown(channel: Channel): Promise<ReadonlySet<string>>;
  pauseOf(channel: Channel): Promise<Pause | undefined>;
  /** True for the one caller who is to tell of a pause. */
  markTold(channel: Channel): Promise<boolean>;
  resume(channel: Channel): Promise<void>;
  /** Deliveries planned since then, by state. */
  counts(since: Temporal.Instant): Promise<Readonly<Record<State, number>>>;
  /** Drops the payloads of what was settled before then; ids, states and papers stay for ever. */
  prune(before: Temporal.Instant): Promise<number>;
}
