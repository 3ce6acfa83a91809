import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Transcript } from './transcript.ts';

// By clocks that nobody sets here, or drawn; what is sent first among equals is settled by nobody.
const DRAWN = /(?:^|_)(?:tick|boot|marker|seq|revision)$|^subscription$|^owner$/;
const PARTS_DRAWN: readonly (readonly [RegExp, string])[] = [
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g, '{uuid}'],
  [/(?<=\||"id":")[\w-]{16}(?=\||")/g, '{drawn}'],
  // In what was ended, which is a row within a row.
  [/(?<=\\"revision\\":)\d+/g, '{drawn}'],
];
// Rows that say who does what at this moment, what was answered already, and numbers for other rows.
const PASSING: ReadonlySet<string> = new Set(['lease', 'clock', 'seen', 'place', 'carried']);

/** The tables of the state and what stands in them: a newer program has to understand every line of it. */
export function storedIn({
  folder,
  transcript,
}: {
  readonly folder: string;
  readonly transcript: Transcript;
}): string[] {
  const db = new DatabaseSync(join(folder, 'state.sqlite'), { readOnly: true });
  const tables = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const lines = tables.flatMap(({ name, sql }) => [
    String(sql).replace(/\s+/g, ' '),
    ...(PASSING.has(String(name)) ? [] : db.prepare(`SELECT * FROM "${name}"`).all())
      .map((row) => `  ${name} ${undrawn(transcript.steady(JSON.stringify(row, withoutDrawn)))}`)
      .toSorted(),
  ]);
  db.close();
  return lines;
}

function withoutDrawn(key: string, value: unknown): unknown {
  return DRAWN.test(key) ? '{drawn}' : value;
}

function undrawn(text: string): string {
  return PARTS_DRAWN.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}
