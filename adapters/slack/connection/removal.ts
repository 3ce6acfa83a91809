import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
import { noteRemovals } from '../../shared/note-removals.ts';
import { SLACK } from '../context.ts';
import type { Installs } from './workspaces/installs.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

/** Writes down that a workspace removed the app. Its token goes at once, and after that: whoever is stopped in between finds the workspace by it the next time. */
export async function removeWorkspace(
  { appApi, workspaces }: { appApi: Pick<AppApi, 'removals'>; workspaces: Workspaces },
  team: string,
): Promise<void> {
  await appApi.removals.add(SLACK, team);
  await workspaces.drop(team);
}

/** Finds out which workspaces removed the app while nobody listened; never rejects. */
export async function lookForLeftWorkspaces(
  installs: Installs,
  { appApi, signal }: { appApi: Pick<AppApi, 'removals' | 'logger'>; signal: AbortSignal },
): Promise<void> {
  const { logger } = appApi;
  try {
    await noteRemovals({
      platform: SLACK,
      workspaces: await installs.teams(),
      hasLeft: (team) => installs.hasLeft(team, signal),
      removed: (team) => removeWorkspace({ appApi, workspaces: installs }, team),
      logger,
      signal,
    });
  } catch (error) {
    logger.warn('workspaces that removed the app could not be looked for', { reason: messageOf(error) });
  }
}
