import { FORGIVEN_DAYS, type Removals } from '#core/subscriptions/removals.ts';
import type { Driver } from '../driver.ts';
import { forgetAll } from '../forget.ts';

const DAY_MS = 86_400_000;

const ADD = `INSERT INTO removal (platform, workspace, since) VALUES (:platform, :workspace, :now)
  ON CONFLICT (platform, workspace) DO NOTHING`;
const END = 'DELETE FROM removal WHERE platform = :platform AND workspace = :workspace';
const RESUME = 'DELETE FROM channel_pause WHERE platform = :platform AND workspace = :workspace';
const OF = 'SELECT workspace FROM removal WHERE platform = :platform ORDER BY workspace';
// A day of a clock that was ahead begins anew.
const MEND = 'UPDATE removal SET since = :now WHERE since > :now';
const OVER = 'SELECT platform, workspace FROM removal WHERE since <= :over';

/** Workspaces that removed the app, in the state's database. */
export function openRemovals(driver: Driver): Removals {
  return {
    add: async (platform, workspace) => {
      await driver.run(ADD, { platform, workspace, now: (await driver.now()).wall });
    },
    end: (platform, workspace) =>
      driver.transaction(async (transaction) => {
        const ended = await transaction.run(END, { platform, workspace });
        if (ended > 0) await transaction.run(RESUME, { platform, workspace });
        return ended > 0;
      }),
    of: async (platform) => (await driver.all(OF, { platform })).map(({ workspace }) => String(workspace)),
  };
}

/** Deletes all that is kept of the workspaces that did not come back in time. */
export async function forgetRemoved(driver: Driver): Promise<void> {
  const { wall: now } = await driver.now();
  await driver.run(MEND, { now });
  for (const { platform, workspace } of await driver.all(OVER, { over: now - FORGIVEN_DAYS * DAY_MS }))
    await forgetAll(driver, {
      kind: 'workspace',
      platform: String(platform),
      workspace: String(workspace),
    });
}
