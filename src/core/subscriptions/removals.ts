/** For how long what a workspace has is kept after it removed the app: most who remove it by mistake see it within days. */
export const FORGIVEN_DAYS = 7;

/** Workspaces that removed the app. What is kept of one is deleted `FORGIVEN_DAYS` later by the state's daily work. */
export interface Removals {
  /** Writes down that a workspace has removed the app, as of now; one that is known already keeps its day. */
  add(platform: string, workspace: string): Promise<void>;
  /** A workspace has the app again: it keeps all it had, and what was paused meanwhile goes on. Resolves to whether it was known to be away. */
  end(platform: string, workspace: string): Promise<boolean>;
  /** Those of a platform that are away. */
  of(platform: string): Promise<readonly string[]>;
}
