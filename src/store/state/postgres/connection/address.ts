import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { messageOf, SetupError } from '#core/errors.ts';

/** Where a database is, and as whom it is asked. */
export interface DatabaseAddress {
  /** Its name, host and port for sentences and logs: never its password. */
  readonly where: string;
  readonly place: {
    /** A name, a number, or the folder of a socket. */
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password?: string;
    readonly ssl?: ConnectionOptions;
  };
}

const FORM =
  'DATABASE_URL must be postgres://user:password@host:port/database, with a sign such as / # ? @ % in the password as %2F %23 %3F %40 %25.';
const LOCAL = /^(?:localhost|127\.0\.0\.1|::1|[\w-]+)$/;

/** Reads DATABASE_URL as PostgreSQL's own programs do: a folder of a socket in place of a host, and user, password, host, port, dbname, sslmode and sslrootcert behind a `?`. Throws a SetupError. */
export function databaseAddress(text: string): DatabaseAddress {
  const url = URL.parse(hosted(text));
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol)) throw new SetupError('setting-invalid', FORM);
  const asked = (name: string) => url.searchParams.get(name) || undefined;
  const host = asked('host') ?? (decoded(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost');
  const port = portOf(asked('port') ?? url.port);
  const database = asked('dbname') ?? (decoded(url.pathname.slice(1)) || 'paperboy');
  const password = asked('password') ?? decoded(url.password);
  const ssl = tlsOf(url, host);
  return {
    where: `The database ${database} on ${host.includes(':') ? `[${host}]` : host}:${port}`,
    place: {
      host,
      port,
      database,
      user: asked('user') ?? (decoded(url.username) || 'paperboy'),
      ...(password ? { password } : {}),
      ...(ssl ? { ssl } : {}),
    },
  };
}

/** A user without a host, as where that is a socket's folder behind the `?`, is no URL to WHATWG. */
function hosted(text: string): string {
  return text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?:]|$)/, '$1localhost');
}

function portOf(text: string): number {
  const port = Number(text || 5432);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError('setting-invalid', FORM);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    const remedy = 'In DATABASE_URL a % that stands for itself is written as %25.';
    throw new SetupError('setting-invalid', remedy, { cause });
  }
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
