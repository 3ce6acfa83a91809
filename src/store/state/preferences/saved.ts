import { z } from 'zod';
import { directMessages } from '#core/channel.ts';
import { Paper } from '#core/paper.ts';
import { MOST_SAVED, type SavedPaper, type SavedPapers } from '#core/topics/saved.ts';
import { ownerKey } from '#core/topics/topic.ts';
import type { DatabaseRow, Driver } from '../driver.ts';
import { keepEnded } from './ended.ts';

const SavedRow = z
  .object({ data: z.string(), at: z.number() })
  .transform(({ data, at }): SavedPaper => ({ paper: Paper.parse(JSON.parse(data)), at }));

const OF = 'SELECT data, at FROM saved WHERE owner = :owner ORDER BY at DESC, seq DESC';
const ONE = 'SELECT 1 FROM saved WHERE owner = :owner AND paper = :paper';
const COUNT = 'SELECT count(*) AS count FROM saved WHERE owner = :owner';
const PUT = `INSERT INTO saved (owner, paper, data, at, platform) VALUES (:owner, :paper, :data, :at, :platform)`;
const REMOVE = 'DELETE FROM saved WHERE owner = :owner AND paper = :paper RETURNING *';

/** Saved papers, in the state's database; `owner` is the key of a person, whose rows belong to no workspace. */
export function openSaved(driver: Driver): SavedPapers {
  return {
    of: async (person) => {
      const rows = await driver.all(OF, { owner: ownerKey({ kind: 'person', person }) });
      return rows.map(savedOf);
    },
    put: (person, { paper, at }) =>
      driver.transaction(async (transaction) => {
        const owner = ownerKey({ kind: 'person', person });
        if (await transaction.get(ONE, { owner, paper: paper.id })) return 'known';
        if (Number((await transaction.get(COUNT, { owner }))?.count) >= MOST_SAVED) return 'full';
        const data = JSON.stringify(paper);
        await transaction.run(PUT, { owner, paper: paper.id, data, at, platform: person.platform });
        return 'added';
      }),
    remove: (person, id) =>
      driver.transaction(async (transaction) => {
        const row = await transaction.get(REMOVE, { owner: ownerKey({ kind: 'person', person }), paper: id });
        const channel = directMessages(person);
        return row && (await keepEnded(transaction, { kind: 'saved', row, channel, by: person }));
      }),
  };
}

/** A row of `saved` as it was stored. */
export function savedOf(row: DatabaseRow): SavedPaper {
  return SavedRow.parse(row);
}
