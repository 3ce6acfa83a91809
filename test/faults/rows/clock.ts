import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { latestDue, nextDue } from '#core/time/schedule.ts';
import { judged } from '../count.ts';
import { FAKETIME } from '../fake-time.ts';
import { type Order, ordersFor } from '../orders.ts';
import type { Platform } from '../platforms.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { deliveriesIn, nextDueIn } from '../state-file.ts';
import { SHORT, until } from '../waits.ts';

const WRONG_MS = 8_000;
// As in earnest, longer than the clock is wrong.
const TIMING = { ...SHORT, steady: 10_000 };

const CASES = [
  ['+30d', 'mid-life'],
  ['+30d', 'at start'],
  ['+3d', 'mid-life'],
  ['+3d', 'at start'],
  ['-3d', 'mid-life'],
  ['-3d', 'at start'],
] as const;
type Case = (typeof CASES)[number];

/** The system's clock is wrong for some seconds: by Debian's faketime, for one program and not for its world. */
export const clock: readonly Row[] = CASES.map(([offset, when]) => ({
  name: `clock${offset}-${when.replace(' ', '-')}`,
  // Each has to wait until a clock is believed again.
  long: offset !== '+30d',
  run: (effort) => wrongClock(effort, [offset, when]),
}));

async function wrongClock({ short }: Effort, [offset, when]: Case): Promise<Outcome> {
  if (!FAKETIME) return skipped('this machine has no faketime');
  await using running = await setUpFaults({ on: ['discord'], timing: TIMING });
  const [platform] = running.platforms as readonly [Platform];
  const time = fakeTime(running, FAKETIME);
  const begins = Date.now() + 2_000;
  const channels = platform.channels(short ? 30 : 100);
  await running.order(ordersFor(channels, (index) => begins + (index * 20_000) / channels.length));
  time.set('+0');
  let program = await running.start({ env: time.env });
  await until('some posts', () => platform.posts() >= 3);
  if (when === 'at start') await program.kill();
  time.set(offset);
  if (when === 'at start') program = await running.start({ env: time.env });
  if (when === 'at start') await program.ready();
  await after(WRONG_MS);
  time.set('+0');
  await running.settled();
  await until('every digest is due when it should be', () => wrongDues(running).length === 0).catch(() => {});
  await program.kill();
  const dues = wrongDues(running);
  const dates = wrongDates(running);
  const more = `, ${dates} of a wrong date, ${dues.length} due at a wrong time`;
  return judged(running, { more, good: dates === 0 && dues.length === 0 });
}

function fakeTime({ folder }: FaultSetup, archiveAccess: string) {
  const file = join(folder, 'time');
  return {
    env: {
      LD_PRELOAD: archiveAccess,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    set: (offset: string) => writeFileSync(file, offset),
  };
}

function wrongDates({ file, orders }: FaultSetup): number {
  const now = Temporal.Now.instant();
  const dateOf = ({ subscription }: Order) => latestDue(subscription, now)?.date;
  const dates = new Map(orders.map((order) => [order.subscription.channel.id, dateOf(order)]));
  return deliveriesIn(file).filter(({ channel, day }) => dates.get(channel) !== day).length;
}

/** The channels whose next digest is due at another time than their schedule says. */
function wrongDues({ file, orders }: FaultSetup): readonly string[] {
  const now = Temporal.Now.instant();
  const stored = nextDueIn(file);
  const isWrong = ({ subscription }: Order) =>
    stored.get(subscription.channel.id) !== nextDue(subscription, now).at.epochMilliseconds;
  return orders.filter(isWrong).map(({ subscription }) => subscription.channel.id);
}
