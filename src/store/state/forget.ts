import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { directWorkspace } from '#core/channel.ts';
import type { Forgotten } from '#core/delivery/ledger.ts';
import { ownerKey } from '#core/topic.ts';
import { transaction } from '../sqlite.ts';

const BY_CHANNEL = ['delivery', 'channel_pause', 'subscription', 'channel_admin'];
const BY_OWNER = ['follow', 'mute', 'saved'];

/** Deletes every row of theirs, all in one transaction, so that a crash leaves all or nothing; the number of rows. */
export function forgetRows(db: DatabaseSync, whose: Forgotten): number {
  const { places, owners } = conditions(whose);
  return transaction(db, () => {
    const run = (table: string, [where, ...values]: Condition) =>
      Number(db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values).changes);
    const changes = [
      ...BY_CHANNEL.map((table) => run(table, places)),
      ...BY_OWNER.map((table) => run(table, owners)),
      ...(whose.kind === 'person'
        ? [run('channel_admin', ['platform = ? AND person = ?', whose.person.platform, whose.person.id])]
        : []),
    ];
    return changes.reduce((sum, count) => sum + count, 0);
  });
}

const BEGINS = (column: string) => `substr(${column}, 1, length(?)) = ?`;

type Condition = readonly [where: string, ...values: SQLInputValue[]];

function conditions(whose: Forgotten): { places: Condition; owners: Condition } {
  switch (whose.kind) {
    case 'channel': {
      const { platform, workspace, id } = whose.channel;
      return {
        places: ['platform = ? AND workspace = ? AND channel = ?', platform, workspace, id],
        owners: ['owner = ?', ownerKey(whose)],
      };
    }
    case 'workspace': {
      const { platform, workspace } = whose;
      // Where a platform's people are unique only within a workspace, their ids begin with its own and a slash.
      const direct = directWorkspace({ platform, id: `${workspace}/` });
      const person = ownerKey({ kind: 'person', person: { platform, id: `${workspace}/` } }).slice(0, -2);
      return {
        places: [
          `platform = ? AND (workspace = ? OR ${BEGINS('workspace')})`,
          platform,
          workspace,
          direct,
          direct,
        ],
        owners: [
          `platform = ? AND (workspace = ? OR ${BEGINS('owner')})`,
          platform,
          workspace,
          person,
          person,
        ],
      };
    }
    case 'person': {
      const { person } = whose;
      return {
        places: ['platform = ? AND workspace = ?', person.platform, directWorkspace(person)],
        owners: ['owner = ?', ownerKey(whose)],
      };
    }
    default:
      return whose satisfies never;
  }
}
