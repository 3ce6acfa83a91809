import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { explainPostgres, isAway } from '#store/state/postgres/explain.ts';

const WHERE = 'The database x on db:5432';
/** As PostgreSQL, TLS or the network reports it. */
const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('what a failure of a database means', () => {
  it.each([
    ['28P01', 'password authentication failed for user "ann"', /refuses the user or the password/],
    [
      '28000',
      'no pg_hba.conf entry for host "::1", user "ann", database "x", no encryption',
      /does not let the user .* in \(no pg_hba.*\): change its pg_hba\.conf, or add sslmode=require/,
    ],
    [
      '28000',
      'role "ann" is not permitted to log in',
      /\(role "ann" is not permitted to log in\): change that/,
    ],
    ['3D000', 'database "x" does not exist', /is not there: make that database \(createdb\)/],
    ['42501', 'permission denied for schema public', /does not let the user in DATABASE_URL make or change/],
    ['25006', 'cannot execute UPDATE in a read-only transaction', /is read-only, such as a standby/],
    ['53300', 'sorry, too many clients already', /has no connection left for Paperboy, which takes four/],
    ['53100', 'could not extend file', /has no room left on its disk: free some space\.$/],
    ['55P03', 'canceling statement due to lock timeout', /locked for 2 s: it is tried again\.$/],
    ['57014', 'canceling statement due to statement timeout', /has not answered a query within 10 s\.$/],
    ['57P03', 'the database system is starting up', /cannot be reached \(57P03\)\.$/],
    ['ECONNREFUSED', '', /cannot be reached \(ECONNREFUSED\)\.$/],
    ['ETIMEDOUT', '', /cannot be reached \(ETIMEDOUT\)\.$/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate', /has a certificate that cannot be checked/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'not in the cert', /has a certificate that cannot be checked/],
    ['', 'The server does not support SSL connections', /does not take encrypted connections: .*sslmode=dis/],
    ['', 'Connection terminated unexpectedly', /cannot be reached \(Connection terminated unexpectedly\)\.$/],
    ['XX000', 'something new', /^The database x on db:5432 has failed: something new$/],
  ])('%s %s is told in one sentence that begins with its name', (code, message, sentence) => {
    const told = explainPostgres(failure(code, message), WHERE);
    expect(told.message).toMatch(sentence);
    expect(told.message.indexOf(WHERE)).toBe(0);
    expect(told).toBeInstanceOf(SetupError);
  });

  it('is that it is away where it ends, starts or cannot be reached, and not where it refuses', () => {
    expect(['57P01', '57P03', '08006', 'ECONNRESET'].map((code) => isAway(failure(code, '')))).toEqual(
      Array(4).fill(true),
    );
    expect(['28P01', '53300', '42501'].map((code) => isAway(failure(code, '')))).toEqual(
      Array(3).fill(false),
    );
  });
});
