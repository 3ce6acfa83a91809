import type { Channel } from '../../channel.ts';
import type { Mute, NewFollow } from '../../topics/topic.ts';
import type { NewSubscription, Subscription } from '../subscription.ts';
import type { Manager } from '../workspace/managers.ts';

/** A digest that is imported: one that is put, and due next then (epoch ms), or one that is due as before. */
export type ImportedDigest =
  | { readonly put: NewSubscription; readonly nextDue: number }
  | { readonly change: Subscription; readonly nextDue: number };

/** What an import changes. */
export interface ImportedSettings {
  readonly digests: readonly ImportedDigest[];
  readonly follows: readonly NewFollow[];
  readonly mutes: readonly Mute[];
  /** Who sets the channels of a workspace up from now on; left out where that stays as it is. */
  readonly managers?: {
    readonly platform: string;
    readonly workspace: string;
    readonly named: readonly Manager[] | undefined;
  };
}

/** What an import needs of the state. */
export interface Transfers {
  /** The channels of a workspace that have digests, topics or mutes, at most so many. */
  places(platform: string, workspace: string, limit: number): Promise<readonly Channel[]>;
  /** Puts all of it in one transaction, or nothing: `full` where there is no room for all. */
  apply(settings: ImportedSettings, now: number): Promise<'done' | 'full'>;
}

/** Imports that wait for a word, the last one of each person, for some minutes. */
export interface WaitingImports {
  get(key: string): Promise<WaitingImport | undefined>;
  set(key: string, waiting: WaitingImport): Promise<unknown>;
  delete(key: string): Promise<boolean>;
}

/** The text that somebody gave, and for which channel. */
interface WaitingImport {
  readonly text: string;
  readonly channel: Channel;
  /** What is typed to have it done: `sure-3f2a9c01`. */
  readonly word: string;
}

/** The namespace of the store that has them, and for how long it does, in ms. */
export const WAITING_IMPORTS = { name: 'imports', ms: 10 * 60_000 };

/** What has a waiting import done; no file is called so. */
export const SURE_WORD = /^sure-[0-9a-f]{8}$/;
