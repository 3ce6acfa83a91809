import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import pg, { type PoolConfig } from 'pg';
import { messageOf, SetupError } from '#core/errors.ts';

/** As many as a process makes use of at a time. */
export const CONNECTIONS = 4;
/** https://www.postgresql.org/docs/current/datatype.html, by the numbers of `pg_type`. */
const BIGINT = 20;
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[?::1\]?|[\w-]+)$/;

/** Where a database is, and how it is connected to. */
export interface DatabaseAddress {
  /** Its name, host and port for sentences and logs: never its password. */
  readonly where: string;
  readonly options: PoolConfig;
}

/** Reads DATABASE_URL: `postgres://user:password@host:port/database`, with sslmode and sslrootcert as PostgreSQL's own programs have them. Throws a SetupError. */
export function databaseAddress(text: string): DatabaseAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol)) {
    throw new SetupError(
      'setting-invalid',
      'DATABASE_URL must be postgres://user:password@host:port/database.',
    );
  }
  // A socket's folder stands in place of a host.
  const host = url.searchParams.get('host') ?? decoded(url.hostname);
  const port = Number(url.port || 5432);
  const database = decoded(url.pathname.slice(1)) || 'paperboy';
  const ssl = tlsOf(url, host);
  return {
    where: `The database ${database} on ${host}:${port}`,
    options: {
      host,
      port,
      database,
      user: decoded(url.username) || 'paperboy',
      ...(url.password ? { password: decoded(url.password) } : {}),
      ...(ssl ? { ssl } : {}),
      ...LIMITS,
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    const remedy = 'In DATABASE_URL a % that stands for itself is written as %25.';
    throw new SetupError('setting-invalid', remedy, { cause });
  }
}

/** A session that hangs, or whose machine is gone, holds nothing for longer than this. */
const LIMITS = {
  max: CONNECTIONS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 5_000,
  // Where not even the network says that nobody is there.
  query_timeout: 15_000,
  statement_timeout: 10_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 15_000,
  application_name: 'paperboy',
  types: { getTypeParser },
} satisfies PoolConfig;

/** Times and counts are far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === BIGINT) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text');
}

/** Encrypted and checked where the name says that it leaves the machine or its own network, unless `sslmode` says otherwise. */
function tlsOf({ searchParams }: URL, host: string): ConnectionOptions | undefined {
  const mode =
    searchParams.get('sslmode') ?? (host.startsWith('/') || LOCAL.test(host) ? 'disable' : 'verify-full');
  const authority = searchParams.get('sslrootcert');
  switch (mode) {
    case 'disable':
      return undefined;
    case 'require':
      return { rejectUnauthorized: false };
    case 'verify-ca':
    case 'verify-full':
      return { rejectUnauthorized: true, ...(authority ? { ca: certificateIn(authority) } : {}) };
    default:
      throw new SetupError(
        'setting-invalid',
        'sslmode in DATABASE_URL must be disable, require, verify-ca or verify-full.',
      );
  }
}

function certificateIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SetupError(
      'setting-invalid',
      `sslrootcert in DATABASE_URL cannot be read: ${messageOf(error)}.`,
    );
  }
}
