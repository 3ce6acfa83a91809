import { personBehind } from '#core/channel.ts';
import type { Buttons } from '#core/commands/buttons.ts';
import type { Driver, Queries } from '../driver.ts';
import { here } from '../place.ts';

const GET = 'SELECT command FROM button WHERE key = :key AND kept > :after LIMIT 1';
const PUT = `INSERT INTO button (key, platform, workspace, channel, person, command, kept)
  VALUES (:key, :platform, :workspace, :channel, :person, :command, :now)
  ON CONFLICT (key, platform, workspace, channel, person) DO UPDATE SET command = :command, kept = :now`;
const DROP_OLD = 'DELETE FROM button WHERE kept <= :before';

const KEPT_MS = 30 * 86_400_000;

/** The commands behind buttons, in the state's database; each row is a command as one of its owners keeps it. */
export function openButtons(driver: Driver): Buttons {
  return {
    commandOf: async (key) => {
      const { wall } = await driver.now();
      const row = await driver.get(GET, { key, after: wall - KEPT_MS });
      return row && String(row.command);
    },
    keep: (commands, { channel, person = personBehind(channel) }) =>
      driver.transaction(async (transaction) => {
        const { wall: now } = await transaction.now();
        const owner = { ...here(channel), person: person?.id ?? '' };
        for (const [key, command] of Object.entries(commands)) {
          await transaction.run(PUT, { key, ...owner, command, now });
        }
      }),
  };
}

export async function dropOldButtons(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}
