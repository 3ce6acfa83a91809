/** What one process does for all that share a state: it plans or sends for a platform, reads the sources, or does the daily work. */
export type Role = `plan:${string}` | `send:${string}` | 'fetch' | 'learn';

/** Who has which role. A role is held by one owner, until it has not been renewed for its time by the state's clock. */
export interface Leases {
  /** Takes or renews these roles for `ms`, in one transaction; those that the owner holds now. */
  take(roles: readonly Role[], owner: string, ms: number): Promise<readonly Role[]>;
  /** Gives roles back, so that nobody has to wait for their end. */
  drop(roles: readonly Role[], owner: string): Promise<void>;
}
