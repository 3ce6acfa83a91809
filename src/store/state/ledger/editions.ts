import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Lists } from '#core/delivery/ledger.ts';
import type { Queries } from '../driver.ts';

const StoredLists = z.array(z.tuple([z.string(), z.array(z.string())]));

const NEWEST = 'SELECT id FROM edition ORDER BY seq DESC LIMIT 1';
const PUT = `INSERT INTO edition (id, seq, lists, made)
  VALUES (:id, (SELECT coalesce(max(seq), 0) + 1 FROM edition), :lists, :now)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, made = excluded.made`;
const GET = 'SELECT lists FROM edition WHERE id = :id';
const DROP_OLD = 'DELETE FROM edition WHERE made < :before AND seq < (SELECT max(seq) FROM edition)';

const KEPT_MS = 40 * 86_400_000;
// All digests of some days were made from a few.
const CACHED = 100;

/** The lists that digests were made from, each edition stored once. */
export function editions(queries: Queries) {
  const parsed = new Map<string, Lists>();
  const get = async (id: string): Promise<Lists | undefined> => {
    const known = parsed.get(id);
    if (known) return known;
    const row = await queries.get(GET, { id });
    if (!row) return undefined;
    if (parsed.size >= CACHED) parsed.clear();
    const lists = listsOf(String(row.lists));
    parsed.set(id, lists);
    return lists;
  };
  return {
    get,
    newest: async (): Promise<Lists | undefined> => {
      const row = await queries.get(NEWEST);
      return row && (await get(String(row.id)));
    },
    /** Stores lists in a transaction where they are not the newest already; their id. */
    put: async (transaction: Queries, lists: Lists, now: number): Promise<string> => {
      const text = textOf(lists);
      const id = createHash('sha256').update(text).digest('base64url').slice(0, 16);
      const newest = await transaction.get(NEWEST);
      if (newest?.id !== id) await transaction.run(PUT, { id, lists: text, now });
      return id;
    },
  };
}

/** Drops what is kept no longer; never the newest. */
export async function dropOldEditions(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS });
}

// Equal lists have equal texts.
function textOf(lists: Lists): string {
  const days = [...lists].map(([day, ids]): [string, string[]] => [day, [...ids].sort()]);
  return JSON.stringify(days.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function listsOf(text: string): Lists {
  return new Map(StoredLists.parse(JSON.parse(text)).map(([day, ids]) => [day, new Set(ids)]));
}
