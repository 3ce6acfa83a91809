import { personBehind } from '#core/channel.ts';
import type { ButtonOwner, Buttons } from '#core/commands/buttons.ts';
import { HERE, here } from '../channels/place.ts';
import type { Driver, Queries, QueryValues } from '../driver.ts';

const GET = 'SELECT command FROM button WHERE key = :key AND kept > :after LIMIT 1';
const PUT = `INSERT INTO button (key, platform, workspace, channel, person, command, kept)
  VALUES (:key, :platform, :workspace, :channel, :person, :command, :now)
  ON CONFLICT (key, platform, workspace, channel, person) DO UPDATE SET command = :command, kept = :now`;
const MINE = `${HERE} AND person = :person`;
const GET_MINE = `SELECT command FROM button WHERE key = :key AND ${MINE} AND kept > :after`;

/** How the keys of answers begin. */
const ANSWER = 'answer ';
const IS_ANSWER = `substr(key, 1, ${ANSWER.length}) = '${ANSWER}'`;
const MOST_ANSWERS = 20;
const DROP_MORE = `DELETE FROM button WHERE ${MINE} AND ${IS_ANSWER} AND key NOT IN
  (SELECT key FROM button WHERE ${MINE} AND ${IS_ANSWER} ORDER BY kept DESC, key LIMIT ${MOST_ANSWERS})`;
const DROP_OLD = `DELETE FROM button WHERE kept <= :before OR (kept <= :answers AND ${IS_ANSWER})`;

const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;
const ANSWER_KEPT_MS = DAY_MS;

/** What stands behind buttons, in the state's database; each row is a command, or an answer, as one of its owners keeps it. */
export function openButtons(driver: Driver): Buttons {
  return {
    commandOf: async (key) => {
      const { wall } = await driver.now();
      const row = await driver.get(GET, { key, after: wall - KEPT_MS });
      return row && String(row.command);
    },
    keep: (commands, owner) =>
      driver.transaction(async (transaction) => {
        const { wall: now } = await transaction.now();
        const owned = valuesOf(owner);
        for (const [key, command] of Object.entries(commands)) {
          await transaction.run(PUT, { key, ...owned, command, now });
        }
      }),
    answerOf: async (key, owner) => {
      const { wall } = await driver.now();
      const asked = { key: ANSWER + key, ...valuesOf(owner), after: wall - ANSWER_KEPT_MS };
      const row = await driver.get(GET_MINE, asked);
      return row && String(row.command);
    },
    keepAnswer: (key, command, owner) =>
      driver.transaction(async (transaction) => {
        const { wall: now } = await transaction.now();
        const owned = valuesOf(owner);
        await transaction.run(PUT, { key: ANSWER + key, ...owned, command, now });
        await transaction.run(DROP_MORE, owned);
      }),
  };
}

function valuesOf({ channel, person = personBehind(channel) }: ButtonOwner): QueryValues {
  return { ...here(channel), person: person?.id ?? '' };
}

export async function dropOldButtons(queries: Queries, now: number): Promise<void> {
  await queries.run(DROP_OLD, { before: now - KEPT_MS, answers: now - ANSWER_KEPT_MS });
}
