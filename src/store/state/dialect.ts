/** What the two engines say differently; everything else is one text. */
export interface Dialect {
  /** Ends a query for rows of `d` that are about to be changed: whoever else is changing some of them has those. */
  readonly skipLocked: string;
}

/** One transaction writes at a time: nothing is locked by rows. */
export const SQLITE: Dialect = { skipLocked: '' };

export const POSTGRES: Dialect = { skipLocked: 'FOR UPDATE OF d SKIP LOCKED' };
