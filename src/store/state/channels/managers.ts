import type { ImportedSettings } from '#core/subscriptions/transfer/transfers.ts';
import type { Manager, Managers } from '#core/subscriptions/workspace/managers.ts';
import type { Driver, Queries } from '../driver.ts';

const ITS = 'platform = :platform AND workspace = :workspace';
const ALL = `SELECT who, name FROM manager WHERE ${ITS} ORDER BY name, who`;
const DROP = `DELETE FROM manager WHERE ${ITS}`;
const ADD = `INSERT INTO manager (platform, workspace, who, name) VALUES (:platform, :workspace, :who, :name)
  ON CONFLICT DO NOTHING`;

/** That a workspace has said something is a row of its own, so that who is named and then forgotten leaves nobody more powerful. */
const SAID: Manager = { id: '', name: '' };

/** Those whom workspaces let set their channels up, in the state's database. */
export function openManagers(driver: Driver): Managers {
  return {
    of: async (platform, workspace) => {
      const rows = await driver.all(ALL, { platform, workspace });
      if (rows.length === 0) return undefined;
      const all = rows.map(({ who, name }): Manager => ({ id: String(who), name: String(name) }));
      return all.filter(({ id }) => id !== SAID.id);
    },
    set: (platform, workspace, named) =>
      driver.transaction((transaction) => nameManagersIn(transaction, { platform, workspace, named })),
  };
}

/** Names them in a transaction, in the place of those before; undefined where the workspace says nothing any more. */
export async function nameManagersIn(
  transaction: Queries,
  { platform, workspace, named }: NonNullable<ImportedSettings['managers']>,
): Promise<void> {
  await transaction.run(DROP, { platform, workspace });
  if (!named) return;
  for (const { id: who, name } of [SAID, ...named])
    await transaction.run(ADD, { platform, workspace, who, name });
}
