import type { QueryValues } from '../driver.ts';

/** A query as PostgreSQL takes it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
  /** By which a connection knows it again and need not read it anew. */
  readonly name?: string;
}

interface Parsed {
  readonly pieces: readonly string[];
  /** The value behind each piece but the last. */
  readonly names: readonly string[];
}

// Strings and casts hold no parameters.
const PARAMETER = /('(?:[^']|'')*'|::\w+)|:([a-z_]\w*)/gi;
/** What such a query answers changes with its tables, and a connection that knows it by name then refuses it. */
const ALL_COLUMNS = /(?:SELECT|RETURNING) \*/;

/** Makes statements of queries with named values; each value gets the type that it has here, where the query alone would leave it open. */
export function openStatements(): (sql: string, values?: QueryValues) => Statement {
  const parsed = new Map<string, Parsed>();
  const names = new Map<string, string>();
  return (sql, values = {}) => {
    const known = parsed.get(sql) ?? parse(sql);
    parsed.set(sql, known);
    const { text, used } = numbered(known, values);
    const statement = { text, values: used.map((name) => kept(values[name] ?? null)) };
    if (ALL_COLUMNS.test(sql)) return statement;
    const name = names.get(text) ?? `paperboy_${names.size}`;
    names.set(text, name);
    return { ...statement, name };
  };
}

/** A value as PostgreSQL keeps it: no text of it has a NUL, which becomes what stands for a letter that nobody has. */
export function kept<T>(value: T): T | string {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

function parse(sql: string): Parsed {
  const pieces: string[] = [];
  const names: string[] = [];
  let piece = '';
  let end = 0;
  for (const match of sql.matchAll(PARAMETER)) {
    const [whole, other, name = ''] = match;
    piece += sql.slice(end, match.index);
    end = match.index + whole.length;
    if (other !== undefined) {
      piece += other;
      continue;
    }
    pieces.push(piece);
    names.push(name);
    piece = '';
  }
  return { pieces: [...pieces, piece + sql.slice(end)], names };
}

function numbered({ pieces, names }: Parsed, values: QueryValues): { text: string; used: string[] } {
  const used: string[] = [];
  let text = pieces[0] ?? '';
  for (const [at, name] of names.entries()) {
    if (!(name in values)) throw new TypeError(`the query has no value for :${name}`);
    const place = used.indexOf(name) + 1 || used.push(name);
    text += `$${place}${typeOf(values[name])}${pieces[at + 1]}`;
  }
  return { text, used };
}

function typeOf(value: string | number | null | undefined): string {
  if (typeof value === 'string') return '::text';
  if (typeof value === 'number') return Number.isInteger(value) ? '::bigint' : '::double precision';
  return '';
}
