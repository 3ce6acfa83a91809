import type { Channel } from '../channel.ts';
import type { MessageRef } from './chat-adapter.ts';

/** When a channel has had a paper, by a digest, a paper that rang or somebody's link, and the address of that message where it is known. */
export interface Discussed {
  /** Epoch ms. */
  readonly at: number;
  readonly link?: string;
}

/** What of a paper was in a channel before a message that links to it. */
export interface Before {
  /** The newest message with it. */
  readonly discussed?: Discussed;
  /** When somebody linked to it the last time, epoch ms. */
  readonly linked?: number;
}

/** A message of a channel that links to papers. */
interface LinkingMessage {
  readonly papers: readonly string[];
  readonly message: MessageRef;
}

/** For how long a channel is known to have had a paper. */
export const DISCUSSED_MS = 365 * 86_400_000;
/** So many links of a channel are kept, the newest. */
export const MOST_LINKS_KEPT = 2_000;

/** What channels have had, for a year: ids of papers and addresses of messages alone. Nothing of a channel is told in another one. */
export interface Discussions {
  /** The papers among these that a channel has had, each with its newest message. */
  of(channel: Channel, papers: readonly string[]): Promise<ReadonlyMap<string, Discussed>>;
  /** Keeps that a message links to papers, and tells what of them was there before it; the same message counts once, and is never before itself. */
  note(channel: Channel, linking: LinkingMessage): Promise<ReadonlyMap<string, Before>>;
  /** Whether links are answered in a workspace where somebody has to switch that on. */
  areAnswered(platform: string, workspace: string): Promise<boolean>;
  answer(platform: string, workspace: string, whether: boolean): Promise<void>;
}
