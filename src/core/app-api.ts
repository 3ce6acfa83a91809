import type { Temporal } from 'temporal-polyfill';
import type { Channel, Person } from './channel.ts';
import type { Buttons } from './commands/buttons.ts';
import type { EventClaims } from './commands/claims.ts';
import type { Caller, Command, Reply } from './commands/command.ts';
import type { LinkTo } from './commands/pages/links.ts';
import type { Forgotten } from './delivery/ledger.ts';
import type { LinkAnswers } from './delivery/link-answers.ts';
import type { Block } from './document.ts';
import type { Day } from './paper.ts';
import type { Logger } from './parts/logger.ts';
import type { AnswerOutcome } from './parts/meter.ts';
import type { Admins } from './subscriptions/admins.ts';
import type { MailApi } from './subscriptions/mail/mail-api.ts';
import type { Removals } from './subscriptions/removals.ts';
import type { Subscription } from './subscriptions/subscription.ts';
import type { Managers } from './subscriptions/workspace/managers.ts';
import type { Clock } from './time/clock.ts';
import type { Level } from './topics/topic.ts';

/** A value that completes an option, and what a reader is shown for it. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** A source's newest list: when it was read, and since when and why that cannot be done now. */
export interface ListAge {
  readonly title: string;
  readonly day: Day;
  readonly readAt?: Temporal.Instant;
  readonly failing?: { readonly since: Temporal.Instant; readonly reason: string };
}

/** What a chat adapter is given of the program: everything that people can do, and nothing of how it is done. */
export interface AppApi {
  /** Of the program, such as 0.1.0. */
  readonly version: string;
  readonly commands: readonly Command<never>[];
  /** Runs a command by name with options that its schema has parsed; never rejects. */
  dispatch(name: string, options: Record<string, unknown>, caller: Caller): Promise<Reply>;
  /** What a topic would bring at a level to whoever follows it, and how it is followed; never rejects. */
  brings(ask: { readonly topic: string; readonly level: Level; readonly size: number }): Promise<Reply>;
  /** What a link's token opens; undefined where it opens nothing, or nothing any more. */
  opens(token: string): Promise<LinkTo | undefined>;
  /** The papers behind a link to a feed, those that came last first; never rejects. */
  feedPapers(ask: { readonly to: LinkTo; readonly size: number }): Promise<Reply>;
  /** Whether somebody asks so much that what they ask now would be refused, and was told so a moment ago: it is acknowledged, and needs no more. */
  refuses(person: Person): boolean;
  /** The answer that stands for an error. */
  explain(error: unknown): Reply;
  /** What may complete an option that is being typed, at most 25, best first: followed topics, papers; never rejects. */
  suggest(command: string, option: string, typed: string, caller: Caller): Promise<readonly Suggestion[]>;
  /** The pending notice of somebody, once, at the end of an answer that only they see and that is about to be shown; never rejects. */
  news(person: Person): Promise<Block | undefined>;
  /** What is said to people who link to papers. */
  readonly links: LinkAnswers;
  /** Who answers which interaction, event or envelope, by its id. */
  readonly events: EventClaims;
  readonly buttons: Buttons;
  /** What an adapter has to know of itself for good, such as which bot it was the last time; nothing about people. */
  readonly adapterState: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<void>;
  };
  /** What a channel has ordered: the digest of an id, or the first one; undefined where that is nothing. */
  subscription(channel: Channel, id?: string): Promise<Subscription | undefined>;
  /** All that a channel has ordered, the first one first. */
  subscriptions(channel: Channel): Promise<readonly Subscription[]>;
  /** The channels of this platform that have ordered something. */
  channels(platform: string): Promise<readonly Channel[]>;
  /** Every workspace of this platform that anything is kept of, people's direct messages left out. */
  workspaces(platform: string): Promise<readonly string[]>;
  /** How each source's newest list is known, in their order. */
  lists(): readonly ListAge[];
  readonly admins: Admins;
  readonly managers: Managers;
  /** Mailboxes, for whoever sends to them and for the pages that their links lead to. */
  readonly mail?: MailApi | undefined;
  readonly removals: Removals;
  /** Deletes everything of a channel, a workspace or a person. */
  forget(target: Forgotten): Promise<void>;
  /** Gives everything of a channel to another id of it, which its platform calls it by from now on. */
  move(from: Channel, to: Channel): Promise<void>;
  /** Is told of what a platform sent that could not be read, and why: it is logged and counted, and nothing else comes of it. */
  dropped(platform: string, reason: string): void;
  /** Is told how each answer to somebody got there, and counts it. */
  answered(platform: string, outcome: AnswerOutcome): void;
  readonly clock: Clock;
  readonly logger: Logger;
}
