import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { POSTGRES_STEPS } from '#store/state/postgres/schema.ts';
import { noPostgres } from '#test/postgres-server.ts';
import { judged } from '../count.ts';
import { firstOverPostgres, type OldRelease } from '../old-release.ts';
import { ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import type { Program } from '../programs.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';

/** An old program and this one on one database, which this one has brought up to date under the old one's eyes; each takes over from the other under load. */
export const releases: Row = { name: 'postgres-releases', run: bothReleases, long: true };

const LASTS_MS = 120_000;
const TURNS = 6;
const LOCKED = /locked for 2 s: it is tried again/;
/** What that commit says of each digest that it still plans where it ends on a busy machine: this one has no such words. */
const CLOSED = /Cannot use a pool after calling end on the pool/;

async function bothReleases({ short, deliveries }: Effort): Promise<Outcome> {
  const missing = noPostgres();
  if (missing) return skipped(missing);
  const old = firstOverPostgres();
  if (typeof old === 'string') return skipped(old);
  using _ = old;
  await using running = await setUpFaults({ on: ['discord'], inPostgres: true });
  const [platform] = running.platforms as readonly [Platform];
  const before = await startOf(running, old);
  const known = await versionOf(running);
  // Old and new in turn.
  const programs = [before, await startOf(running)];
  const lastsMs = short ? 20_000 : LASTS_MS;
  const now = Date.now();
  const channels = platform.channels(Math.min(deliveries, 1_000));
  await running.order(ordersFor(channels, (index) => now + (index * lastsMs) / channels.length));
  for (let turn = 0; turn < TURNS; turn += 1) {
    await after(lastsMs / TURNS);
    // As operators do it: ended well, and started again.
    const own = turn % 2 === 0 ? old : undefined;
    await programs[turn]?.end();
    programs.push(await startOf(running, own));
  }
  await running.settled();
  const failures = programs.flatMap((program, at) =>
    (program.text().match(/"level":50.*/g) ?? []).map((line) => ({ line, isOld: at % 2 === 0 })),
  );
  // A busy machine has one that starts hold a lock for long; whoever waits for it says so, and comes again.
  const isLocked = ({ line }: { line: string }) => LOCKED.test(line);
  const isClosed = ({ line, isOld }: { line: string; isOld: boolean }) => isOld && CLOSED.test(line);
  const errors = failures.filter((each) => !isLocked(each) && !isClosed(each));
  const first =
    errors[0] && ` (of ${errors[0].isOld ? 'the old' : 'this'} one: ${errors[0].line.slice(0, 200)})`;
  const refuses = await refusesNewer(running, old, known);
  const sentence = refuses ? 'says so' : 'DOES NOT SAY SO';
  return judged(running, {
    more: `, ${old.commit} (schema ${known}) beside this one (schema ${POSTGRES_STEPS.length}) for ${lastsMs / 1_000} s and ${TURNS} restarts, ${errors.length} errors${first ?? ''}, ${failures.filter(isLocked).length} times a lock was waited for, ${failures.filter(isClosed).length} digests planned by an old one that had ended; older than what a schema takes it ${sentence}`,
    good: errors.length === 0 && refuses,
  });
}

async function startOf(running: FaultSetup, old?: OldRelease): Promise<Program> {
  const program = await running.start({ machine: old ? 0 : 1, checkout: old?.folder });
  await program.ready();
  return program;
}

async function versionOf({ database }: FaultSetup): Promise<number> {
  const [row] = await onDatabase(database?.url, 'SELECT version FROM schema');
  return Number(row?.version);
}

/** Whether the old program ends with a sentence once a schema wants readers that know more. */
async function refusesNewer(running: FaultSetup, old: OldRelease, known: number): Promise<boolean> {
  await onDatabase(running.database?.url, `UPDATE schema SET min_reader = ${known + 1}`);
  const program = await running.start({ machine: 0, checkout: old.folder });
  // One that goes on instead is ended with the row.
  const code = await Promise.race([program.ended, program.ready().catch(() => program.ended)]);
  return code === 1 && /was made ready for a newer Paperboy: update this one/.test(program.text());
}

async function onDatabase(url: string | undefined, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return await client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
