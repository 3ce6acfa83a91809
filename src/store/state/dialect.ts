/** What the two engines say differently; everything else is one text. */
export interface Dialect {
  /** Ends a query for a row that is about to be changed: it finds none where somebody else is changing it. */
  readonly skipLocked: string;
  /** The texts of a JSON array that is a query's value of this name, as rows `item` with a `value`. */
  readonly items: (name: string) => string;
}

/** One transaction writes at a time: nothing is locked by rows. */
export const SQLITE: Dialect = { skipLocked: '', items: (name) => `json_each(:${name}) AS item` };

export const POSTGRES: Dialect = {
  skipLocked: 'FOR UPDATE SKIP LOCKED',
  items: (name) => `jsonb_array_elements_text(:${name}::jsonb) AS item(value)`,
};
