import type { DatabaseSync } from 'node:sqlite';
import type { Admins } from '#core/admins.ts';
import { guarded } from '../sqlite.ts';

/** Who set each channel up last; `person` is an id of the channel's platform. */
export const ADMIN_TABLE = `
  CREATE TABLE channel_admin (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
  ) STRICT, WITHOUT ROWID;
`;

/** Admins in the state's database, which is open and migrated. */
export function sqliteAdmins(db: DatabaseSync, file: string): Admins {
  const get = db.prepare(
    'SELECT person FROM channel_admin WHERE platform = ? AND workspace = ? AND channel = ?',
  );
  const put = db.prepare('INSERT OR REPLACE INTO channel_admin VALUES (?, ?, ?, ?)');
  return guarded<Admins>(
    {
      of: async ({ platform, workspace, id }) => {
        const row = get.get(platform, workspace, id);
        return row && { platform, id: String(row.person) };
      },
      remember: async ({ platform, workspace, id }, person) => {
        put.run(platform, workspace, id, person.id);
      },
    },
    file,
  );
}
