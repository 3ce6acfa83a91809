import type { Leases, Role } from '#core/delivery/leases.ts';
import { elapsed, type Moment } from '#core/delivery/moment.ts';
import type { DatabaseRow, Driver, Queries } from './driver.ts';

const GET = 'SELECT owner, wall, tick, boot FROM lease WHERE name = :name';
const PUT = `INSERT INTO lease (name, owner, wall, tick, boot) VALUES (:name, :owner, :wall, :tick, :boot)
  ON CONFLICT (name) DO UPDATE SET owner = :owner, wall = :wall, tick = :tick, boot = :boot`;
const DROP = 'DELETE FROM lease WHERE name = :name AND owner = :owner';

/** Who has which role, in the state's database. */
export function openLeases(driver: Driver): Leases {
  return {
    take: (roles, owner, ms) =>
      driver.transaction(async (transaction) => {
        const taken: Role[] = [];
        for (const name of roles) if (await take(transaction, name, { owner, ms })) taken.push(name);
        return taken;
      }, 'roles'),
    drop: (roles, owner) =>
      driver.transaction(async (transaction) => {
        for (const name of roles) await transaction.run(DROP, { name, owner });
      }, 'roles'),
  };
}

async function take(
  transaction: Queries,
  name: Role,
  { owner, ms }: { owner: string; ms: number },
): Promise<boolean> {
  const now = await transaction.now();
  const row = await transaction.get(GET, { name });
  if (row && row.owner !== owner && !isOver(row, ms, now)) return false;
  await transaction.run(PUT, { name, owner, ...now });
  return true;
}

// Whoever had it in another boot is not there any more; what was renewed long after now was so by a clock that was set back.
function isOver({ wall, tick, boot }: DatabaseRow, ms: number, now: Moment): boolean {
  const renewed = { wall: Number(wall), tick: Number(tick), boot: String(boot) };
  return Math.abs(elapsed(renewed, now) ?? Number.POSITIVE_INFINITY) > ms;
}
