import type { Role } from '#core/delivery/leases.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';

/** Whether a role is ours now and its work may go on; asked again before each step that takes a while. */
export type HasRole = (role: Role) => boolean;

/** What a tick does, by whoever has the role for it. */
export interface TickWork {
  /** Reads the sources, for all processes. */
  readSources(): Promise<void>;
  /** Whether they are to be read though no digest is due; they are not where it is left out. */
  isReadingDue?(): Promise<boolean>;
  /** Computes anew when each subscription is next due, which takes a while where there are many: `planDue` plans what is due meanwhile. */
  recompute(platforms: readonly string[], holds: HasRole, planDue: () => Promise<void>): Promise<void>;
  /** Plans what is due; it ends after the digest at hand where a role is lost. */
  plan(platforms: readonly string[], holds: HasRole): Promise<void>;
  /** Reads old lists, for this process's own archive, or for that of all while the role is ours; it never rejects, and nobody waits for it. */
  fill(holds: HasRole): Promise<void>;
  /** Work beside the digests; it never rejects, and nobody waits for it. */
  daily(): Promise<void>;
  /** Whether no other process has this one's archive: then what is done with it daily is done by nobody else. */
  readonly ownArchive?: boolean | undefined;
}

export interface SchedulerParts extends TickWork {
  /** Those that this process has an adapter for. */
  readonly platforms: readonly string[];
  readonly holds: HasRole;
  readonly subscriptions: Pick<Subscriptions, 'isAnyDue'>;
  /** Whether the clock can be believed now. */
  readonly isSteady: () => Promise<boolean>;
  /** Why nothing may be planned; undefined where the state is well. */
  readonly stateTrouble: () => string | undefined;
  readonly logger: Logger;
}

export interface Scheduler {
  /** False where the clock cannot be believed yet; rejects where nothing may be planned, or planning failed. */
  tick(): Promise<boolean>;
  /** Has what is next due computed anew before these platforms are planned again. */
  distrust(platforms: readonly string[]): void;
}

export function openScheduler(parts: SchedulerParts): Scheduler {
  const { platforms, holds, subscriptions, logger } = parts;
  const distrusted = new Set<string>();

  const recompute = async (planned: readonly string[], planDue: () => Promise<void>): Promise<void> => {
    const anew = planned.filter((platform) => distrusted.delete(platform));
    if (anew.length === 0) return;
    try {
      await parts.recompute(anew, holds, planDue);
      logger.debug('tick: what is next due was computed anew', { platforms: anew });
    } catch (error) {
      for (const platform of anew) distrusted.add(platform);
      throw error;
    }
  };
  const readSources = async (): Promise<void> => {
    if (!holds('fetch')) return;
    if (!(await subscriptions.isAnyDue()) && !(await parts.isReadingDue?.())) return;
    try {
      await parts.readSources();
      logger.debug('tick: the sources were read');
    } catch (error) {
      // What is stored is planned all the same.
      logger.error('the sources could not be read', { reason: messageOf(error) });
    }
  };
  return {
    distrust: (names) => {
      for (const name of names) distrusted.add(name);
    },
    tick: async () => {
      const trouble = parts.stateTrouble();
      if (trouble) throw new Error(trouble);
      if (!(await parts.isSteady())) {
        logger.debug('tick: nothing is planned, the clock is not steady');
        return false;
      }
      const planned = platforms.filter((platform) => holds(`plan:${platform}`));
      logger.debug('tick: begins', { plans: planned });
      const plan = async (): Promise<void> => {
        await readSources();
        if (planned.length > 0) await parts.plan(planned, holds);
      };
      await recompute(planned, async () => {
        if (await subscriptions.isAnyDue()) await plan();
      });
      await plan();
      if (holds('learn') || parts.ownArchive) void parts.daily();
      if (holds('fetch') || parts.ownArchive) void parts.fill(holds);
      logger.debug('tick: ends');
      return true;
    },
  };
}
