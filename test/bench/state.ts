import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Claim } from '#core/delivery/ledger.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { openPostgresState } from '#store/state/postgres/open.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { channel, digest, LISTS } from '#test/fakes/state.ts';
import { noPostgres, startPostgres } from '#test/postgres-server.ts';
import { percentile, printTable, type Row, temporaryFolder } from './measure.ts';
import { dueInOneMinute } from './state/minute.ts';
import { secondsToTakeOver } from './state/takeover.ts';

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '6000' },
    subscriptions: { type: 'string', default: '100000' },
    // Neither the minute nor the roles: half a minute in place of ten.
    ledger: { type: 'boolean', default: false },
  },
});
const COUNT = Number(values.deliveries);
const SUBSCRIPTIONS = Number(values.subscriptions);
const DAY_MS = 86_400_000;
// By the engines' own clocks.
const START = Date.now();
/** Not now, and no later than an order's schedule says: that would be put right as soon as anything runs. */
const LATER = START + DAY_MS / 2;
const EXPIRES = Temporal.Instant.fromEpochMilliseconds(START + DAY_MS);
/** As long as a digest of five papers. */
const PAYLOAD = 'x'.repeat(3_500);
/** Every day, at a time that has passed a moment ago. */
const ORDERED = {
  ...SUBSCRIPTION_DEFAULTS,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  time: new Date(START - 5 * 60_000).toISOString().slice(11, 16),
};
/** As many as the dispatcher claims and sends beside each other. */
const AT_A_TIME = 20;
const LOOKS = 300;

/** What one engine does, by name: so many a second, or milliseconds. */
interface Figures {
  readonly planned: number;
  readonly claimed: number;
  readonly settled: number;
  /** Claims that several processes were given: none, or something is broken. */
  readonly lost: number;
  readonly due: string;
}

/** Digests planned, claimed by two processes beside each other, and settled, each commit on the disk; then the question of what is due. */
async function measure(open: () => Promise<StateStore>): Promise<Figures> {
  const [state, other] = [await open(), await open()];
  await order(state, COUNT, START);
  const planned = await perSecond(() => planAll(state));
  const claims: Claim[] = [];
  const claimed = await perSecond(async () => {
    await Promise.all([state, other].map((each, index) => claimAll(each, `${index}`, claims)));
  });
  const settled = await perSecond(() => settleAll(state, claims));
  const lost = claims.length - new Set(claims.map(({ id }) => id)).size;
  await order(state, SUBSCRIPTIONS, LATER);
  const due = await looksAt(state);
  await Promise.all([state.close(), other.close()]);
  return { planned, claimed, settled, lost, due };
}

async function order({ subscriptions }: StateStore, count: number, due: number): Promise<void> {
  for (let from = 0; from < count; from += 100) {
    const some = Array.from({ length: Math.min(100, count - from) }, (_, index) => from + index);
    await Promise.all(
      some.map((index) =>
        subscriptions.put({ ...ORDERED, channel: channel(`${due}-${index}`), since: 0 }, due),
      ),
    );
  }
}

async function planAll({ subscriptions, ledger }: StateStore): Promise<void> {
  const owed = digest({ expires: EXPIRES });
  const parts = owed.parts.map((part) => ({ ...part, payload: PAYLOAD }));
  for (;;) {
    const waiting = await subscriptions.due('fake', 100);
    if (waiting.length === 0) return;
    const turns = waiting.map((of) => ({
      of,
      nextDue: LATER,
      digest: { ...owed, parts },
    }));
    await ledger.plan(turns, LISTS);
  }
}

async function claimAll({ ledger }: StateStore, owner: string, claims: Claim[]): Promise<void> {
  for (;;) {
    const some = await ledger.claimSome(
      'fake',
      { owner, leaseMs: DAY_MS },
      { limit: AT_A_TIME, may: () => true },
    );
    if (some.length === 0) return;
    claims.push(...some);
  }
}

async function settleAll({ ledger }: StateStore, claims: readonly Claim[]): Promise<void> {
  const waiting = claims.values();
  const work = async (): Promise<void> => {
    for (const claim of waiting) await ledger.settle(claim, { kind: 'sent', ref: { id: 'm' } });
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

async function looksAt({ subscriptions }: StateStore): Promise<string> {
  const took: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const began = performance.now();
    await subscriptions.due('fake', 100);
    took.push(performance.now() - began);
  }
  return `${percentile(took, 0.5).toFixed(2)} / ${percentile(took, 0.99).toFixed(2)}`;
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((COUNT * 1_000) / (performance.now() - began));
}

function rowOf(engine: string, { planned, claimed, settled, lost, due }: Figures) {
  const both = Math.round(1 / (1 / claimed + 1 / settled));
  return {
    engine,
    'planned/s': planned,
    'claimed/s': claimed,
    'settled/s': settled,
    'both/s': both,
    lost,
    'due p50 / p99 ms': due,
  };
}

const BARS = {
  'both/s': '≥ 2500 on PostgreSQL',
  lost: 0,
  'due p50 / p99 ms': '- / ≤ 5',
  'first sent s': '≤ 5',
  'planned/s beside': '≥ 300',
  'loop p99 ms': '≤ 50',
  'taken over s': '≤ 20',
};

/** An engine: its state, and all that is ordered in it due at a time. */
interface EngineUnderTest {
  readonly name: string;
  readonly open: () => Promise<StateStore>;
  readonly environment: Readonly<Record<string, string>>;
  makeDue(at: number): Promise<void>;
}

async function rowsOf({ name, open, ...minute }: EngineUnderTest): Promise<[Row, Row]> {
  const row = rowOf(name, await measure(open));
  if (values.ledger) return [row, { engine: name }];
  const { 'planned/s': beside = 0, ...burst } = await dueInOneMinute(minute);
  const state = await open();
  const seconds = await secondsToTakeOver(state);
  await state.close();
  return [row, { engine: name, 'planned/s beside': beside, ...burst, 'taken over s': seconds }];
}

const DUE = 'UPDATE subscription SET next_due = ';
const folder = temporaryFolder();
const file = join(folder, 'state.sqlite');
const sqlite: EngineUnderTest = {
  name: 'SQLite',
  open: () => openState(file),
  environment: { DATA_DIR: folder },
  makeDue: async (at) => {
    const db = new DatabaseSync(file, { timeout: 10_000 });
    db.exec(`${DUE}${at}`);
    db.close();
  },
};
const rows = [await rowsOf(sqlite)];
const missing = noPostgres();
if (missing) console.log(`PostgreSQL: NOT RUN, since ${missing}`);
else {
  await using server = await startPostgres({ durable: true });
  const url = server.url(await server.create());
  const open = () => openPostgresState(url);
  const makeDue = async (at: number) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`${DUE}${at}`);
    await client.end();
  };
  const environment = { DATA_DIR: temporaryFolder(), DATABASE_URL: url };
  rows.push(await rowsOf({ name: 'PostgreSQL', open, environment, makeDue }));
}
printTable(
  `${COUNT} digests of 3.5 KB, each commit on the disk; ${SUBSCRIPTIONS} subscriptions to look for what is due`,
  [{ engine: 'the bars', ...pick('both/s', 'lost', 'due p50 / p99 ms') }, ...rows.map(([row]) => row)],
);
if (!values.ledger)
  printTable(
    `${SUBSCRIPTIONS} due in one minute, planned and sent by one process; its roles once it is gone`,
    [
      { engine: 'the bars', ...pick('first sent s', 'planned/s beside', 'loop p99 ms', 'taken over s') },
      ...rows.map(([, row]) => row),
    ],
  );

function pick(...names: readonly (keyof typeof BARS)[]): Row {
  return Object.fromEntries(names.map((name) => [name, BARS[name]]));
}
