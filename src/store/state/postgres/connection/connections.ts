import { Socket } from 'node:net';
import pg, { type Client, type Pool, type PoolConfig } from 'pg';
import type { DatabaseAddress } from './address.ts';

/** As many as a process makes use of at a time. */
export const CONNECTIONS = 4;

/** https://www.postgresql.org/docs/current/datatype.html, by the numbers of `pg_type`. */
const BIGINT = 20;

/** A session that hangs, or whose machine is gone, holds nothing for longer than this. */
const LIMITS = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 5_000,
  // Where not even the network says that nobody is there.
  query_timeout: 15_000,
  statement_timeout: 10_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 15_000,
  application_name: 'paperboy',
  // What does not wait for an answer goes out at once.
  pipeline: true,
  types: { getTypeParser },
} satisfies PoolConfig;

const PATIENT = { statement_timeout: 0, query_timeout: 0, idle_in_transaction_session_timeout: 0 };

/** What a process has of a database at a time. */
export interface Connections {
  readonly pool: Pool;
  /** Ends all of them, also such as were never of use. Idempotent. */
  end(): Promise<void>;
}

/** A pool of connections, which are made as they are asked for; `readOnly` ones change nothing. */
export function openConnections(
  { place }: DatabaseAddress,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Connections {
  const sockets = new Set<Socket>();
  const stream = () => {
    const socket = new Socket();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const only = readOnly ? { options: '-c default_transaction_read_only=on' } : {};
  const pool = new pg.Pool({ ...place, ...LIMITS, ...only, max: CONNECTIONS, stream });
  // A connection that rests may be cut: whoever asks next hears of it.
  pool.on('error', () => undefined);
  let ending: Promise<void> | undefined;
  return {
    pool,
    end: () => {
      ending ??= pool.end().finally(() => {
        // `pg` leaves one open that it has refused itself, such as for a password that it was not given.
        for (const socket of sockets) socket.destroy();
      });
      return ending;
    },
  };
}

/** A connection of its own, not yet open, that may take its time. */
export function patientClient({ place }: DatabaseAddress): Client {
  const client = new pg.Client({ ...place, ...LIMITS, ...PATIENT });
  // One that is cut between two questions: the next one tells.
  client.on('error', () => undefined);
  return client;
}

/** Times and counts are far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === BIGINT) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text');
}
