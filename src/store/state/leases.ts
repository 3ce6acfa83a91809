import type { DatabaseSync } from 'node:sqlite';
import type { Moment } from '#core/delivery/delivery.ts';
import { elapsed } from '#core/delivery/delivery.ts';
import type { Lease } from '#core/delivery/leases.ts';
import { guarded, transaction } from '../sqlite.ts';

/** One row: who delivers now, and when that was last renewed, by both clocks. */
export const LEASE_TABLE = `
  CREATE TABLE lease (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    owner TEXT NOT NULL,
    wall INTEGER NOT NULL,
    tick INTEGER NOT NULL
  ) STRICT;
`;

/** The right to deliver, in the state's database, which is open and migrated. */
export function sqliteLease(db: DatabaseSync, file: string): Lease {
  const read = db.prepare('SELECT owner, wall, tick FROM lease');
  const write = db.prepare('INSERT OR REPLACE INTO lease (id, owner, wall, tick) VALUES (1, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM lease WHERE owner = ?');
  return guarded<Lease>(
    {
      take: async (owner, leaseMs, now) =>
        transaction(db, () => {
          const row = read.get();
          const free = !row || row.owner === owner || isOver(row, leaseMs, now);
          if (free) write.run(owner, now.wall, now.tick);
          return free;
        }),
      drop: async (owner) => {
        drop.run(owner);
      },
    },
    file,
  );
}

// Where the clocks disagree, the machine was started anew or its clock was set: then the fences of the ledger protect.
function isOver(row: Record<string, unknown>, leaseMs: number, now: Moment): boolean {
  const renewed = { wall: Number(row.wall), tick: Number(row.tick) };
  return (elapsed(renewed, now) ?? Number.POSITIVE_INFINITY) > leaseMs;
}
