import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { TIMING } from '#core/delivery/timing.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { nextDue } from '#core/time/schedule.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { tick } from '#engine/planning/tick.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { fakeChat } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { clockAt, fakeSource, silent } from '#test/fakes/source.ts';
import { memory, percentile, printTable, temporaryFolder } from './measure.ts';

// 10,000 subscriptions in every zone, on disk: a day of ticks in which a few or none are due, and one in which all are.
const CHANNELS = 10_000;
const START = '2026-08-20T00:00:00Z';

const clock = clockAt(START);
const dir = temporaryFolder();
const source = fakeSource({ '2026-08-20': papers(25) });
const archive = openArchive(join(dir, 'archive.sqlite'));
const state = await openState(join(dir, 'state.sqlite'), {
  now: () => ({ wall: clock.now().epochMilliseconds, tick: clock.now().epochMilliseconds, boot: 'bench' }),
});
const outside = { clock, logger: silent, timing: TIMING, nextTurn: () => nextTurn() };
const readable = { archive, ingest: createIngest({ ...outside, sources: [source], archive }) };
const chat = fakeChat();
const parts = {
  ...outside,
  ...state,
  stateClock: state.clock,
  clock,
  source,
  readable,
  adapters: [chat],
  fetches: () => true,
  sleep: () => new Promise<void>(() => undefined),
};

const zones = Intl.supportedValuesOf('timeZone');
for (let index = 0; index < CHANNELS; index++)
  await add(index, { zone: zones[index % zones.length] ?? 'UTC' });
const spread = await ticks(24 * 60);
for (let index = 0; index < CHANNELS; index++)
  await add(index, { zone: 'UTC', time: '00:30', since: Date.parse('2026-08-21T00:00:00Z') });
clock.set('2026-08-21T00:28:00Z');
const [before = 0, all = 0] = await ticks(2);
printTable(`Ticks over ${CHANNELS.toLocaleString('en')} subscriptions`, [
  { what: 'a day, times spread over all zones', ...summary(spread) },
  { what: 'nobody due', 'p50 ms': before },
  { what: 'all due in one minute, ms in all', 'p50 ms': all, MB: memory() },
]);

async function add(index: number, about: Partial<NewSubscription>): Promise<void> {
  const subscription: NewSubscription = {
    ...SUBSCRIPTION_DEFAULTS,
    channel: { platform: chat.platform, workspace: 'w', id: `c${index}` },
    time: `${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    since: Date.parse(START),
    ...about,
  };
  const due = nextDue(subscription, Temporal.Instant.fromEpochMilliseconds(subscription.since));
  await state.subscriptions.put(subscription, due.at.epochMilliseconds);
}

/** Milliseconds of each of so many ticks, a minute apart. */
async function ticks(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let minute = 0; minute < count; minute++) {
    clock.set(clock.now().add({ minutes: 1 }).toString());
    const started = performance.now();
    await tick(parts, { platforms: [chat.platform], plans: () => true });
    times.push(performance.now() - started);
  }
  return times;
}

function summary(times: readonly number[]) {
  return {
    'p50 ms': percentile(times, 0.5),
    'p99 ms': percentile(times, 0.99),
    'max ms': Math.max(...times),
    MB: memory(),
  };
}
