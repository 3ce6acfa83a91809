import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#store/sqlite.ts';
import { FUNCTIONS, STEPS } from '#store/state/sqlite/migrations.ts';

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-test-'));
}

/** A DATA_DIR with a state in which somebody follows these topics. */
export function dataWith(...topics: string[]): string {
  const dataDir = folder();
  const db = openDatabase({ file: stateOf(dataDir), migrations: STEPS, functions: FUNCTIONS });
  const follow = db.prepare(
    `INSERT INTO follow (owner, key, topic, level, owner_data, platform) VALUES ('me', ?1, ?1, 'normal', '{}', 'console')`,
  );
  for (const topic of topics) follow.run(topic);
  db.close();
  return dataDir;
}

export function topicsIn(dataDir: string): string[] {
  const db = openDatabase({ file: stateOf(dataDir), migrations: STEPS, functions: FUNCTIONS });
  try {
    return db
      .prepare('SELECT topic FROM follow ORDER BY topic')
      .all()
      .map(({ topic }) => String(topic));
  } finally {
    db.close();
  }
}

export function stateOf(dataDir: string): string {
  return join(dataDir, 'state.sqlite');
}
