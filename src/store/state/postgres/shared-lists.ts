import { z } from 'zod';
import type { SharedLists } from '#core/archive/shared-lists.ts';
import { Paper } from '#core/paper.ts';
import type { Driver } from '../driver.ts';

const ListRow = z.object({ papers: z.string(), read_at: z.number() });

const GET = `SELECT papers, read_at FROM day_list
  WHERE source = :source AND day = :day AND read_at > :after AND papers IS NOT NULL`;
const ASK = `INSERT INTO day_list (source, day, asked) VALUES (:source, :day, :now)
  ON CONFLICT (source, day) DO UPDATE SET asked = :now WHERE day_list.asked <= :before`;
const KEEP = `INSERT INTO day_list (source, day, asked, read_at, papers) VALUES (:source, :day, 0, :now, :papers)
  ON CONFLICT (source, day) DO UPDATE SET asked = 0, read_at = :now, papers = :papers`;
const GIVE_UP = 'UPDATE day_list SET asked = 0 WHERE source = :source AND day = :day';
const DROP_OLD = 'DELETE FROM day_list WHERE asked = 0 AND coalesce(read_at, 0) < :before';

/** Whoever has not asked for it within a day has it in his archive. */
const KEPT_MS = 86_400_000;

/** Lists that machines have from one another, in a table that no backup has. */
export function openSharedLists(driver: Driver): SharedLists {
  const now = async () => (await driver.now()).wall;
  return {
    find: async (source, day, { freshMs, patienceMs }) => {
      const at = await now();
      const row = await driver.get(GET, { source, day, after: at - freshMs });
      if (row) {
        const { papers, read_at } = ListRow.parse(row);
        return { papers: z.array(Paper).parse(JSON.parse(papers)), at: read_at };
      }
      const mine = await driver.run(ASK, { source, day, now: at, before: at - patienceMs });
      return mine > 0 ? 'ask' : 'wait';
    },
    keep: async (source, day, papers) => {
      const at = await now();
      await driver.run(KEEP, { source, day, now: at, papers: JSON.stringify(papers) });
      await driver.run(DROP_OLD, { before: at - KEPT_MS });
    },
    giveUp: async (source, day) => {
      await driver.run(GIVE_UP, { source, day });
    },
  };
}
