import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';

export interface Looking {
  readonly platform: string;
  /** Those that may have removed the app. */
  readonly workspaces: readonly string[];
  /** Whether one has removed it, for certain; rejects where its platform does not say. */
  hasLeft(workspace: string): Promise<boolean>;
  /** Writes down that one has. */
  removed(workspace: string): Promise<void>;
  readonly logger: AppApi['logger'];
  /** Ends it before the next one is asked about. */
  readonly signal: AbortSignal;
}

/**
 * Finds the workspaces that removed the app while it was away and could not be told. They are asked about one after
 * another, and one that cannot be keeps none of the others from it; never rejects.
 */
export async function noteRemovals(looking: Looking): Promise<void> {
  const { platform, workspaces, logger, signal } = looking;
  const failed: unknown[] = [];
  for (const workspace of workspaces) {
    if (signal.aborted) return;
    try {
      if (!(await looking.hasLeft(workspace))) continue;
      await looking.removed(workspace);
      logger.info('a workspace removed the app while it was away', { platform, workspace });
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length === 0 || signal.aborted) return;
  // One line for all: while a platform is away, all of them fail.
  const reason = messageOf(failed[0]);
  logger.warn('workspaces could not be asked about', { platform, count: failed.length, reason });
}
