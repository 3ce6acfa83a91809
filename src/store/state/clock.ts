import type { StateClock } from '#core/delivery/state-clock.ts';
import type { Driver } from './driver.ts';

const GET = 'SELECT wall, tick, boot FROM clock';
const PUT = `INSERT INTO clock (id, wall, tick, boot) VALUES (1, :wall, :tick, :boot)
  ON CONFLICT (id) DO UPDATE SET wall = :wall, tick = :tick, boot = :boot`;

/** The state's time, and when it was looked at last. */
export function openClock(driver: Driver): StateClock {
  return {
    now: () => driver.now(),
    mark: () =>
      driver.transaction(async (transaction) => {
        const now = await transaction.now();
        const row = await transaction.get(GET);
        await transaction.run(PUT, { ...now });
        if (!row) return { now };
        return { now, before: { wall: Number(row.wall), tick: Number(row.tick), boot: String(row.boot) } };
      }),
  };
}
