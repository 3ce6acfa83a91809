import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LINK_LASTS, type Links, MOST_LINKS } from '#core/commands/pages/links.ts';
import { channelOfRow, HERE, here } from './channels/place.ts';
import type { Driver, Queries } from './driver.ts';

const TOKEN = /^[\w-]{22}$/;
const LinkRow = z.object({ kind: z.enum(['page', 'saved', 'sent']), made: z.number() });

const ITS = `${HERE} AND kind = :kind`;
const OPENS = 'SELECT * FROM link WHERE hash = :hash';
const PUT = `INSERT INTO link (hash, kind, platform, workspace, channel, made)
  VALUES (:hash, :kind, :platform, :workspace, :channel, :made)`;
const DROP_OLDEST = `DELETE FROM link WHERE ${ITS} AND hash NOT IN (
  SELECT hash FROM link WHERE ${ITS} ORDER BY made DESC, hash LIMIT :most)`;
const END = `DELETE FROM link WHERE ${ITS}`;

/** Links to what is somebody's own, in the state's database. */
export function openLinks(driver: Driver): Links {
  return {
    make: ({ kind, of }) =>
      driver.transaction(async (transaction) => {
        const token = randomBytes(17).toString('base64url').slice(0, 22);
        const its = { ...here(of), kind };
        const { wall: made } = await transaction.now();
        // The new one stays, whatever the clock was when the others were made.
        await transaction.run(DROP_OLDEST, { ...its, most: MOST_LINKS - 1 });
        await transaction.run(PUT, { ...its, hash: hashOf(token), made });
        return token;
      }),
    opens: async (token) => {
      const row = TOKEN.test(token) ? await driver.get(OPENS, { hash: hashOf(token) }) : undefined;
      if (!row) return undefined;
      const { kind, made } = LinkRow.parse(row);
      const { wall } = await driver.now();
      return wall - made < LINK_LASTS[kind] ? { kind, of: channelOfRow(row) } : undefined;
    },
    end: async ({ kind, of }) => await driver.run(END, { ...here(of), kind }),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Drops the links that open nothing any more. */
export async function dropOldLinks(queries: Queries, now: number): Promise<void> {
  await queries.run("DELETE FROM link WHERE kind = 'page' AND made <= :before", {
    before: now - LINK_LASTS.page,
  });
}
