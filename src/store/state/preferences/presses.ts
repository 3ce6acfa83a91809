import { z } from 'zod';
import { Paper } from '#core/paper.ts';
import { MOST_PRESSES, type Press, type Presses, type PressesOf, Wants } from '#core/topics/presses.ts';
import { channelOfRow, HERE, here } from '../channels/place.ts';
import type { DatabaseRow, Driver, QueryValues } from '../driver.ts';

const PressRow = z.object({
  platform: z.string(),
  person: z.string(),
  data: z.string(),
  wants: Wants,
  at: z.number(),
});

const ITS = `${HERE} AND person = :person`;
const KNOWN = `SELECT wants FROM press WHERE ${ITS} AND paper = :paper`;
const TAKE = `DELETE FROM press WHERE ${ITS} AND paper = :paper`;
const PUT = `INSERT INTO press (platform, workspace, channel, person, paper, wants, data, at)
  VALUES (:platform, :workspace, :channel, :person, :paper, :wants, :data, :at)`;
const DROP_OLDEST = `DELETE FROM press WHERE ${ITS} AND seq NOT IN (
  SELECT seq FROM press WHERE ${ITS} ORDER BY at DESC, seq DESC LIMIT :most)`;

/** What people asked for by papers, in the state's database. */
export function openPresses(driver: Driver): Presses {
  return {
    of: async (whose, most = Number.MAX_SAFE_INTEGER) => {
      const { where, values } = rowsOf(whose);
      const newest = `SELECT * FROM press WHERE ${where} ORDER BY at DESC, seq DESC LIMIT :most`;
      return (await driver.all(newest, { ...values, most })).map(pressOf);
    },
    put: ({ place, person, paper, wants, at }) =>
      driver.transaction(async (transaction) => {
        const its = { ...here(place), person: person.id };
        const known = (await transaction.get(KNOWN, { ...its, paper: paper.id }))?.wants;
        if (known === wants) return 'known';
        await transaction.run(TAKE, { ...its, paper: paper.id });
        await transaction.run(PUT, { ...its, paper: paper.id, wants, data: JSON.stringify(paper), at });
        await transaction.run(DROP_OLDEST, { ...its, most: MOST_PRESSES });
        return known === undefined ? 'added' : 'changed';
      }),
    take: async (place, person, paper) =>
      (await driver.run(TAKE, { ...here(place), person: person.id, paper })) > 0,
    takeAll: async (whose) => {
      const { where, values } = rowsOf(whose);
      return await driver.run(`DELETE FROM press WHERE ${where}`, values);
    },
  };
}

function rowsOf(whose: PressesOf): { where: string; values: QueryValues } {
  if (whose.kind === 'place') return { where: HERE, values: here(whose.place) };
  const { platform, id: person } = whose.person;
  return { where: 'platform = :platform AND person = :person', values: { platform, person } };
}

function pressOf(row: DatabaseRow): Press {
  const { platform, person, data, wants, at } = PressRow.parse(row);
  const paper = Paper.parse(JSON.parse(data));
  return { place: channelOfRow(row), person: { platform, id: person }, paper, wants, at };
}
