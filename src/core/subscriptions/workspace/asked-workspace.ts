import type { At, Channel } from '../../channel.ts';
import type { Manager } from './managers.ts';

/** A channel that somebody may set up, as they are told of it. */
export interface ManagedChannel {
  readonly channel: Channel;
  readonly at: At;
  /** Whether Paperboy cannot see it any more: it is deleted, or Paperboy was put out of it. */
  readonly unseen: boolean;
}

/** Which of some channels somebody may set up; of some, the platform does not say now. */
interface ManagedChannels {
  readonly channels: readonly ManagedChannel[];
  readonly unsure: number;
}

/** How a workspace names those who set its channels up. */
export interface Naming {
  /** Who may name them, at the beginning of a sentence. */
  readonly who: string;
  /** Who may set channels up where nobody is named, and who may beside those who are. */
  readonly otherwise: string;
  readonly beside: string;
  /** Whether the person who asks may. Rejects with a UserError where that is not known. */
  may(): Promise<boolean>;
  /** Whom typed words name; rejects with a UserError where they name nobody. */
  read(typed: string): Promise<readonly Manager[]>;
  /** Whether one who was named is there no more, as far as the platform has told; left out where it does not tell. */
  gone?(manager: Manager): boolean;
  /** The same as it is typed. */
  typed(managers: readonly Manager[]): string;
}

/** The workspace in which somebody asks: its channels, and who sets them up. */
export interface AskedWorkspace {
  readonly id: string;
  /** What people call it: “this server”. */
  readonly where: string;
  /** The channels among these that the person who asks may set up, as it was some minutes ago; each is looked at anew when something is done there. */
  managed(channels: readonly Channel[]): Promise<ManagedChannels>;
  readonly naming: Naming;
}
