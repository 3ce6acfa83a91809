/** What the two engines say differently; everything else is one text. */
export interface Dialect {
  /** Ends a query for a row that is about to be changed: it finds none where somebody else is changing it. */
  readonly skipLocked: string;
}

/** One transaction writes at a time: nothing is locked by rows. */
export const SQLITE: Dialect = { skipLocked: '' };

export const POSTGRES: Dialect = { skipLocked: 'FOR UPDATE SKIP LOCKED' };
