import { messageOf, SetupError } from '#core/errors.ts';

interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly severity?: unknown;
}

/** The code of a failure, of the network or of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function postgresCode(error: unknown): string {
  const { code } = (error ?? {}) as Failure;
  return typeof code === 'string' ? code : '';
}

const NETWORK = /^E[A-Z]+$/;
// A class of connection failures, and the database's own ends and starts.
const AWAY = /^(?:08...|57P0[1-5]|58000)$/;
const AWAY_WORDS = /timeout|terminat|not queryable|ended unexpectedly|connection error|socket/i;

/** Whether the database could not be reached, or has gone in the middle of it. */
export function isAway(error: unknown): boolean {
  const code = postgresCode(error);
  return NETWORK.test(code) || AWAY.test(code) || (code === '' && AWAY_WORDS.test(messageOf(error)));
}

/** By code, or the beginning of one: what happened and what to do; `where` names the database without its password. */
const SENTENCES: readonly (readonly [
  code: RegExp,
  is: 'database-refused' | 'database-failed' | 'database-pooled',
  sentence: (where: string) => string,
])[] = [
  [/^28/, 'database-refused', (where) => `${where} refuses the user or the password in DATABASE_URL.`],
  [
    /^3D000/,
    'database-refused',
    (where) => `${where} is not there: make that database (createdb), or name another one in DATABASE_URL.`,
  ],
  [
    /^42501/,
    'database-refused',
    (where) =>
      `The user in DATABASE_URL may not make or change tables in ${where}: make that user its owner.`,
  ],
  [
    /^25006/,
    'database-refused',
    (where) => `${where} is read-only, such as a standby: name the one that is written in DATABASE_URL.`,
  ],
  [
    /^53300/,
    'database-failed',
    (where) =>
      `${where} has no connection left for Paperboy, which takes four: raise max_connections, or stop others.`,
  ],
  [/^53100/, 'database-failed', (where) => `The disk of ${where} is full: free some space.`],
  [
    /^55P03/,
    'database-failed',
    (where) => `Another process has kept ${where} locked for 2 s: it is tried again.`,
  ],
  [/^57014/, 'database-failed', (where) => `${where} has not answered a query within 10 s.`],
];

/** What a failure of the database means, in a sentence without the password; what is nobody's to put right keeps its words. */
export function explainPostgres(error: unknown, where: string): SetupError {
  if (error instanceof SetupError) return error;
  const options = { cause: error };
  const code = postgresCode(error);
  const message = messageOf(error);
  if (/unsupported startup parameter/.test(message)) return pooled(where, options);
  if (/does not support SSL/.test(message)) {
    return new SetupError(
      'database-refused',
      `${where} does not take encrypted connections: have it do so, or, in a network of your own, add sslmode=disable to DATABASE_URL.`,
      options,
    );
  }
  if (/certificate|^ERR_TLS|SELF_SIGNED|UNABLE_TO/i.test(`${code} ${message}`)) {
    return new SetupError(
      'database-refused',
      `The certificate of ${where} cannot be checked (${message}): name its authority with sslrootcert=FILE in DATABASE_URL.`,
      options,
    );
  }
  for (const [pattern, is, sentence] of SENTENCES)
    if (pattern.test(code)) return new SetupError(is, sentence(where), options);
  if (isAway(error))
    return new SetupError('database-away', `${where} cannot be reached (${code || message}).`, options);
  return new SetupError('database-failed', `${where} has failed: ${message}`, options);
}

/** That whatever answers there hands each transaction to another session. */
export function pooled(where: string, options?: ErrorOptions): SetupError {
  return new SetupError(
    'database-pooled',
    `${where} is a pooler that changes sessions between statements: name the database itself in DATABASE_URL, or set the pooler to pool sessions.`,
    options,
  );
}
