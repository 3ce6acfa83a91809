import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SearchOptions } from '#core/ports.ts';
import type { Query } from '#core/query.ts';
import { wordsOf } from '#core/query.ts';

// Nobody pages through more; the total of an answer stops here too.
const MOST = 100;
const TITLE_WEIGHT = 5;

/** The rows of `paper` that answer a query, best first: those with all its words, then those with some. */
export function rank(db: DatabaseSync, query: Query, options: SearchOptions): number[] {
  const words = query.words.map(quoted);
  const all = words.join(' AND ');
  const any = words.join(' OR ');
  const first = matching(db, query, all, options);
  if (words.length < 2 || first.length >= MOST || options.on) return first;
  return [...new Set([...first, ...matching(db, query, any, options)])].slice(0, MOST);
}

function matching(db: DatabaseSync, query: Query, words: string, { sort, on }: SearchOptions): number[] {
  const { where, values } = conditions(query, words);
  if (on) {
    where.push('p.rowid IN (SELECT paper FROM listing WHERE day = ?)');
    values.push(on);
  }
  const order = {
    relevance: words || query.phrases.length > 0 ? `bm25(paper_fts, ${TITLE_WEIGHT}, 1)` : 'day DESC',
    date: 'day DESC',
    upvotes: 'p.upvotes DESC',
  }[sort];
  const sql = `SELECT p.rowid, coalesce(p.listed, p.published, '') AS day FROM paper p
    ${where.some((text) => text.includes('MATCH')) ? 'JOIN paper_fts ON paper_fts.rowid = p.rowid' : ''}
    WHERE ${where.join(' AND ') || '0'} ORDER BY ${order} LIMIT ${MOST}`;
  return db
    .prepare(sql)
    .all(...values)
    .map((row) => Number(row.rowid));
}

/** The query as conditions of SQL; `words` is an expression of FTS5, or empty. */
function conditions(query: Query, words: string): { where: string[]; values: SQLInputValue[] } {
  const where: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...given: SQLInputValue[]) => {
    where.push(condition);
    values.push(...given);
  };
  const match = [words && `(${words})`, ...query.phrases.map(quoted)].filter(Boolean).join(' AND ');
  if (match) add('paper_fts MATCH ?', match);
  for (const text of query.without.filter((part) => wordsOf(part).length > 0)) {
    add('p.rowid NOT IN (SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?)', quoted(text));
  }
  for (const name of query.authors) {
    add("EXISTS (SELECT 1 FROM json_each(p.data, '$.authors') WHERE instr(lower(value), lower(?)))", name);
  }
  for (const name of query.organizations) add("instr(lower(p.data ->> 'organization'), lower(?))", name);
  if (query.since) add('coalesce(p.listed, p.published) >= ?', query.since);
  if (query.until) add('coalesce(p.listed, p.published) <= ?', query.until);
  if (query.hasCode) add("p.data ->> 'code' IS NOT NULL");
  if (query.source) add("p.data ->> 'source' = ?", query.source);
  return { where, values };
}

/** A text as one string of FTS5's language, in which nothing has a meaning of its own. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}
