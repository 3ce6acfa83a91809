import { randomInt } from 'node:crypto';
import { type Ended, UNDO_MS, type Undoable, type Undos } from '#core/commands/undo.ts';
import { MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import { MOST_SAVED } from '#core/topics/saved.ts';
import { TOPIC_LIMITS } from '#core/topics/topic.ts';
import { channelOfRow, here } from '../channels/place.ts';
import { subscriptionOf } from '../channels/subscriptions.ts';
import type { DatabaseRow, Driver, Queries, QueryValues } from '../driver.ts';
import { followOf } from './follows.ts';
import { savedOf } from './saved.ts';

const FRESH = 'at > :after';
const OF = `SELECT * FROM ended WHERE platform = :platform AND key = :key AND ${FRESH}`;
const BY = `SELECT * FROM ended WHERE platform = :platform AND person = :person AND ${FRESH} ORDER BY key DESC`;
const TAKE = `DELETE FROM ended WHERE platform = :platform AND key = :key AND ${FRESH} RETURNING data`;
const OTHERS = 'SELECT count(*) AS count FROM';

interface Kind {
  readonly unique: readonly string[];
  /** The columns that say whose it is. */
  readonly whose: readonly string[];
  readonly most: (row: DatabaseRow) => number;
}

/** How rows of each kind are told apart, and how many there may be of one owner or channel. */
const TABLES: Readonly<Record<Ended['kind'], Kind>> = {
  follow: { unique: ['owner', 'key'], whose: ['owner'], most: mostFollows },
  saved: { unique: ['owner', 'paper'], whose: ['owner'], most: () => MOST_SAVED },
  subscription: {
    unique: ['id'],
    whose: ['platform', 'workspace', 'channel'],
    most: () => MOST_DIGESTS,
  },
};

/** What people have ended within the last minutes, in the state's database. */
export function openUndos(driver: Driver): Undos {
  const after = async () => (await driver.now()).wall - UNDO_MS;
  return {
    of: async (platform, key) => {
      const row = await driver.get(OF, { platform, key, after: await after() });
      return row && undoableOf(row);
    },
    latest: async ({ platform, id }, channels, isMeant = () => true) => {
      const rows = await driver.all(BY, { platform, person: id, after: await after() });
      return rows
        .map(undoableOf)
        .find(({ channel, ended }) => channels.some((each) => isSame(each, channel)) && isMeant(ended));
    },
    bringBack: ({ key, channel, ended: { kind } }) =>
      driver.transaction(async (transaction) => {
        const { wall } = await transaction.now();
        const taken = { platform: channel.platform, key, after: wall - UNDO_MS };
        const row = await transaction.get(TAKE, taken);
        if (!row) return 'gone';
        return await putBack(transaction, kind, JSON.parse(String(row.data)) as DatabaseRow);
      }),
  };
}

async function putBack(
  transaction: Queries,
  kind: Ended['kind'],
  row: DatabaseRow,
): Promise<'back' | 'there' | 'full'> {
  const { unique, whose, most } = TABLES[kind];
  const same = `SELECT 1 FROM ${kind} WHERE ${equal(unique)}`;
  if (await transaction.get(same, valuesIn(row, unique))) return 'there';
  const { count } =
    (await transaction.get(`${OTHERS} ${kind} WHERE ${equal(whose)}`, valuesIn(row, whose))) ?? {};
  if (Number(count) >= most(row)) return 'full';
  const columns = Object.keys(await withPlace(transaction, kind, row));
  const names = columns.join(', ');
  const values = { ...valuesIn(row, columns), ...renewed(kind) };
  await transaction.run(`INSERT INTO ${kind} (${names}) VALUES (:${columns.join(', :')})`, values);
  return 'back';
}

function equal(columns: readonly string[]): string {
  return columns.map((column) => `${column} = :${column}`).join(' AND ');
}

/** Its place in the order of its table, unless another row has that by now. */
async function withPlace(transaction: Queries, kind: Ended['kind'], row: DatabaseRow): Promise<DatabaseRow> {
  const { seq, ...others } = row;
  const isTaken =
    seq !== undefined &&
    (await transaction.get(`SELECT 1 FROM ${kind} WHERE seq = :seq`, { seq: Number(seq) }));
  return isTaken ? others : row;
}

/** Whoever has read it before has not read this one. */
function renewed(kind: Ended['kind']): QueryValues {
  return kind === 'subscription' ? { revision: randomInt(2 ** 40) } : {};
}

function mostFollows(row: DatabaseRow): number {
  return TOPIC_LIMITS[followOf(row).owner.kind];
}

function valuesIn(row: DatabaseRow, columns: readonly string[]): QueryValues {
  return Object.fromEntries(columns.map((column) => [column, row[column] as string | number | null]));
}

function undoableOf(row: DatabaseRow): Undoable {
  const { key, platform, person, kind, data } = row;
  return {
    key: String(key),
    by: { platform: String(platform), id: String(person) },
    channel: channelOfRow(row),
    ended: endedOf(kind as Ended['kind'], JSON.parse(String(data)) as DatabaseRow),
  };
}

function endedOf(kind: Ended['kind'], row: DatabaseRow): Ended {
  switch (kind) {
    case 'follow':
      return { kind, follow: followOf(row) };
    case 'saved':
      return { kind, paper: savedOf(row).paper };
    case 'subscription':
      return { kind, subscription: subscriptionOf(row) };
    default:
      return kind satisfies never;
  }
}

function isSame(one: Undoable['channel'], other: Undoable['channel']): boolean {
  return JSON.stringify(here(one)) === JSON.stringify(here(other));
}
