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

type Sentence = (where: string, message: string) => string;

/** By code, or the beginning of one: what happened and what to do; `where` names the database without its password. */
const BY_CODE: readonly (readonly [
  code: RegExp,
  is: 'database-refused' | 'database-failed',
  sentence: Sentence,
])[] = [
  [/^28P01/, 'database-refused', (where) => `${where} refuses the user or the password in DATABASE_URL.`],
  [/^28/, 'database-refused', (where, message) => notLetIn(where, message)],
  [
    /^3D000/,
    'database-refused',
    (where) => `${where} is not there: make that database (createdb), or name another one in DATABASE_URL.`,
  ],
  [
    /^42501/,
    'database-refused',
    (where) =>
      `${where} does not let the user in DATABASE_URL make or change tables: make that user its owner.`,
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
  [/^53100/, 'database-failed', (where) => `${where} has no room left on its disk: free some space.`],
  [
    /^55P03/,
    'database-failed',
    (where) => `${where} is kept by another process, locked for 2 s: it is tried again.`,
  ],
  [/^57014/, 'database-failed', (where) => `${where} has not answered a query within 10 s.`],
];

/** By what `pg`, a pooler or TLS says of it where there is no code of PostgreSQL's. */
const BY_WORDS: readonly (readonly [
  words: RegExp,
  is: 'database-refused' | 'database-pooled',
  sentence: Sentence,
])[] = [
  [
    /unsupported startup parameter/,
    'database-pooled',
    (where) =>
      `${where} is a pooler, which takes no limits for a session: name the database itself in DATABASE_URL.`,
  ],
  [
    /password must be a (?:non-empty )?string/,
    'database-refused',
    (where) => `${where} wants a password, and DATABASE_URL has none.`,
  ],
  [
    /does not support SSL/,
    'database-refused',
    (where) =>
      `${where} does not take encrypted connections: have it do so, or, in a network of your own, add sslmode=disable to DATABASE_URL.`,
  ],
  [
    /certificate|ERR_TLS|SELF_SIGNED|UNABLE_TO/i,
    'database-refused',
    (where, message) =>
      `${where} has a certificate that cannot be checked (${message}): name its authority with sslrootcert=FILE in DATABASE_URL.`,
  ],
];

/** A server's own rules, whose words name the user, the machine and the database. */
function notLetIn(where: string, message: string): string {
  const advice = /no encryption/.test(message)
    ? 'change its pg_hba.conf, or add sslmode=require to DATABASE_URL'
    : 'change that there, or name another user in DATABASE_URL';
  return `${where} does not let the user in DATABASE_URL in (${message}): ${advice}.`;
}

/** What a failure of the database means, in a sentence without the password; what is nobody's to put right keeps its words. */
export function explainPostgres(error: unknown, where: string): SetupError {
  if (error instanceof SetupError) return error;
  const options = { cause: error };
  const code = postgresCode(error);
  const message = messageOf(error);
  const told = `${/^[A-Z_]{6,}$/.test(code) ? code : ''} ${message}`;
  const [, is, sentence] =
    BY_WORDS.find(([words]) => words.test(told)) ?? BY_CODE.find(([pattern]) => pattern.test(code)) ?? [];
  if (is) return new SetupError(is, sentence(where, message), options);
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
