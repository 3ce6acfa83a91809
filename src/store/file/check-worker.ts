import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { isDamage } from './explain.ts';

if (isDamaged(String(workerData))) parentPort?.postMessage('damaged');

/** Checks a table at a time, so that whoever ends the program waits for one at most. */
function isDamaged(file: string): boolean {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return tables.some(({ name }) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      return db.prepare(`PRAGMA quick_check(${quoted})`).get()?.quick_check !== 'ok';
    });
  } catch (error) {
    if (isDamage(error)) return true;
    throw error;
  } finally {
    db.close();
  }
}
