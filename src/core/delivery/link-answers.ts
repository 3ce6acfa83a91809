import type { Found } from '../archive/archive.ts';
import type { Channel } from '../channel.ts';
import type { MessageRef } from './chat-adapter.ts';
import type { Discussed } from './discussed.ts';

/** A paper that a message links to, as far as it is known. */
export interface LinkedPaper {
  readonly found: Found;
  /** Where the channel had it before. */
  readonly discussed?: Discussed | undefined;
  /** When somebody linked to it in the channel the last time before, epoch ms. */
  readonly linked?: number | undefined;
  /** The zone by which the channel reads days, an IANA name. */
  readonly zone: string;
}

/** The papers of a message in a channel, by their arXiv ids. */
interface PapersIn {
  readonly channel: Channel;
  readonly papers: readonly string[];
}

/** What is said to people who link to papers in a channel. */
export interface LinkAnswers {
  /**
   * The papers that a message links to, in their order: without those that no source knows, or tells of within seconds. The
   * message is kept as one that links to them, once. Rejects where the state fails, never because of a source.
   */
  posted(ask: PapersIn & { readonly message: MessageRef }): Promise<readonly LinkedPaper[]>;
  /** The same for somebody who asks about a message; nothing is kept of it. */
  asked(ask: PapersIn): Promise<readonly LinkedPaper[]>;
  /** Whether somebody has switched on that links are answered in a workspace. Rejects where the state fails. */
  areAnswered(platform: string, workspace: string): Promise<boolean>;
}

/** So many papers of one message are answered. */
export const MOST_LINKED = 5;
