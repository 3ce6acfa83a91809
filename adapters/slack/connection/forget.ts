import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
import { forgetDeparted } from '../../shared/forget-departed.ts';
import { SLACK } from '../context.ts';
import type { Installs } from './workspaces/installs.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

/** Forgets a workspace, whole. Its token goes with the rest or after it: whoever is stopped before that finds the workspace by it the next time. */
export async function forgetWorkspace(
  { appApi, workspaces }: { appApi: Pick<AppApi, 'forget'>; workspaces: Workspaces },
  team: string,
): Promise<void> {
  await appApi.forget({ kind: 'workspace', platform: SLACK, workspace: team });
  await workspaces.drop(team);
}

/** Forgets the workspaces that removed the app while nobody listened; never rejects. */
export async function forgetDepartedWorkspaces(
  installs: Installs,
  { appApi, signal }: { appApi: Pick<AppApi, 'forget' | 'logger'>; signal: AbortSignal },
): Promise<void> {
  const { logger } = appApi;
  try {
    await forgetDeparted({
      platform: SLACK,
      workspaces: await installs.teams(),
      hasLeft: (team) => installs.hasLeft(team, signal),
      forget: (team) => forgetWorkspace({ appApi, workspaces: installs }, team),
      logger,
      signal,
    });
  } catch (error) {
    logger.warn('workspaces that removed the app could not be looked for', { reason: messageOf(error) });
  }
}
