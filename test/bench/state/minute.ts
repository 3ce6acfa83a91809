import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after, setImmediate as turn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { ALLOWANCE } from '#core/commands/allowance.ts';
import { TIMING } from '#core/delivery/timing.ts';
import { PATIENCE } from '#core/parts/patience.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import { type App, createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { fakeChat } from '#test/fakes/chat.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { silent } from '#test/fakes/source.ts';
import { listsUpTo, realTexts } from '../burst/town.ts';
import type { Row } from '../measure.ts';

const LISTS = { days: 5, perDay: 40 };
/** As Discord allows. */
const RATE = { concurrency: 20, perSecond: 50, channelMs: 0 };
const MINUTE_MS = 60_000;
/** So shortly before it becomes due does the program begin to plan, which has it look through all that is ordered. */
const BEFORE_MS = 5_000;
/** Of so many, making all of them due takes some seconds. */
const SPARE_MS = 15_000;
const WATCH_MS = 60_000;

/** A state to plan for, by the environment that names it, and how all that is ordered in it becomes due at a time (epoch ms). */
export interface Minute {
  readonly environment: Readonly<Record<string, string>>;
  makeDue(at: number): Promise<void>;
}

/** Has everything become due in one minute for a program that was started right before, with a chat that takes it, and watches for a minute. */
export async function dueInOneMinute({ environment, makeDue }: Minute): Promise<Row> {
  const today = utcDay(Temporal.Now.instant());
  await using hub = await fakeHub({ days: listsUpTo(today, await realTexts(), LISTS) });
  const app = await openApp({ ...environment, HF_ENDPOINT: hub.url });
  await app.ingest.range(addDays(today, -LISTS.days), today, { patience: 'job' });
  const sent: number[] = [];
  const chat = fakeChat('fake');
  const service = app.service([
    {
      ...chat,
      rate: RATE,
      send: async ({ marker }) => {
        sent.push(Date.now());
        return { kind: 'sent', ref: { id: marker } };
      },
    },
  ]);
  const due = Math.ceil((Date.now() + SPARE_MS) / MINUTE_MS) * MINUTE_MS;
  await makeDue(due);
  await after(due - BEFORE_MS - Date.now());
  service.start();
  await after(due - Date.now());
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await after(WATCH_MS);
  const counts = await app.state.ledger.counts(Temporal.Instant.fromEpochMilliseconds(due));
  const planned = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const row = {
    'first sent s': ((sent[0] ?? Number.NaN) - due) / 1_000,
    'planned/s': planned / (WATCH_MS / 1_000),
    'sent/s': sent.length / (WATCH_MS / 1_000),
    'loop p99 ms': delay.percentile(99) / 1e6,
    'loop max ms': delay.max / 1e6,
  };
  await service.stop();
  await app.close();
  return row;
}

async function openApp(environment: Record<string, string>): Promise<App> {
  return await createApp(readConfig({ BACKFILL: 'off', ...environment }), {
    clock: { now: () => Temporal.Now.instant(), ticks: () => performance.now() },
    fetch,
    logger: silent,
    sleep: async (ms, signal) => {
      await after(ms, undefined, { signal, ref: false }).catch(() => undefined);
    },
    random: Math.random,
    nextTurn: async () => {
      await turn();
    },
    timing: TIMING,
    allowance: ALLOWANCE,
    patience: PATIENCE,
    reference: () => randomUUID().slice(0, 6),
  });
}
