import { type Client, type Line, onceClient } from '../client.ts';

/** A workspace that the app is installed in. */
export interface Workspace {
  readonly team: string;
  readonly token: string;
  readonly botId: string;
  readonly botUser: string;
  /** The workspace's own address, ending in a slash. */
  readonly url: string;
  /** Who installed the app, where that is known. */
  readonly installer?: string;
}

/** The workspaces that the app is installed in. */
export interface Workspaces {
  /** Undefined where the app is not installed there; rejects where Slack does not answer. */
  of(team: string): Promise<Workspace | undefined>;
  /** Forgets a workspace. */
  drop(team: string): Promise<void>;
}

/** A client of a workspace's bot; rejects where the app is not installed there. */
export async function clientOf(
  { workspaces, line }: { workspaces: Workspaces; line: Line },
  team: string,
): Promise<Client> {
  const workspace = await workspaces.of(team);
  if (!workspace) throw new Error(`not installed in the workspace ${team}`);
  return onceClient(workspace.token, line);
}

/** The one workspace that a token is for. */
export function singleWorkspace(token: string, line: Line): Workspaces & { known(): Promise<Workspace> } {
  let workspace: Promise<Workspace> | undefined;
  const known = () => {
    workspace ??= identify(token, line);
    // A failure is not remembered: the next one asks again.
    workspace.catch(() => {
      workspace = undefined;
    });
    return workspace;
  };
  return {
    known,
    of: async (team) => {
      const found = await known();
      return found.team === team ? found : undefined;
    },
    drop: async () => {
      workspace = undefined;
    },
  };
}

/** Whose token it is, as Slack says. */
export async function identify(token: string, line: Line): Promise<Workspace> {
  const { team_id, bot_id, user_id, url } = await onceClient(token, line).auth.test();
  return { team: team_id ?? '', token, botId: bot_id ?? '', botUser: user_id ?? '', url: url ?? '' };
}
