import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Outgoing, Sent } from '#core/chat.ts';
import type { Timing } from '#core/delivery/delivery.ts';
import { messageOf } from '#core/errors.ts';
import { openPostOffice } from '#engine/delivery/dispatcher.ts';
import { openDatabase } from '#store/sqlite.ts';
import { openLedger } from '#store/state/ledger.ts';
import { MIGRATIONS } from '#store/state/state-tables.ts';

import { platformAdapter } from '#test/fakes/platform-adapter.ts';
import { silent } from '#test/fakes/source.ts';

/** What the parent wants of a worker, as its one argument. */
export interface Task {
  file: string;
  url: string;
  resendWithinMs: number;
  owner: string;
  /** Digests 0 to this are owed; every tenth, from the fifth on, has two parts. */
  digests: number;
  timing: Timing;
  perSecond?: number;
  /** The system clock as this process sees it: so far off, and again so far after so many milliseconds. */
  clock?: { offMs: number; stepMs: number; afterMs: number };
  /** After each fifth answer the event loop stands still for so long, before it is written down. */
  blockMs?: number;
}

/** What a worker tells: everything is settled, or the store's trouble came or went. */
export type News = { kind: 'ready' | 'settled' } | { kind: 'trouble'; trouble: string | null };

/** When the digests of the harness are too old. */
const EXPIRES = Temporal.Now.instant().add({ hours: 24 });

const task: Task = JSON.parse(process.argv[2] ?? '{}');
const started = performance.now();
const tell = (news: News) => process.send?.(news);

function now() {
  const { offMs, stepMs, afterMs } = task.clock ?? { offMs: 0, stepMs: 0, afterMs: 0 };
  const step = performance.now() - started > afterMs ? stepMs : 0;
  return { wall: Date.now() + offMs + step, tick: Number(process.hrtime.bigint() / 1_000_000n) };
}

async function sendThenBlock(outgoing: Outgoing): Promise<Sent> {
  const sent = await adapter.send(outgoing);
  answers += 1;
  const end = performance.now() + (answers % 5 === 0 ? (task.blockMs ?? 0) : 0);
  while (performance.now() < end);
  return sent;
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await after(ms, undefined, signal ? { signal } : {}).catch(() => {});
}

const db = openDatabase({ file: task.file, migrations: MIGRATIONS, durable: true });
db.exec('PRAGMA busy_timeout = 100');
const ledger = openLedger(db, task.file);
const concurrency = task.blockMs ? 1 : 8;
const rate = { concurrency, perSecond: task.perSecond ?? 1000, channelMs: 0 };
const adapter = platformAdapter({ ...task, rate });
let answers = 0;
const office = openPostOffice({
  ledger,
  adapters: [{ ...adapter, send: sendThenBlock }],
  logger: silent,
  timing: task.timing,
  owner: task.owner,
  now,
  sleep,
  random: Math.random,
});

async function planAll(): Promise<void> {
  for (let index = 0; index < task.digests; index += 1) {
    const channel = { platform: 'fake', workspace: 'w', id: `c${index}` };
    const papers = (part: number) => [`2608.${String(index).padStart(5, '0')}${part}`];
    const parts = (index % 10 === 4 ? [0, 1] : [0]).map((part) => ({
      payload: `digest ${index}.${part}`,
      papers: papers(part),
    }));
    await ledger.plan({ channel, day: '2026-08-20', kind: 'daily', expires: EXPIRES, parts }, now());
  }
}

async function untilIt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tell({ kind: 'trouble', trouble: messageOf(error) });
    await sleep(20);
    return untilIt(work);
  }
}

async function watch(): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const trouble = office.trouble();
    if (trouble !== told) tell({ kind: 'trouble', trouble: trouble ?? null });
    told = trouble;
    const { planned, retry, sending } = await untilIt(() =>
      ledger.counts(Temporal.Instant.fromEpochMilliseconds(0)),
    );
    if (planned + retry + sending === 0) return;
    await sleep(25);
  }
}

process.on('disconnect', () => process.exit(1));
tell({ kind: 'ready' });
await untilIt(planAll);
office.start();
await watch();
await office.stop();
db.close();
tell({ kind: 'settled' });
process.disconnect();
