import type { Temporal } from 'temporal-polyfill';
import type { Channel, Person } from '../channel.ts';
import type { Day } from '../paper.ts';
import type { Scheduled, Skipped } from '../subscriptions/subscriptions.ts';
import type { Follow } from '../topics/topic.ts';
import type { MessageRef } from './chat-adapter.ts';
import type { DeliveryKind, InDoubt, State } from './delivery.ts';
import type { Notices } from './notices.ts';

/** A digest that is owed: its messages as they will be sent, each with the ids of the papers it carries. */
export interface NewDigest {
  readonly day: Day;
  readonly kind: DeliveryKind;
  readonly due: Temporal.Instant;
  /** When it is too old to be worth sending. */
  readonly expires: Temporal.Instant;
  readonly parts: readonly { readonly payload: string; readonly papers: readonly string[] }[];
}

/** What was decided for a subscription as it was read: what it is owed, or why nothing, and when it is due next (epoch ms). */
export interface Turn {
  readonly of: Scheduled;
  readonly nextDue: number;
  readonly digest?: NewDigest | undefined;
  readonly skipped?: Skipped | undefined;
}

/** A paper that is to ring in a channel, as one digest of its own, and the follows that it rings for. */
export interface NewAlert {
  readonly channel: Channel;
  readonly paper: string;
  readonly of: readonly Follow[];
  readonly digest: NewDigest;
}

/** What rang in a channel, and what else it has. */
export interface Rung {
  /** Which of the papers asked about it was given, may have been given or is owed, by any message. */
  readonly shown: ReadonlySet<string>;
  /** How many rang lately, by the channel's own dates. */
  readonly rung: ReadonlyMap<Day, number>;
}

/** The ids of the papers on each day's list, as they were known when digests were made. */
export type Lists = ReadonlyMap<Day, ReadonlySet<string>>;

/** What a subscription's channel was given so far. */
export interface Given {
  /** Which of the papers asked about the channel was shown, may have been shown or is owed: by any of its digests, or by this one alone where others may repeat them. */
  readonly shown: ReadonlySet<string>;
  /** Which of them a digest carried that was given up, and no other one since: they are owed again. */
  readonly undelivered?: ReadonlySet<string>;
  /** Whether the date asked about has a delivery of any kind. */
  readonly settled: boolean;
  /** The subscription's last digest that did not fail; notes do not count. */
  readonly last?: {
    readonly planned: Temporal.Instant;
    readonly day: Day;
    /** The lists that were known then; undefined where they are not kept any more, or never were. */
    readonly lists: Lists | undefined;
  };
}

/** A claim that nobody has settled yet; the fence grows with every claim. */
export interface Sending extends InDoubt {
  readonly id: string;
  readonly channel: Channel;
  readonly day: Day;
  readonly fence: number;
  readonly marker: string;
  /** Epoch ms. */
  readonly expires: number;
}

/** The right to send a delivery, until the lease ends or somebody else claims it. */
export interface Claim extends Sending {
  /** The id of the subscription that it is of. */
  readonly subscription: string;
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

/** What became of a claim. `rewritten` was not posted, and waits as these messages instead, the first in its place and the others right behind it; `refused` pauses the channel, `closed` pauses it until somebody resumes it; after `unknown` it stays `sending`, with its lease ended. */
export type Outcome =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  | { readonly kind: 'retry' | 'unknown'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'rewritten'; readonly payloads: readonly string[]; readonly reason: string }
  | { readonly kind: 'refused' | 'closed' | 'failed' | 'uncertain'; readonly reason: string };

/** A channel that takes nothing from us, and when it is tried again. */
export interface Pause {
  readonly reason: string;
  readonly since: Temporal.Instant;
  /** Undefined where only somebody's `resume` ends it. */
  readonly next: Temporal.Instant | undefined;
  /** Whether somebody was notified of it. */
  readonly notified: boolean;
}

/** A delivery's row as people are shown it. */
export interface Receipt {
  /** The id of the subscription that it is of. */
  readonly subscription: string;
  readonly day: Day;
  readonly kind: DeliveryKind;
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

/** How much is kept of somebody; `rest` is what is only remembered for them, such as the commands behind buttons. */
export interface Kept {
  readonly subscriptions: number;
  readonly follows: number;
  readonly mutes: number;
  readonly saved: number;
  /** Presses on *More like this* and *Less like this*. */
  readonly presses: number;
  readonly deliveries: number;
  readonly rest: number;
}

/** What is owed to whom and what became of it, kept so that neither a crash nor a second instance loses or repeats a message. A rejection never means "not sent". Time is the state's own. */
export interface Ledger {
  /** What subscriptions' channels were given, in the order asked; `papers` are the ids that may be picked now. */
  given(
    asked: readonly { readonly of: Scheduled; readonly date: Day }[],
    papers: readonly string[],
  ): Promise<readonly Given[]>;
  /** The lists that the last digests were made from; undefined before the first. */
  lists(): Promise<Lists | undefined>;
  /** Writes what is owed and when each is due next, all in one transaction, made from these lists. A subscription that has changed since it was read is left alone, and a date that has a delivery of any kind gets no other. How many digests are new. */
  plan(turns: readonly Turn[], lists: Lists): Promise<number>;
  /** What of some papers a channel knows, and how many rang there. */
  rung(channel: Channel, papers: readonly string[]): Promise<Rung>;
  /** Writes down what rings, all in one transaction: nothing that its place knows, that rang there before, or that is one too many on its day, and nothing whose follows do not ring any more. How many ring. */
  planAlerts(alerts: readonly NewAlert[]): Promise<number>;
  /** Takes up to `limit` deliveries that are due, longest due first and one a channel: a digest's part only after the part before, nothing of a paused channel, of a subscription that has ended or is paused, or of a channel that `may` refuses. The claims are on disk when this resolves. */
  claimSome(
    platform: string,
    by: Claimant,
    ask: { readonly limit: number; may(channel: Channel): boolean },
  ): Promise<readonly Claim[]>;
  /** Claims that nobody has settled and whose back-off is over; of very many, those that wait longest. */
  sending(platform: string): Promise<readonly Sending[]>;
  /** Takes a claim from whoever had it; undefined where its fence has changed. */
  takeOver(row: Sending, by: Claimant): Promise<Claim | undefined>;
  /** Has a claim last for so long from now on; false where somebody else has it, or it is settled. */
  renew(claim: Sending, leaseMs: number): Promise<boolean>;
  /** Writes down what became of a claim and what has to be told of it, and drops the payload of what is settled; false, and no change, where somebody else has taken it since. */
  settle(claim: Sending, outcome: Outcome): Promise<boolean>;
  readonly notices: Notices;
  /** Gives up what waits past its expiry; the number of deliveries. */
  expire(): Promise<number>;
  /** Deliveries of a time that has not come were planned by a clock that was wrong: what is unsent of them is withdrawn, and what is sent settles no date. How many there were. */
  disbelieve(): Promise<number>;
  /** A channel's deliveries, newest first. */
  receipts(channel: Channel, limit: number): Promise<readonly Receipt[]>;
  pauseOf(channel: Channel): Promise<Pause | undefined>;
  /** True for the one caller who is to notify somebody of a pause. */
  markNotified(channel: Channel): Promise<boolean>;
  resume(channel: Channel): Promise<void>;
  /** Deliveries planned since then, by state. */
  counts(since: Temporal.Instant): Promise<Readonly<Record<State, number>>>;
}
