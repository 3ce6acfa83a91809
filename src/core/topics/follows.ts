import type { Person } from '../channel.ts';
import type { Follow, Mute, NewFollow, Owner } from './topic.ts';

/** What people follow and mute. A rejection never means "nothing followed". */
export interface Follows {
  /** An owner's follows, oldest first. */
  of(owner: Owner): Promise<readonly Follow[]>;
  /** Everybody's follows. */
  all(): Promise<readonly Follow[]>;
  /** Those of a platform's follows that ring, of up to `limit` owners behind the owner whose key is `after`: all of one owner's together, oldest first. */
  ringing(platform: string, after: string, limit: number): Promise<readonly Follow[]>;
  /** The topics of a platform's follows that ring, each once, with the broadest of its levels; beside whatever else is asked. */
  ringingTopics(platform: string): Promise<readonly Pick<Follow, 'topic' | 'level'>[]>;
  /** Whether anybody's follow rings. */
  isAnyRinging(): Promise<boolean>;
  /** Follows a topic, or changes its level and whether it rings: one that rings already goes on as since before, and what waits to ring in a place is taken back where one ends. `full` where the owner has as many as are allowed. */
  put(follow: NewFollow): Promise<'added' | 'changed' | 'full'>;
  /** Ends it by somebody's word, and takes back what waits to ring there; the key by which `Undos` know it, undefined where the topic was not followed. */
  remove(owner: Owner, key: string, by: Person): Promise<string | undefined>;
  /** What an owner has muted and what is still muted at `now` (epoch ms). */
  mutes(owner: Owner, now: number): Promise<readonly Mute[]>;
  /** Mutes, or changes until when; `full` where the owner mutes as many at `now` (epoch ms) as are allowed. */
  mute(mute: Mute, now: number): Promise<'muted' | 'full'>;
  /** False where it was not muted; `key` is the topic's key or the paper's id. */
  unmute(owner: Owner, kind: Mute['kind'], key: string): Promise<boolean>;
}
