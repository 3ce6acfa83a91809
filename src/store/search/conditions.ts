import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SearchOptions } from '#core/archive/archive.ts';
import type { NameKind } from '#core/search/names.ts';
import { HAD, type Had, type Query } from '#core/search/query.ts';

/** What a query and its options ask of rows of `paper`, beside words. */
export interface RowConditions {
  readonly where: readonly string[];
  readonly values: readonly SQLInputValue[];
  /** Whether no index answers some condition, so that every row it is asked of is read. */
  readonly reads: boolean;
  /** The rows that the names leave, undefined where none is asked for, and those that they leave out. */
  readonly among: ReadonlySet<number> | undefined;
  readonly without: ReadonlySet<number>;
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
// So few rows are read, past their abstracts, sooner than they are met on the way along an index.
const FEW = 40;
const AHEAD = 1_000;

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
  let reads = false;
  const add = (condition: string, ...given: SQLInputValue[]) => {
    where.push(condition);
    values.push(...given);
  };
  const read: typeof add = (...condition) => {
    reads = true;
    add(...condition);
  };
  if (query.since) add(`${DAY} >= ?`, query.since);
  if (query.until) add(`${DAY} BETWEEN '1' AND ?`, query.until);
  if (on) add('rowid IN (SELECT paper FROM listing WHERE day = ?)', on);
  for (const had of HAD) {
    if (query[had]) add(HAS[had]);
    else if (query[had] === false) read(`NOT (${HAS[had]})`);
  }
  if (query.submitter) {
    const who = "coalesce(data ->> '$.submitter.name', ''), coalesce(data ->> '$.submitter.login', '')";
    read(`is_submitter(${who}, ?) = 'yes'`, query.submitter);
  }
  if (query.source) read("data ->> 'source' = ?", query.source);
  return { where, values, reads, ...rowsOfNames(query, names) };
}

function rowsOfNames(query: Query, names: NameRows): Pick<RowConditions, 'among' | 'without'> {
  const by = (authors: readonly string[]) => authors.map((name) => new Set(names.rows('author', name)));
  const from = (organizations: readonly string[]) =>
    new Set(organizations.flatMap((name) => names.rows('org', name)));
  const asked = query.organizations.length > 0 ? [from(query.organizations)] : [];
  const [first, ...others] = [...by(query.authors), ...asked];
  const without = by(query.notAuthors).reduce((all, each) => all.union(each), from(query.notOrganizations));
  return { among: first && others.reduce((all, each) => all.intersection(each), first), without };
}

/** Asks the table of papers for rows. */
export function rowReader(db: DatabaseSync) {
  // Tens of thousands of rows come as one text in a fifth of the time that they take one by one.
  const rowsOf = (sql: string, values: readonly SQLInputValue[]): number[] =>
    JSON.parse(
      String(db.prepare(`SELECT json_group_array(rowid) AS rows FROM (${sql})`).get(...values)?.rows),
    );
  /** Those of some rows that are among the first of all: mostly enough where they are a good part of the archive. */
  const ahead = (rows: ReadonlySet<number>, sort: keyof typeof ORDER): number[] =>
    rowsOf(`SELECT rowid FROM paper ORDER BY ${ORDER[sort]} LIMIT ${AHEAD}`, []).filter((row) =>
      rows.has(row),
    );
  return {
    /** The rows that meet some conditions; undefined where there is no condition. */
    meeting({ where, values, reads, among, without }: RowConditions): ReadonlySet<number> | undefined {
      const isAsked = where.length + without.size > 0;
      if (!isAsked) return among;
      if (among && where.length === 0) return among.difference(without);
      // Few are looked at one by one; of many, what an index tells is compared with them here.
      const one = among && (reads || among.size <= FEW);
      const all = [...where, ...(one ? [AMONG] : [])].join(' AND ') || 'true';
      const found = rowsOf(`SELECT rowid FROM paper WHERE ${all}`, [
        ...values,
        ...(one ? [JSON.stringify([...among])] : []),
      ]);
      const met = new Set(found);
      return (among && !one ? met.intersection(among) : met).difference(without);
    },
    /** Rows in another order than relevance, so many at most. */
    inOrder(rows: Iterable<number>, sort: keyof typeof ORDER, most: number): number[] {
      const given = new Set(rows);
      // Names are looked for by the way, word for word, and most of them are nobody's.
      if (given.size === 0) return [];
      const first = given.size > FEW ? ahead(given, sort).slice(0, most) : [];
      if (first.length === most) return first;
      // Of many, the plus has the index walked in its order until there are enough, instead of every row read and sorted.
      const from = given.size > FEW ? `paper WHERE +${AMONG}` : `paper NOT INDEXED WHERE ${AMONG}`;
      return rowsOf(`SELECT rowid FROM ${from} ORDER BY ${ORDER[sort]} LIMIT ?`, [
        JSON.stringify([...given]),
        most,
      ]);
    },
  };
}
