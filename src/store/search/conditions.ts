import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SearchOptions } from '#core/archive/archive.ts';
import type { NameKind } from '#core/search/names.ts';
import { HAD, type Had, type Query } from '#core/search/query.ts';

/** What a query and its options ask of rows of `paper`, beside words. */
export interface RowConditions {
  readonly where: readonly string[];
  readonly values: readonly SQLInputValue[];
}

/** Knows whose the papers are. */
export interface NameRows {
  /** The rows of the papers by an author, or from an organisation, that is meant by what was typed. */
  rows(kind: NameKind, typed: string): readonly number[];
}

/** The day that a paper is sorted and filtered by. */
const DAY = "coalesce(listed, published, '')";
const ORDER = { date: `${DAY} DESC, rowid DESC`, upvotes: `upvotes DESC, ${DAY} DESC, rowid DESC` };
const AMONG = 'rowid IN (SELECT value FROM json_each(?))';
// So few rows are read and sorted sooner than they are met on the way along an index.
const FEW = 200;

// As the indexes of migrations.ts have it; inside a text of JSON no quote stands without a backslash.
const HAS: Readonly<Record<Had, string>> = {
  code: "data ->> 'code' IS NOT NULL",
  demo: `instr(data, '"kind":"space"') > 0`,
  model: `instr(data, '"kind":"model"') > 0`,
  dataset: `instr(data, '"kind":"dataset"') > 0`,
};

export function rowConditions(
  query: Query,
  { on }: Pick<SearchOptions, 'on'>,
  names: NameRows,
): RowConditions {
  const where: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...given: SQLInputValue[]) => {
    where.push(condition);
    values.push(...given);
  };
  if (query.since) add(`${DAY} >= ?`, query.since);
  if (query.until) add(`${DAY} BETWEEN '1' AND ?`, query.until);
  if (on) add('rowid IN (SELECT paper FROM listing WHERE day = ?)', on);
  for (const had of HAD) if (query[had] !== undefined) add(query[had] ? HAS[had] : `NOT (${HAS[had]})`);
  if (query.submitter) {
    const who = "data ->> '$.submitter.name' || ' ' || (data ->> '$.submitter.login')";
    add(`instr(lower(${who}), lower(?))`, query.submitter);
  }
  if (query.source) add("data ->> 'source' = ?", query.source);
  for (const [condition, rows] of nameConditions(query, names)) add(condition, JSON.stringify(rows));
  return { where, values };
}

function nameConditions(query: Query, names: NameRows): (readonly [string, readonly number[]])[] {
  const conditions = (condition: string, kind: NameKind, typed: readonly string[]) =>
    typed.map((name) => [condition, names.rows(kind, name)] as const);
  return [
    ...conditions(AMONG, 'author', query.authors),
    ...conditions(AMONG, 'org', query.organizations),
    ...conditions(`NOT ${AMONG}`, 'author', query.notAuthors),
    ...conditions(`NOT ${AMONG}`, 'org', query.notOrganizations),
  ];
}

/** Asks the table of papers for rows. */
export function rowReader(db: DatabaseSync) {
  // Tens of thousands of rows come as one text in a fifth of the time that they take one by one.
  const rowsOf = (sql: string, values: readonly SQLInputValue[]): number[] =>
    JSON.parse(
      String(db.prepare(`SELECT json_group_array(rowid) AS rows FROM (${sql})`).get(...values)?.rows),
    );
  return {
    /** The rows that meet some conditions. */
    meeting: ({ where, values }: RowConditions): Set<number> =>
      new Set(rowsOf(`SELECT rowid FROM paper WHERE ${where.join(' AND ')}`, values)),
    /** Rows in another order than relevance, so many at most. */
    inOrder(rows: Iterable<number>, sort: keyof typeof ORDER, most: number): number[] {
      const given = [...rows];
      // Of many, the plus has the index walked in its order until there are enough, instead of every row read and sorted.
      const from = given.length > FEW ? `paper WHERE +${AMONG}` : `paper NOT INDEXED WHERE ${AMONG}`;
      return rowsOf(`SELECT rowid FROM ${from} ORDER BY ${ORDER[sort]} LIMIT ?`, [
        JSON.stringify(given),
        most,
      ]);
    },
  };
}
