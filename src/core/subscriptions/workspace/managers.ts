/** Somebody, or a group of people, whom a workspace lets set its channels up. */
export interface Manager {
  /** As their platform calls them, of a person the id of the person; only its adapter reads it. */
  readonly id: string;
  /** How people know them, such as "@curators". */
  readonly name: string;
}

/** The most that a workspace may name. */
export const MOST_MANAGERS = 10;

/** Who sets the channels of a workspace up because it has named them. */
export interface Managers {
  /** Those whom a workspace has named, by their names; undefined where it has said nothing. */
  of(platform: string, workspace: string): Promise<readonly Manager[] | undefined>;
  /** Names them in the place of those before; undefined where the workspace says nothing any more. */
  set(platform: string, workspace: string, managers: readonly Manager[] | undefined): Promise<void>;
}
