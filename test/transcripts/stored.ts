import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Transcript } from './transcript.ts';

// What differs from run to run, or from clock to clock.
const LEFT_OUT =
  /^(?:tick|boot|until|expires|at|owner_until|seq|seen|since|changed|planned|marker|id|revision)$/;

/** The tables of a state, and what stands in those whose keys and values are out in the world. */
export function writeStored(transcript: Transcript, folder: string): void {
  const db = new DatabaseSync(join(folder, 'state.sqlite'), { readOnly: true });
  const tables = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  transcript.did('what is stored then');
  for (const { name, sql } of tables) {
    transcript.came(String(sql).replace(/\s+/g, ' '));
    if (!['keyv', 'follow', 'mute', 'subscription', 'button', 'channel_admin'].includes(String(name)))
      continue;
    const rows = db.prepare(`SELECT * FROM ${name}`).all();
    const lines = rows.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !LEFT_OUT.test(column)))),
    );
    for (const line of lines) transcript.came(line);
  }
  db.close();
}
